import { textArgument } from '../arguments.ts'
import { Complaint } from '../complaint.ts'
import type { Helper } from '../helper.ts'
import { blocks } from '../splice-value.ts'
import { didYouMean } from '../../model/suggest.ts'

/**
 * `{{changes}}` or `{{changes since="1.1"}}`: what the brief says that an issued version did not, the last one but its own. What has
 * changed is known when all citations are written, so that it only marks the place.
 */
export const changes: Helper = {
  args: [0, 0],
  named: ['since'],
  run({ brief: { issued = [] } }, call) {
    const since = textArgument(call, 'since')
    const versions = issued.map(({ version }) => version)
    if (since !== undefined && !versions.includes(since)) {
      const hint =
        didYouMean(since, versions) || (versions.length > 0 ? `there are: ${versions.join(', ')}` : 'record it with dossier issue')
      throw new Complaint(call.place, 'nothing-found', `version ${since} was not issued`, hint)
    }
    return blocks([{ type: 'leafDirective', name: 'changes', attributes: since === undefined ? {} : { since }, children: [] }])
  },
}

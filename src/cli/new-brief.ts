import { resolve } from 'node:path'
import { stringify } from 'yaml'
import { loadBrief } from '../load/brief.ts'
import { inProject, isFolder } from '../load/location.ts'
import type { Brief } from '../model/brief.ts'
import { Id } from '../model/schema.ts'
import { refuseUnknownBriefs } from './names.ts'
import type { NewBriefOptions } from './new.ts'
import { writeNew } from './new-files.ts'
import { ExitStatus } from './status.ts'

/** `dossier new brief <name> [--from BRIEF]`: a brief that builds at once. With `--from` it extends the other. */
export async function runNewBrief(name: string, { root: folder, from, json }: NewBriefOptions): Promise<number> {
  const root = resolve(folder)
  const target = `templates/${name}`
  if (!Id.safeParse(name).success) {
    console.error(`dossier: "${name}" is no name of a brief; write lower-case letters, digits and single hyphens`)
    return ExitStatus.usage
  }
  const refused = from === undefined ? undefined : refuseUnknownBriefs([from], root)
  if (refused !== undefined) return refused
  if (await isFolder(inProject(root, target))) {
    console.error(`dossier: there is a brief "${name}" already; nothing was written`)
    return ExitStatus.usage
  }
  const [parent] = from === undefined ? [] : (await loadBrief({ root }, from)).value.briefs
  const files = parent && from !== undefined ? extending(from, parent) : fresh(name)
  await writeNew(root, new Map([...files].map(([path, text]) => [`${target}/${path}`, text])), json)
  if (!json) console.log(`next: dossier build ${name}`)
  return ExitStatus.done
}

/** A brief that says nothing of its own yet: whatever the other one changes, it takes over. */
function extending(from: string, { matter, chapters }: Brief): Map<string, string> {
  const lines = [
    `# What this file does not say is as in templates/${from}/brief.yaml; maps such as limits: are laid over it key by key.`,
    `extends: ${from}`,
    stringify({ title: matter.title }).trimEnd(),
    '# audience: who it is for',
    '# limits: { words: 500, pages: 1 }',
    '',
    `# Its chapters are those of ${from}. To change one, copy it into chapters/ here, under its name, and write into the copy.`,
    '# To leave some out, or to change their order, list those that it is to have:',
    '# chapters:',
    ...chapters.map((chapter) => `#   - ${chapter.name}`),
    '',
    '# partials/<name>.hbs and page.html.hbs here take the place of those of the same name. style.css here comes after theirs, so that a',
    '# few design tokens are enough:  :root { --accent: #00497a; --face-display: var(--face-sans); }',
    '',
  ]
  return new Map([['brief.yaml', lines.join('\n')]])
}

function fresh(name: string): Map<string, string> {
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
  const yaml = `${stringify({ title })}# subtitle, audience, lang, cutoff, version, date, authors, publisher, style, limits, …: templates/README.md of Dossier has all keys\n`
  const chapter = `# ${title}\n\n{{!-- Print evidence with {{note "id"}} and {{quote "id"}}; write the rest as Markdown. --}}\nTo be written.\n`
  return new Map([
    ['brief.yaml', yaml],
    ['chapters/01-beginning.md.hbs', chapter],
  ])
}

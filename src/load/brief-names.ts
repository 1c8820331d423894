import { error, type Message } from '../model/message.ts'
import { inProject, isFile, isFolder, namesIn, within } from './location.ts'

/** A folder of chapters without a `brief.yaml` would be passed over without a word. It stops no other brief. */
export async function findNameless(root: string): Promise<Message[]> {
  const templates = inProject(root, 'templates')
  const messages: Message[] = []
  for (const name of await namesIn(templates)) {
    const folder = within(templates, name)
    if (name === '_base' || (await isFile(within(folder, 'brief.yaml')))) continue
    const isMeant = (await isFolder(within(folder, 'chapters'))) || (await isFile(within(folder, 'brief.yml')))
    const place = { file: `${folder.path}/brief.yaml`, line: 1, column: 1 }
    const hint = (await isFile(within(folder, 'brief.yml'))) ? 'rename brief.yml' : 'write it, with a title at least'
    if (isMeant) messages.push(error(place, 'missing-file', 'this brief has no brief.yaml', hint, []))
  }
  return messages
}

/** The names of a project's briefs: the folders of `templates/` that hold a `brief.yaml`. */
export async function briefNamesIn(root: string): Promise<string[]> {
  const templates = inProject(root, 'templates')
  const names: string[] = []
  for (const name of await namesIn(templates)) {
    if (name !== '_base' && (await isFile(within(within(templates, name), 'brief.yaml')))) names.push(name)
  }
  return names
}

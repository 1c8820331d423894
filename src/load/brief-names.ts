import { inProject, isFile, namesIn, within } from './location.ts'

/** The names of a project's briefs: the folders of `templates/` that hold a `brief.yaml`. */
export async function briefNamesIn(root: string): Promise<string[]> {
  const templates = inProject(root, 'templates')
  const names: string[] = []
  for (const name of await namesIn(templates)) {
    if (name !== '_base' && (await isFile(within(within(templates, name), 'brief.yaml')))) names.push(name)
  }
  return names
}

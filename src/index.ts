export { build, type BuildOptions, type BuildReport, type BuiltBrief, checkProject, type Stage } from './build.ts'
export { EnvironmentFault } from './model/fault.ts'
export type { Manifest, ManifestFootnote } from './model/manifest.ts'
export { formatMessage, type Message } from './model/message.ts'

import { EnvironmentFault } from '../model/fault.ts'

/** What hinders writing, as the machine's fault; anything else is a bug and stays what it is. */
export function asFault(folder: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EROFS: 'the file system is read-only',
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    EISDIR: 'a folder stands where a file should go',
    ENOTDIR: 'a file stands where a folder should be',
    EDQUOT: 'the quota is used up',
  }
  if (code === undefined || reasons[code] === undefined) return cause
  return new EnvironmentFault(
    `cannot write ${folder}: ${reasons[code]}`,
    'make room or name another folder with --out; the last good build is untouched',
    { cause },
  )
}

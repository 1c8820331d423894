import { execFile } from 'node:child_process'
import { makeProfile } from './profile.ts'

/**
 * Starts the program once while Puppeteer is loaded. Over the pipe Puppeteer would not notice that a program cannot be started at
 * all. On Windows the question would open a window.
 */
export async function askVersion(path: string, environment: Record<string, string>): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined
  const { failed, output } = await runOnce(path, ['--version'], environment)
  return failed ? output : undefined
}

/** What a browser that cannot be launched says: over the pipe Puppeteer learns only that it is gone, so it is asked once more. */
export async function lastWords(path: string, sandboxed: boolean, environment: Record<string, string>): Promise<string> {
  const profile = await makeProfile()
  const flags = ['--headless', '--disable-gpu', `--user-data-dir=${profile.folder}`, ...(sandboxed ? [] : ['--no-sandbox'])]
  const { output } = await runOnce(path, [...flags, '--dump-dom', 'about:blank'], { ...profile.environment, ...environment })
  profile.remove()
  return output
}

function runOnce(path: string, flags: string[], environment: Record<string, string>): Promise<{ failed: boolean; output: string }> {
  const options = { env: { ...process.env, ...environment }, timeout: 5_000, killSignal: 'SIGKILL' as const }
  return new Promise((resolve) => {
    execFile(path, flags, options, (failure, _, stderr) =>
      resolve({ failed: failure !== null, output: `${stderr}\n${failure?.code ?? ''}` }),
    )
  })
}

/** Whether it says that it finds no sandbox. */
export function lacksSandbox(output: string): boolean {
  return /No usable sandbox|Failed to move to new namespace|setuid sandbox|CLONE_NEWUSER|clone\(\) failed/i.test(output)
}

/** Whether the loader says that a shared library is missing. */
export function lacksLibrary(output: string): boolean {
  return /error while loading shared libraries/i.test(output)
}

/** The one line of a launch error that tells a user what is wrong. */
export function reasonOf(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const telling = lines.find((line) => /error while loading|No usable sandbox|GLIBC|ENOENT|EACCES|Timed out|FATAL/i.test(line))
  if (telling === undefined) return 'it ends at once, or is no browser'
  if (telling.includes('ENOENT')) return 'the file, or the loader that it asks for, is not there'
  return telling.includes('EACCES') ? 'it may not be executed' : telling
}

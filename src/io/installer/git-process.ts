import { spawn } from 'node:child_process'
import { Refusal } from '../../core/refusal.ts'
import { codeOf } from '../text-file.ts'

export interface GitRun {
  words: string[]
  cwd: string
  env: Record<string, string | undefined>
  signal: AbortSignal
  /** Takes what git prints; without it that is thrown away. */
  read?: (output: AsyncIterable<Uint8Array>) => Promise<void>
  /** Is asked several times a second whether git may go on; throws to end it. */
  check?: () => void
}

/** Milliseconds after which git is ended, whatever it is waiting for. */
const patience = 5 * 60_000

/**
 * Runs git without any prompt, without hooks, and of protocols only those that fetch.
 * @returns what it said when it failed, undefined when it did not.
 * @throws Refusal when there is no git, and what `read` and `check` throw.
 */
export async function runGit({ words, cwd, env, signal, read, check }: GitRun): Promise<string | undefined> {
  const child = spawn('git', [...guards, ...words], {
    cwd,
    env: gitEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-(2 ** 16))
  })
  let stopped: unknown
  const stop = (reason: unknown) => {
    stopped ??= reason
    child.kill('SIGTERM')
  }
  const abort = () => stop(signal.reason)
  signal.addEventListener('abort', abort)
  const late = setTimeout(
    () => stop(new Refusal('git took longer than five minutes and was ended; try again.')),
    patience,
  )
  const watch = setInterval(() => {
    try {
      check?.()
    } catch (error) {
      stop(error)
    }
  }, 250)
  try {
    signal.throwIfAborted()
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    const reading = read === undefined ? child.stdout.resume() && undefined : read(child.stdout)
    // What the reader throws comes first: git then only fails because nobody reads any more.
    const [readResult, code] = await Promise.allSettled([reading?.catch(fail(stop)), ended])
    if (stopped !== undefined) throw stopped
    if (readResult.status === 'rejected') throw readResult.reason
    if (code.status === 'rejected') throw code.reason
    return code.value === 0 ? undefined : said.trim() || `git ended with code ${code.value}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw new Refusal(
        'This needs git, which is not on this machine: install git, or use a tarball instead.',
      )
    throw error
  } finally {
    clearTimeout(late)
    clearInterval(watch)
    signal.removeEventListener('abort', abort)
    child.kill('SIGTERM')
  }
}

function fail(stop: (reason: unknown) => void) {
  return (error: unknown) => {
    stop(error)
    throw error
  }
}

const protocols = ['https', 'http', 'ssh', 'git', 'file'].map((name) => `protocol.${name}.allow=always`)

const guards = [
  'protocol.allow=never',
  ...protocols,
  'core.hooksPath=no-hooks',
  'core.fsmonitor=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
  'http.lowSpeedLimit=100',
  'http.lowSpeedTime=30',
].flatMap((setting) => ['-c', setting])

/** The user's environment, but for what points git at another repository and what makes it ask. */
function gitEnv(env: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_|NAMESPACE|COMMON_DIR|CEILING|EXTERNAL_DIFF|TEMPLATE_DIR)/.test(
        name,
      ),
  )
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1' }
}

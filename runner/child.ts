import { type ChildProcess, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { ChildEvent, ChildJob, LastWord } from './child-protocol.ts'

/** How a child ended. */
export interface ChildDeath {
  lastWord: LastWord | undefined
  signal: NodeJS.Signals | null
  code: number | null
  /** The first 2 KB of what it wrote on stderr: V8's own last words. */
  stderr: string
}

export interface Child {
  /**
   * Hands over a job; events arrive until the promise fulfils: with the child's death, or with undefined when the job
   * came to its end, after which the child takes another one.
   */
  judge(job: ChildJob, onEvent: (event: ChildEvent) => void): Promise<ChildDeath | undefined>
  /** Answers what the child asked. */
  answer(reply: object): void
  kill(): void
  /** Fulfils once the process is gone. */
  ended: Promise<unknown>
}

/** Starts a judging child, which gets itself ready, with `reserve` isolates made in advance, and waits for jobs. */
export function startChild(dist: string, reserve = 0): Child {
  const child = spawn(
    process.execPath,
    [...flags(dist), join(dist, 'judge-child.js'), String(reserve), findPackages().isolatedVm],
    {
      cwd: dist,
      env: { TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
      stdio: ['pipe', 'ignore', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    },
  )
  let onEvent: (event: ChildEvent) => void = () => undefined
  const lines = createInterface({ input: child.stdio[3] as Readable })
  lines.on('line', (line) => {
    const event = parsed<ChildEvent>(line)
    if (event !== undefined) onEvent(event)
  })
  const stderr = collected(child.stderr as Readable, 2048)
  const word = collected(child.stdio[4] as Readable, 4096)
  const death = endOf(child, new Promise<void>((resolve) => lines.once('close', resolve))).then(
    ({ signal, code }): ChildDeath => ({
      lastWord: parsed<LastWord>(word()),
      signal,
      code,
      stderr: stderr(),
    }),
  )
  const input = child.stdin as Writable
  // A child that died early breaks the pipe; its death says more.
  input.on('error', () => undefined)
  return {
    judge(job, listener) {
      const told = new Promise<undefined>((resolve) => {
        onEvent = (event) => {
          listener(event)
          if (isLast(event)) resolve(undefined)
        }
      })
      input.write(`${JSON.stringify(job)}\n`)
      return Promise.race([told, death])
    },
    answer: (reply) => void input.write(`${JSON.stringify(reply)}\n`),
    kill: () => void child.kill('SIGKILL'),
    ended: death,
  }
}

function isLast({ type }: ChildEvent): boolean {
  return type === 'end' || type === 'failed' || type === 'missing'
}

/**
 * The child may read its own code and isolated-vm's, load addons and start one worker; it may not write, open sockets
 * or start processes. Bytecode stays, because the guest's one native call cannot be compiled a second time.
 */
function flags(dist: string): string[] {
  const { isolatedVm, loader } = findPackages()
  const readable = [dist, isolatedVm, loader, '/etc/alpine-release']
  return [
    '--permission',
    '--allow-addons',
    '--allow-worker',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disable-warning=PERM0001',
    '--disable-warning=SecurityWarning',
    '--no-flush-bytecode',
    ...(process.platform === 'win32' ? [] : ['--stack-size=3900']),
    ...(process.platform === 'linux' ? [] : ['--no-node-snapshot']),
  ]
}

interface Packages {
  isolatedVm: string
  loader: string
}

let packages: Packages | undefined

/** The real folders of isolated-vm and of the package that finds its binary. */
function findPackages(): Packages {
  if (packages !== undefined) return packages
  const folderOf = (name: string, from: string): string =>
    realpathSync(dirname(createRequire(from).resolve(`${name}/package.json`)))
  const isolatedVm = folderOf('isolated-vm', import.meta.url)
  packages = { isolatedVm, loader: folderOf('node-gyp-build', join(isolatedVm, 'package.json')) }
  return packages
}

function endOf(
  child: ChildProcess,
  events: Promise<void>,
): Promise<{ signal: NodeJS.Signals | null; code: number | null }> {
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve({ signal: null, code: (error as NodeJS.ErrnoException).errno ?? -1 }),
    )
    child.once('close', (code, signal) => void events.then(() => resolve({ code, signal })))
  })
}

/** Keeps the first `limit` characters of a stream and lets the rest flow away. */
function collected(stream: Readable, limit: number): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    if (text.length < limit) text += chunk.slice(0, limit - text.length)
  })
  return () => text
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { DatabaseReply, DatabaseRequest, Fatal } from '../guest/postgres-protocol.ts'

/** Where challenges find PostgreSQL. */
export interface PostgresOptions {
  /** Folder for the image from which PGlite starts quickly. */
  cache?: string | undefined
  /** A server to use in place of PGlite. */
  url?: string | undefined
}

/** One database process, started when it is needed and started anew when it died. */
export interface Database {
  /** Gets the process ready; what follows is quicker for it. */
  start(): void
  /**
   * Resolves always: with the reply, or with the verdict when the process had to be ended, `limitMs` milliseconds of CPU
   * after the request at the latest.
   */
  ask(request: DatabaseRequest, limitMs: number): Promise<DatabaseReply>
  /** The process that is running, if one is. */
  pid(): number | undefined
  close(): Promise<void>
}

/** Wall milliseconds without an answer, far past every limit, after which the process is taken for dead. */
const silenceMs = 60_000

/** The database processes of a judge: one for each run that goes on at a time, kept for the next one. */
export function createDatabases(dist: string, options: () => PostgresOptions) {
  const free: Database[] = []
  const all: Database[] = []
  return {
    take(): Database {
      const database = free.pop() ?? createDatabase(dist, options())
      if (!all.includes(database)) all.push(database)
      return database
    },
    release: (database: Database) => void free.push(database),
    close: async (): Promise<void> => void (await Promise.all(all.map((database) => database.close()))),
  }
}

function createDatabase(dist: string, options: PostgresOptions): Database {
  let running: Running | undefined
  let last: Promise<unknown> = Promise.resolve()

  function need(): Running {
    if (running !== undefined) return running
    const started = start(dist, options)
    running = started
    started.ended.then(() => {
      if (running === started) running = undefined
    })
    return started
  }

  async function askNow(request: DatabaseRequest, limitMs: number): Promise<DatabaseReply> {
    const { child, ended, word } = need()
    const reply = new Promise<DatabaseReply>((resolve) => {
      child.once('message', (message) => resolve(message as DatabaseReply))
    })
    const silence = setTimeout(() => child.kill('SIGKILL'), limitMs * 25 + silenceMs)
    child.send({ request, limitMs }, () => undefined)
    const answer = await Promise.race([reply, ended.then(() => died(word()))])
    clearTimeout(silence)
    child.removeAllListeners('message')
    if (answer.fatal !== undefined && /^(internal|runtime)-error$/.test(answer.fatal.verdict)) {
      // Whatever state it is in, the next one starts well.
      child.kill('SIGKILL')
      running = undefined
    }
    return answer
  }

  return {
    start: () => void need(),
    ask(request, limitMs) {
      // A run that was stopped leaves a request behind, whose reply is nobody else's.
      const reply = last.then(() => askNow(request, limitMs))
      last = reply
      return reply
    },
    pid: () => running?.child.pid,
    async close() {
      const closing = running
      running = undefined
      if (closing === undefined) return
      if (options.url === undefined) closing.child.kill('SIGKILL')
      else if (closing.child.connected) closing.child.disconnect()
      await closing.ended
    },
  }
}

interface Running {
  child: ChildProcess
  ended: Promise<void>
  /** What the watchdog said before it ended the process. */
  word(): string
}

function start(dist: string, { cache, url }: PostgresOptions): Running {
  const image = cache === undefined ? '' : join(cache, `pglite-${version()}-2.tar`)
  if (cache !== undefined) makeFolder(cache)
  const main = join(dist, 'postgres.js')
  const child = spawn(
    process.execPath,
    url === undefined ? [...flags(cache), main, 'image', image] : [main, 'server', url],
    {
      cwd: dist,
      env: { TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'ipc'],
      windowsHide: true,
    },
  )
  let word = ''
  const words = child.stdio[3] as Readable
  words.setEncoding('utf8')
  words.on('data', (text: string) => {
    word += text
  })
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    // Once the channel was disconnected, Node does not say `close`.
    child.once('exit', () => (words.closed ? resolve() : words.once('close', () => resolve())))
  })
  return { child, ended, word: () => word }
}

/** SQL runs in WebAssembly with a file system of its own; beside it nothing may be written, opened or started. */
function flags(cache: string | undefined): string[] {
  return [
    '--permission',
    '--allow-worker',
    '--allow-fs-read=*',
    ...(cache === undefined ? [] : [`--allow-fs-write=${cache}`]),
    '--disable-warning=PERM0001',
    '--disable-warning=SecurityWarning',
  ]
}

function died(word: string): DatabaseReply {
  return { done: [], waiting: [], cpuMs: 0, fatal: verdictOf(word) }
}

function verdictOf(word: string): Fatal {
  if (word === 'time') return { verdict: 'time-limit-exceeded', message: '' }
  if (word === 'memory') {
    return { verdict: 'memory-limit-exceeded', message: 'a statement took more than 768 MB of memory' }
  }
  return { verdict: 'internal-error', message: 'the database process ended unexpectedly: run it again' }
}

/** The image belongs to one version of PGlite. */
function version(): string {
  const require = createRequire(import.meta.url)
  let folder = dirname(require.resolve('@electric-sql/pglite'))
  for (;;) {
    try {
      return (require(join(folder, 'package.json')) as { version: string }).version
    } catch {
      folder = dirname(folder)
    }
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch {
    // Without the folder there is no image, and PGlite takes a little longer to start.
  }
}

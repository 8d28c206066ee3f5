import type * as Pacote from 'pacote'
import { type PackSource, withoutSecrets } from '../../core/pack-source.ts'
import { Refusal } from '../../core/refusal.ts'
import { codeOf } from '../text-file.ts'
import { npmOptions } from './npm-config.ts'
import { networkProblem } from './problems.ts'
import { unpack } from './unpack.ts'
import type { PackWriter } from './write-pack.ts'

export interface Fetching {
  writer: PackWriter
  env: Record<string, string | undefined>
  signal: AbortSignal
}

/** What was fetched: exactly what it was, and the `sha512-…` of the tarball when it came as one. */
export interface Fetched {
  resolved: string
  integrity?: string
}

/** Milliseconds in which a server has to say something. */
const patience = 30_000

/** Fetches and unpacks a package of an npm registry; no script of it is run. @throws Refusal */
export async function fetchNpm(
  { name, range }: Extract<PackSource, { kind: 'npm' }>,
  fetching: Fetching,
): Promise<Fetched> {
  const pacote = await loadPacote()
  const options: Record<string, unknown> = { ...settings(fetching), packumentCache: new Map() }
  const own = options['registry']
  const registry = own === undefined ? 'the npm registry' : host(String(own))
  const what = `npm package "${name}"`
  try {
    const { version } = await pacote.manifest(range === '' ? name : `${name}@${range}`, options)
    const exact = `${name}@${version}`
    const integrity = await stream(pacote, exact, options, fetching)
    return { resolved: exact, integrity }
  } catch (error) {
    fetching.signal.throwIfAborted()
    if (['ETARGET', 'ENOVERSIONS'].includes(codeOf(error)))
      throw new Refusal(
        `${name} has no version ${range === '' ? 'at all' : `"${range}"`}; see what there is with \`npm view ${name} versions\`.`,
      )
    throw networkProblem(error, what, registry)
  }
}

/** Fetches and unpacks a tarball from the web. @throws Refusal */
export async function fetchWeb(url: string, fetching: Fetching): Promise<Fetched> {
  const pacote = await loadPacote()
  try {
    const integrity = await stream(pacote, url, settings(fetching), fetching)
    return { resolved: url, integrity }
  } catch (error) {
    fetching.signal.throwIfAborted()
    throw networkProblem(error, `file ${withoutSecrets(url)}`, host(url))
  }
}

/** pacote's options: nothing but registries and tarballs, no script, no cache of its own, short waits. */
function settings({ env, signal }: Fetching): Record<string, unknown> {
  return {
    ...npmOptions(env),
    ignoreScripts: true,
    allowGit: 'none',
    allowFile: 'none',
    allowDirectory: 'none',
    timeout: patience,
    fetchRetries: 1,
    fetchRetryFactor: 2,
    fetchRetryMintimeout: 500,
    fetchRetryMaxtimeout: 2000,
    signal,
  }
}

/** Loaded when it is needed: it is large. Its types know nothing of how a CommonJS module is imported. */
async function loadPacote(): Promise<typeof Pacote> {
  const loaded: unknown = await import('pacote')
  return (loaded as { default: typeof Pacote }).default
}

async function stream(
  pacote: typeof Pacote,
  spec: string,
  options: object,
  { writer, signal }: Fetching,
): Promise<string> {
  const ended = new AbortController()
  const take = (tarball: NodeJS.ReadableStream) => {
    // Once nobody reads any more, the end of the connection is no news.
    tarball.on('error', () => {})
    return unpack(patiently(tarball), writer, signal)
  }
  try {
    const both = AbortSignal.any([signal, ended.signal])
    return await pacote.tarball.stream(spec, take, { ...options, signal: both })
  } finally {
    // Without this a refused download would go on to its end, and the process with it.
    ended.abort()
  }
}

/** The chunks of a stream, for as long as none of them takes too long. */
async function* patiently(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await soon(iterator.next())
      if (next.done) return
      yield Buffer.from(next.value)
    }
  } finally {
    await iterator.return?.()
  }
}

function soon<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('It stopped coming half-way; try again.')), patience)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function host(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}

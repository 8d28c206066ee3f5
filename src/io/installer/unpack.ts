import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Parser, type ReadEntry } from 'tar'
import { packLimits } from '../../core/pack-limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { codeOf } from '../text-file.ts'
import type { PackWriter, Writing } from './write-pack.ts'

/** Unpacked bytes of an archive in all: what a pack may hold, and the headers of that many files. */
const mostUnpacked = packLimits.bytes + packLimits.files * 2048

/**
 * Unpacks a tarball, gzipped or not, as it comes.
 * @returns its `sha512-…`.
 * @throws Refusal when it is none, is damaged, or holds what a pack may not hold; the rest is not even read then.
 */
export async function unpack(
  chunks: AsyncIterable<Uint8Array>,
  writer: PackWriter,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha512')
  const source = counted(chunks, hash)
  // The first chunk tells whether it is compressed.
  const first = await source.next()
  if (first.done) throw new Refusal('It is an empty file and no tarball.')
  const whole = async function* () {
    yield first.value
    yield* source
  }
  const read = (raw: AsyncIterable<Uint8Array>) => parse(raw, writer)
  try {
    if (isGzip(first.value)) await pipeline(whole, createGunzip(), read, { signal })
    else await pipeline(whole, read, { signal })
  } catch (error) {
    signal.throwIfAborted()
    const code = codeOf(error)
    if (/^(Z_|TAR_)/.test(code))
      throw new Refusal(
        `It is damaged or no gzipped tarball (${code}); make it with \`npm pack\` and try again.`,
      )
    throw error
  }
  writer.finish()
  return `sha512-${hash.digest('base64')}`
}

async function* counted(chunks: AsyncIterable<Uint8Array>, hash: { update: (chunk: Uint8Array) => void }) {
  for await (const chunk of chunks) {
    hash.update(chunk)
    if (chunk.length > 0) yield chunk
  }
}

function isGzip(chunk: Uint8Array): boolean {
  return chunk[0] === 0x1f && chunk[1] === 0x8b
}

async function parse(raw: AsyncIterable<Uint8Array>, writer: PackWriter): Promise<void> {
  const parser = new Parser({ strict: true })
  let failure: unknown
  let current: Writing | undefined
  const guarded = (action: () => void) => {
    try {
      if (failure === undefined) action()
    } catch (error) {
      failure = error
    }
  }
  parser.on('error', (error: unknown) => {
    failure ??= error
  })
  parser.on('entry', (entry: ReadEntry) => {
    guarded(() => {
      current = begin(entry, writer)
    })
    entry.on('data', (chunk: Buffer) => guarded(() => current?.write(chunk)))
    entry.on('end', () => {
      current?.close()
      current = undefined
    })
  })
  parser.on('ignoredEntry', (entry: ReadEntry) => guarded(() => refuse(entry)))
  let ended = false
  parser.on('eof', () => {
    ended = true
  })
  let [total, begun] = [0, false]
  try {
    for await (const chunk of raw) {
      // The parser would unzip once more by itself, and nobody would count what comes out.
      if (!begun && (isGzip(chunk) || (chunk[0] === 0x28 && chunk[1] === 0xb5)))
        throw new Refusal('It is compressed twice, or not by gzip; make it with `npm pack`.')
      begun = true
      total += chunk.length
      if (total > mostUnpacked)
        throw new Refusal('It is larger than 50 MB unpacked; a pack is smaller than that.')
      // Past the archive's end the parser only collects, in time that grows with the square of what follows.
      if (!ended) parser.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length))
      if (failure !== undefined) throw failure
    }
    parser.end()
    if (failure !== undefined) throw failure
  } finally {
    current?.close()
  }
}

/** Begins what an entry of the archive stands for. @throws Refusal */
function begin(entry: ReadEntry, writer: PackWriter): Writing | undefined {
  const target = entry.linkpath ?? ''
  switch (entry.type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return writer.file(entry.path)
    case 'Directory':
    case 'GNUDumpDir':
      writer.folder(entry.path)
      return undefined
    case 'SymbolicLink':
      writer.link(entry.path, target)
      return undefined
    case 'Link':
      // Hard links are named from the archive's top, symbolic ones from where they are.
      writer.link(entry.path, target.startsWith('/') ? target : '../'.repeat(depth(entry.path)) + target)
      return undefined
    default:
      return refuse(entry)
  }
}

function refuse({ path, type }: ReadEntry): never {
  throw new Refusal(`It holds ${path}, a ${type}; a pack holds plain files only.`)
}

function depth(path: string): number {
  return path.split('/').filter((part) => part !== '' && part !== '.').length - 1
}

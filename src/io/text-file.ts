import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'

/** Why a file cannot be used as text. */
export type FileFault =
  | { fault: 'absent' | 'folder' | 'special' | 'binary' | 'utf-16' | 'not-utf-8' }
  | { fault: 'unreadable'; code: string }
  | { fault: 'too-big'; bytes: number }

export type TextFile = { fault?: undefined; text: string; byteOrderMark: boolean } | FileFault

/** Reads a file of at most `limit` bytes as UTF-8; a byte order mark is dropped, line ends stay as they are. */
export function readText(path: string, limit: number): TextFile {
  let descriptor: number | undefined
  try {
    // Non-blocking, so that a pipe nobody writes to is refused instead of waited for.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = fstatSync(descriptor)
    if (stat.isDirectory()) return { fault: 'folder' }
    if (!stat.isFile()) return { fault: 'special' }
    if (stat.size > limit) return { fault: 'too-big', bytes: stat.size }
    const bytes = readAll(descriptor, stat.size, limit + 1)
    return bytes.length > limit ? { fault: 'too-big', bytes: bytes.length } : decode(bytes)
  } catch (error) {
    return systemFault(error)
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** The system's code of a failed call (`EACCES`), or the message of any other error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

/** What is at a path, links followed; undefined when nothing is there or it cannot be looked at. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function systemFault(error: unknown): FileFault {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'absent' }
  return code === 'EISDIR' ? { fault: 'folder' } : { fault: 'unreadable', code }
}

/** Everything of a file up to `atMost` bytes; `expected` is how much there is, as far as the system says. */
function readAll(descriptor: number, expected: number, atMost: number): Buffer {
  // One byte more than there should be, to see the end; a file may grow, and some have no size.
  let buffer = Buffer.allocUnsafe(Math.min(atMost, Math.max(expected + 1, smallest)))
  let length = 0
  for (;;) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, null)
    length += read
    if (read === 0 || length === atMost) return buffer.subarray(0, length)
    if (length < buffer.length) continue
    const larger = Buffer.allocUnsafe(Math.min(atMost, buffer.length * 2))
    buffer.copy(larger)
    buffer = larger
  }
}

/** Bytes that are made room for in any case. */
const smallest = 1024

function decode(bytes: Buffer): TextFile {
  const start = bytes.subarray(0, 2).toString('hex')
  if (start === 'fffe' || start === 'feff') return { fault: 'utf-16' }
  if (bytes.includes(0)) return { fault: 'binary' }
  try {
    const byteOrderMark = bytes.subarray(0, 3).toString('hex') === 'efbbbf'
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), byteOrderMark }
  } catch {
    return { fault: 'not-utf-8' }
  }
}

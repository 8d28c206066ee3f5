import { bytesOf, diskError, fileName, wholeNumber } from './errors.ts'

/** One call with arguments that are what they should be. */
export type Call =
  | { name: 'append'; file: string; bytes: Uint8Array }
  | { name: 'read'; file: string; from: number; length: number }
  | { name: 'size' | 'sync' | 'remove'; file: string }
  | { name: 'rename'; file: string; to: string }
  | { name: 'list' }

/** Makes a call and answers it some time later, or never. */
export type Issue = (call: Call) => Promise<unknown>

/** Longest read: what crosses at once has a limit. */
const maxRead = 4 * 1024 * 1024
/** Calls of one handle that may wait for an answer at once. */
const maxWaiting = 10_000

/**
 * The disk as the program holds it: every argument is looked at before it becomes a call. What is wrong comes back as a
 * rejection, but too many calls at once throw: a flood that nobody waits for must not go on.
 */
export function createHandle(issue: Issue): object {
  let waiting = 0

  function answering(call: string, make: () => Call): Promise<unknown> {
    if (waiting >= maxWaiting) throw diskError('EAGAIN', call)
    waiting++
    return (async () => {
      try {
        return await issue(make())
      } finally {
        waiting--
      }
    })()
  }

  function named(call: 'size' | 'sync' | 'remove'): (file: unknown) => Promise<unknown> {
    return (file) => answering(call, () => ({ name: call, file: fileName(file, call) }))
  }

  const handle = {
    append: (file: unknown, bytes: unknown) =>
      answering('append', () => ({
        name: 'append',
        file: fileName(file, 'append'),
        bytes: bytesOf(bytes),
      })),
    read: (file: unknown, from: unknown, length: unknown) =>
      answering('read', () => ({
        name: 'read',
        file: fileName(file, 'read'),
        from: wholeNumber(from, 'the offset', Number.MAX_SAFE_INTEGER),
        length: wholeNumber(length, 'the length', maxRead),
      })),
    size: named('size'),
    sync: named('sync'),
    rename: (from: unknown, to: unknown) =>
      answering('rename', () => ({
        name: 'rename',
        file: fileName(from, 'rename'),
        to: fileName(to, 'rename'),
      })),
    remove: named('remove'),
    list: () => answering('list', () => ({ name: 'list' })),
  }
  for (const method of Object.values(handle)) Object.freeze(method)
  return Object.freeze(handle)
}

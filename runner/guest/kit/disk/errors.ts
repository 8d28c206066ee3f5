const texts = {
  ENOENT: 'no such file',
  ENOSPC: 'no space left on the disk',
  EAGAIN: 'too many calls are under way',
} as const

export type DiskErrorCode = keyof typeof texts

/** An error as Node's file system gives it, with `code`, `syscall` and `path`. */
export function diskError(code: DiskErrorCode, syscall: string, path?: string): Error {
  const about = path === undefined ? '' : ` '${path}'`
  return Object.assign(new Error(`${code}: ${texts[code]}, ${syscall}${about}`), {
    code,
    syscall,
    ...(path !== undefined && { path }),
  })
}

/** A file's name: 1 to 255 characters without a slash or a zero. @throws TypeError for anything else */
export function fileName(value: unknown, call: string): string {
  if (typeof value !== 'string') {
    throw wrong(
      TypeError,
      'ERR_INVALID_ARG_TYPE',
      `disk.${call}: the name of a file is a string, not ${kind(value)}`,
    )
  }
  if (value !== '' && value.length <= 255 && !/[/\0]/.test(value)) return value
  const shown = JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  throw wrong(
    TypeError,
    'ERR_INVALID_ARG_VALUE',
    `disk.${call}: ${shown} cannot be the name of a file; it has 1 to 255 characters and neither "/" nor a zero`,
  )
}

/**
 * A copy: what the program does to its own bytes later changes nothing on the disk. An object that only claims to be an
 * array of bytes stays where it is, and is not asked for anything. @throws TypeError
 */
export function bytesOf(value: unknown): Uint8Array {
  if (Reflect.apply(tagOf, value, []) === 'Uint8Array') return new Uint8Array(value as Uint8Array)
  throw wrong(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `disk.append(file, bytes): the bytes are a Uint8Array, not ${kind(value)}`,
  )
}

/** @throws RangeError unless the value is a whole number from 0 to `most` */
export function wholeNumber(value: unknown, what: string, most: number): number {
  if (typeof value !== 'number') {
    throw wrong(TypeError, 'ERR_INVALID_ARG_TYPE', `disk.read: ${what} is a number, not ${kind(value)}`)
  }
  if (Number.isInteger(value) && value >= 0 && value <= most) return value
  throw wrong(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `disk.read: ${what} is a whole number from 0 to ${most}, not ${value}`,
  )
}

const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
  ?.get as () => string | undefined

function wrong(type: ErrorConstructor, code: string, message: string): Error {
  return Object.assign(new type(message), { code })
}

function kind(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  return Array.isArray(value) ? 'an array' : 'an object'
}

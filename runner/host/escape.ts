/** What came out of an isolate as an exception, told apart. */

export function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded'
}

/** V8 refuses a buffer past the isolate's limit with this error, which a program could otherwise pass off as its own. */
export function isAllocationFailure(message: string): boolean {
  return message.includes('Array buffer allocation failed')
}

export function textOf(error: unknown): { message: string; stack: string } {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 4096), stack: '' }
  return { message: String(error.message).slice(0, 4096), stack: String(error.stack ?? '').slice(0, 8192) }
}

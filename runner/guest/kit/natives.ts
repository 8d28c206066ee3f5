/** What the kit itself needs of the globals that tests may spy on, as it was before the test. */
export const natives = {} as {
  setTimeout: typeof globalThis.setTimeout
  clearTimeout: typeof globalThis.clearTimeout
  now(): number
}

/** Takes the globals as they are before a test file is evaluated. */
export function takeNatives(): void {
  natives.setTimeout = globalThis.setTimeout
  natives.clearTimeout = globalThis.clearTimeout
  natives.now = Date.now
}

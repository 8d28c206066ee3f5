import type { Places } from '../io/places.ts'
import type { Terminal } from '../io/terminal.ts'

/** What every command gets from the process: streams, folders, environment, and the signal that stops it. */
export interface Context {
  terminal: Terminal
  places: Places
  env: Record<string, string | undefined>
  signal: AbortSignal
  /** What the user types to start Hotseat. */
  invocation: string
}

/** Prints one JSON value on standard output: with `--json` nothing else goes there. */
export function printJson({ terminal }: Context, value: unknown): void {
  terminal.out(`${JSON.stringify(value)}\n`)
}

/** The user or the system asked the process to stop; `exitCode` is 128 + the signal's number. */
export class Interrupted extends Error {
  override name = 'Interrupted'
  readonly exitCode: number

  constructor(signal: string, exitCode: number) {
    super(`interrupted by ${signal}`)
    this.exitCode = exitCode
  }
}

const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

/** Milliseconds that tidying up may take after a signal. */
const patience = 3000

/** Turns the first signal into an abort; should tidying up hang, the process ends by itself. */
export function watchSignals(): AbortSignal {
  const controller = new AbortController()
  for (const [name, code] of Object.entries(codes)) {
    process.on(name, () => {
      if (controller.signal.aborted) return
      controller.abort(new Interrupted(name, code))
      setTimeout(() => process.exit(code), patience).unref()
    })
  }
  return controller.signal
}

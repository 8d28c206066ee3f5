/** `process` and node:process. */

interface Process extends InstanceType<typeof import('node:events').EventEmitter> {
  readonly title: string
  readonly version: string
  readonly versions: { readonly node: string }
  readonly arch: string
  readonly platform: string
  readonly release: { readonly name: string }
  readonly argv: string[]
  readonly execArgv: string[]
  /** Empty, unless a test sets a variable with `vi.stubEnv`. */
  readonly env: Record<string, string | undefined>
  readonly pid: number
  readonly ppid: number
  exitCode: number | undefined
  readonly stdout: { readonly isTTY: boolean; write(text: string): boolean }
  readonly stderr: { readonly isTTY: boolean; write(text: string): boolean }
  cwd(): string
  uptime(): number
  /** Virtual time: computing takes none. */
  hrtime: ((before?: [number, number]) => [number, number]) & { bigint(): bigint }
  memoryUsage(): Record<'rss' | 'heapTotal' | 'heapUsed' | 'external' | 'arrayBuffers', number>
  nextTick<Args extends unknown[]>(callback: (...args: Args) => void, ...args: Args): void
  emitWarning(warning: string | Error): void
  exit(code?: number): never
}

declare var process: Process

declare module 'node:process' {
  const value: Process
  export default value
  export const title: Process['title']
  export const version: Process['version']
  export const versions: Process['versions']
  export const arch: Process['arch']
  export const platform: Process['platform']
  export const release: Process['release']
  export const argv: Process['argv']
  export const execArgv: Process['execArgv']
  export const env: Process['env']
  export const pid: Process['pid']
  export const ppid: Process['ppid']
  export const exitCode: Process['exitCode']
  export const stdout: Process['stdout']
  export const stderr: Process['stderr']
  export const cwd: Process['cwd']
  export const uptime: Process['uptime']
  export const hrtime: Process['hrtime']
  export const memoryUsage: Process['memoryUsage']
  export const nextTick: Process['nextTick']
  export const emitWarning: Process['emitWarning']
  export const exit: Process['exit']
}

declare module 'process' {
  export * from 'node:process'
  export { default } from 'node:process'
}

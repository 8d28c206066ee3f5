/** `process`, as far as a program that runs alone has one: no streams to read, nobody to signal, nothing to exit. */

import { env } from '../env.ts'
import { lazyModule } from '../lazy.ts'
import { primordials } from '../primordials.ts'

const { NativeError, stringEndsWith, stringSlice } = primordials

const events = lazyModule<typeof import('../modules/node-events.ts')>('../modules/node-events.ts')

const nanoseconds = () => BigInt(Math.round((env.now() - env.timeOrigin) * 1e6))

function hrtime(before?: [number, number]): [number, number] {
  const passed = nanoseconds() - (before ? BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]) : 0n)
  return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)]
}
hrtime.bigint = nanoseconds

const writer = (level: 'log' | 'error') => ({
  isTTY: false,
  write(text: unknown): boolean {
    const line = `${text as string}`
    env.log(level, stringEndsWith(line, '\n') ? stringSlice(line, 0, -1) : line)
    return true
  },
})

export const process = {
  __proto__: events().EventEmitter.prototype,
  title: 'node',
  version: 'v26.10.0',
  versions: { node: '26.10.0' },
  arch: 'x64',
  platform: 'linux',
  release: { name: 'node' },
  argv: ['node', 'solution'],
  execArgv: [],
  env: {} as Record<string, string | undefined>,
  pid: 1,
  ppid: 0,
  exitCode: undefined as number | undefined,
  stdout: writer('log'),
  stderr: writer('error'),
  cwd: () => '/',
  uptime: () => (env.now() - env.timeOrigin) / 1000,
  hrtime,
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  nextTick(callback: (...args: unknown[]) => void, ...args: unknown[]): void {
    queueMicrotask(() => callback(...args))
  },
  emitWarning(warning: unknown): void {
    env.log('warn', `${warning as string}`)
  },
  exit(): never {
    throw new NativeError('process.exit is not available here: return from the function, or throw an error')
  },
}

export default process

/** The console: every call becomes one finished text for the judge, and none ever throws. */

import { formatElapsed } from '../console/elapsed.ts'
import { type ConsoleLevel, env } from '../env.ts'
import { defineValue, lazyModule } from '../lazy.ts'
import { primordials } from '../primordials.ts'

const {
  arrayIsArray,
  arrayUnshift,
  captureStackTrace,
  mapDelete,
  mapGet,
  mapSet,
  mathMax,
  mathMin,
  NativeMap,
  NativeString,
  objectKeys,
  stringIncludes,
  stringRepeat,
  stringSlice,
} = primordials

const inspection = lazyModule<typeof import('../modules/inspect.ts')>('../modules/inspect.ts')
const tables = lazyModule<typeof import('../modules/table.ts')>('../modules/table.ts')

/** Longer texts are cut: nobody reads on, and the judge would have to carry them. */
const maxText = 64 * 1024
const maxIndentation = 100

const counts = new NativeMap<string, number>()
const times = new NativeMap<string, number>()
let indentation = 0

export const console = {
  log: (...args: unknown[]) => print('log', args),
  warn: (...args: unknown[]) => print('warn', args),
  error: (...args: unknown[]) => print('error', args),
  dir: (value: unknown, options?: object) =>
    guarded(() => write('log', show(value, { customInspect: false, ...options }))),
  time: (label?: unknown) =>
    withLabel(label, (name) => {
      if (mapGet(times, name) === undefined) mapSet(times, name, env.now())
      else write('warn', `Warning: Label '${name}' already exists for console.time()`)
    }),
  timeEnd: (label?: unknown) => printElapsed(label, 'timeEnd', []),
  timeLog: (label?: unknown, ...data: unknown[]) => printElapsed(label, 'timeLog', data),
  trace: (...args: unknown[]) =>
    guarded(() => {
      const target = { name: 'Trace', message: format(args) }
      captureStackTrace(target, console.trace)
      write('error', NativeString((target as { stack?: unknown }).stack))
    }),
  assert: (condition?: unknown, ...args: unknown[]) => {
    if (condition) return
    if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`
    else arrayUnshift(args, 'Assertion failed')
    print('warn', args)
  },
  clear: () => undefined,
  count: (label?: unknown) =>
    withLabel(label, (name) => {
      const count = ((mapGet(counts, name) as number | undefined) ?? 0) + 1
      mapSet(counts, name, count)
      write('log', `${name}: ${count}`)
    }),
  countReset: (label?: unknown) =>
    withLabel(label, (name) => {
      if (!mapDelete(counts, name)) write('warn', `Warning: Count for '${name}' does not exist`)
    }),
  group: (...args: unknown[]) => {
    if (args.length > 0) print('log', args)
    indentation += 2
  },
  groupEnd: () => {
    indentation = mathMax(0, indentation - 2)
  },
  table: (data?: unknown, properties?: unknown) =>
    guarded(() => {
      if (typeof data !== 'object' || data === null) return print('log', [data])
      const columns = arrayIsArray(properties) ? (properties as string[]) : undefined
      write('log', tables().formatTable(data, columns, formatCell))
    }),
  debug: (...args: unknown[]) => print('debug', args),
  info: (...args: unknown[]) => print('info', args),
  dirxml: (...args: unknown[]) => print('log', args),
  groupCollapsed: (...args: unknown[]) => {
    if (args.length > 0) print('log', args)
    indentation += 2
  },
}

const names = objectKeys(console) as (keyof typeof console)[]
for (let index = 0; index < names.length; index++) {
  const name = names[index] as keyof typeof console
  defineValue(console[name], 'name', name)
}
defineValue(console, Symbol.toStringTag, 'console')

function show(value: unknown, options: object): string {
  return inspection().inspectForConsole(value, maxText, options)
}

/** Most lines are words and numbers: those need no inspection, and the part that inspects is not loaded for them. */
function format(args: unknown[]): string {
  const first = args[0]
  if (typeof first === 'string' && args.length > 1 && stringIncludes(first, '%')) return inspected(args)
  let text = ''
  for (let index = 0; index < args.length; index++) {
    const value = args[index]
    if (!isPlain(value)) return inspected(args)
    text += index === 0 ? `${value}` : ` ${value}`
  }
  return text
}

function isPlain(value: unknown): value is string | number | boolean | null | undefined {
  if (typeof value === 'number') return value !== 0 || 1 / value > 0
  return typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined
}

function inspected(args: unknown[]): string {
  return inspection().formatForConsole(args, maxText)
}

function print(level: ConsoleLevel, args: unknown[]): void {
  guarded(() => write(level, format(args)))
}

function write(level: ConsoleLevel, text: string): void {
  const shown = indentation === 0 ? text : indentAll(text)
  const extra = shown.length - maxText
  env.log(level, extra > 0 ? `${stringSlice(shown, 0, maxText)}… (${extra} more characters)` : shown)
}

function indentAll(text: string): string {
  const space = stringRepeat(' ', mathMin(indentation, maxIndentation))
  return space + inspection().indentBreaks(text, space)
}

/** Values can throw while they are looked at; a program must not fail because it was being watched. */
function guarded(action: () => void): void {
  try {
    action()
  } catch {
    env.log('log', '[a value that threw an error while it was printed]')
  }
}

function withLabel(label: unknown, action: (name: string) => void): void {
  guarded(() => action(label === undefined ? 'default' : `${label as string}`))
}

function printElapsed(label: unknown, method: 'timeEnd' | 'timeLog', data: unknown[]): void {
  withLabel(label, (name) => {
    const start = mapGet(times, name) as number | undefined
    if (start === undefined) return write('warn', `Warning: No such label '${name}' for console.${method}()`)
    const rest = data.length === 0 ? '' : ` ${format(data)}`
    write('log', `${name}: ${formatElapsed(env.now() - start)}${rest}`)
    if (method === 'timeEnd') mapDelete(times, name)
  })
}

function formatCell(value: unknown): string {
  const wide =
    typeof value === 'object' && value !== null && !arrayIsArray(value) && objectKeys(value).length > 2
  const options = { depth: wide ? -1 : 0, maxArrayLength: 3, breakLength: Infinity }
  return show(value, options)
}

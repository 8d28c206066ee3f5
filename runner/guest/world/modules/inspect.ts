/** Values as text: `util.inspect` and `util.format`, and the same with a limit for the console. */

import { createContext, defaultOptions, type InspectOptions } from '../inspect/context.ts'
import { formatArguments } from '../inspect/format.ts'
import { indentBreaks } from '../inspect/properties.ts'
import { customInspect, formatValue, setInspector } from '../inspect/value.ts'

/** Node's `util.inspect`; the older form `inspect(value, showHidden, depth)` works as well. */
export function inspect(value: unknown, options?: InspectOptions | boolean, depth?: number | null): string {
  const given = typeof options === 'object' && options !== null ? options : legacyOptions(options, depth)
  return formatValue(createContext(given), value, 0)
}

export { indentBreaks }

inspect.custom = customInspect
inspect.defaultOptions = defaultOptions
setInspector(inspect as never)

function legacyOptions(
  showHidden: boolean | null | undefined,
  depth: number | null | undefined,
): InspectOptions {
  const options: InspectOptions = {}
  if (typeof showHidden === 'boolean') options.showHidden = showHidden
  if (depth !== undefined) options.depth = depth
  return options
}

export function format(...args: unknown[]): string {
  return formatArguments(args, {}, inspect)
}

export function formatWithOptions(options: InspectOptions, ...args: unknown[]): string {
  return formatArguments(args, options, inspect)
}

/** The text of one console call; inspection stops soon after `limit` characters. */
export function formatForConsole(args: readonly unknown[], limit: number): string {
  return formatArguments(args, {}, (value, options) => inspectForConsole(value, limit, options))
}

/** `inspect` that stops soon after `limit` characters. */
export function inspectForConsole(value: unknown, limit: number, options: InspectOptions): string {
  return formatValue(createContext(options, limit), value, 0)
}

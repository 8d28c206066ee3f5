/** Parameters in the text form in which they are sent, as node-postgres writes them; dates are sent in UTC. */
export function parametersOf(values: unknown): (string | null)[] | undefined {
  if (values === undefined) return undefined
  if (!Array.isArray(values)) throw new TypeError('Query values must be an array')
  return values.map(parameterOf)
}

function parameterOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${value.toHex()}`
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`
  return JSON.stringify(value)
}

function elementOf(value: unknown): string {
  if (value === undefined || value === null) return 'NULL'
  if (Array.isArray(value)) return parameterOf(value) as string
  return `"${(parameterOf(value) as string).replaceAll(/["\\]/g, '\\$&')}"`
}

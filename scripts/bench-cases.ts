/** What the bench runs: one solution with the same 20 tests in three dialects, and a handful of hostile programs. */

export const solution = `export class Lru<K, V> {
  private readonly map = new Map<K, V>()
  private readonly capacity: number
  constructor(capacity: number) {
    this.capacity = capacity
  }
  get(key: K): V | undefined {
    if (!this.map.has(key)) return undefined
    const value = this.map.get(key) as V
    this.map.delete(key)
    this.map.set(key, value)
    return value
  }
  set(key: K, value: V): void {
    this.map.delete(key)
    this.map.set(key, value)
    if (this.map.size > this.capacity) this.map.delete(this.map.keys().next().value as K)
  }
  get size(): number {
    return this.map.size
  }
}
`

export const kitHeader = "import { expect, test } from 'hotseat/kit'\n"

const headers = {
  hotseat: `${kitHeader}import { Lru } from '#solution'\n`,
  vitest: "import { expect, test } from 'vitest'\nimport { Lru } from './solution.ts'\n",
  node: "import assert from 'node:assert/strict'\nimport { test } from 'node:test'\nimport { Lru } from './solution.ts'\n",
}

export function testsFor(dialect: keyof typeof headers): string {
  const same = (actual: string, expected: string): string =>
    dialect === 'node' ? `assert.deepEqual(${actual}, ${expected})` : `expect(${actual}).toEqual(${expected})`
  const tests = Array.from({ length: 20 }, (_, index) => {
    const capacity = (index % 5) + 1
    return `test('case ${index}', () => {
  const cache = new Lru<string, number>(${capacity})
  for (let i = 0; i < 10; i++) cache.set(String(i), i)
  ${same('cache.size', String(capacity))}
  ${same(`cache.get('${10 - capacity}')`, String(10 - capacity))}
  ${same(`cache.get('${9 - capacity}')`, 'undefined')}
})`
  })
  return headers[dialect] + tests.join('\n')
}

/** By name: the body of a function that the test calls. */
export const hostile: readonly (readonly [string, string])[] = [
  ['endless loop', 'for (;;);'],
  ['endless microtasks', 'return (async () => { for (;;) await 0 })()'],
  ['catastrophic regexp', "return /^(a+)+$/.test('a'.repeat(40) + 'b')"],
  ['heap bomb', 'const all: unknown[] = []; for (;;) all.push({})'],
  ['native fill', 'return Array(1e9).fill(0)'],
  ['giant split', "return 'x'.repeat(1 << 28).split('')"],
  ['looping error getter', "throw Object.defineProperty(new Error('x'), 'message', { get() { for (;;); } })"],
  ['never settles', 'return new Promise(() => undefined)'],
  ['console flood', "for (;;) console.log('x'.repeat(1000))"],
  ['deep recursion', 'const f = (): number => f() + 1; return f()'],
]

/** The files of a challenge that holds in every respect; a test changes or removes some of them. */
export function clamp(changes: Record<string, string | undefined> = {}): Record<string, string> {
  const files = { ...sound, ...changes }
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export const manifest = { format: 1, title: 'Clamp', limits: { cpuMs: 200, heapMb: 16 } }

const imports = "import { expect, test } from 'hotseat/kit'\nimport { clamp } from '#solution'\n\n"

/** A test file of the challenge. */
export function tests(...bodies: [name: string, body: string][]): string {
  return imports + bodies.map(([name, body]) => `test('${name}', () => ${body})\n`).join('')
}

/** A submission that returns this. */
export function returns(expression: string): string {
  return `export function clamp(value: number, low: number, high: number): number {\n  return ${expression}\n}\n`
}

export const hidden: [string, string][] = [
  ['raises what is too low', 'expect(clamp(-3, 0, 10)).toBe(0)'],
  ['lowers what is too high', 'expect(clamp(30, 0, 10)).toBe(10)'],
]

const sound = {
  'challenge.json': JSON.stringify(manifest),
  'statement.md': `## Context

Numbers stray.

## Task

Keep them in.

## API

\`clamp(value, low, high)\`

## What the tests run

A few numbers.

## What is not required

NaN.
`,
  'starter.ts':
    'export function clamp(value: number, _low: number, _high: number): number {\n  return value\n}\n',
  'hints.md': '## 1. Two ends\n\nThere are two of them.\n',
  'editorial.md': '## Approach\n\nOne end after the other.\n',
  'tests/sample.test.ts': tests(['keeps what is between', 'expect(clamp(5, 0, 10)).toBe(5)']),
  'tests/hidden.test.ts': tests(...hidden),
  'submissions/accepted/both-ends.ts': returns('Math.min(Math.max(value, low), high)'),
  'submissions/wrong-answer/low-only.ts': returns('Math.max(value, low)'),
  'submissions/wrong-answer/high-only.ts': returns('Math.min(value, high)'),
}

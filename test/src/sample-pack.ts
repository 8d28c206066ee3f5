/** The files of a small pack with one challenge, and what a test wants to be different. */
export function packFiles(
  manifest: Record<string, unknown> = {},
  files: Record<string, string> = {},
): Record<string, string> {
  return {
    'pack.json': JSON.stringify({ format: 1, id: 'mine', version: '1.0.0', title: 'Mine', ...manifest }),
    'sum/challenge.json': '{ "format": 1, "title": "Sum" }',
    'sum/statement.md': 'Add numbers.\n',
    'sum/starter.ts': 'export const sum = (_numbers: number[]) => 0\n',
    'sum/tests/sample.test.ts': `import { expect, test } from 'hotseat/kit'
import { sum } from '#solution'
test('adds two', () => expect(sum([1, 2])).toBe(3))
`,
    ...files,
  }
}

/** The same files below a folder. */
export function below(folder: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}

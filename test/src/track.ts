import { temporaryFolder } from './temporary.ts'

/** A small track in the layout of Exercism's, with exercises of our own; `files` are added or replace others. */
export function typescriptTrack(files: Record<string, string | Buffer> = {}, exercises = {}): string {
  return temporaryFolder({
    'config.json': trackConfig('TypeScript', {
      concept: [{ slug: 'greetings', name: 'Greetings', concepts: ['string-formatting'], status: 'active' }],
      practice: [
        {
          slug: 'tally',
          name: 'Tally',
          difficulty: 4,
          practices: ['classes'],
          topics: ['Control-flow (loops)', 'classes'],
        },
      ],
      ...exercises,
    }),
    LICENSE: 'MIT License\n\nCopyright (c) 2026 The people of this track\n',
    ...tally,
    ...greetings,
    ...files,
  })
}

export function trackConfig(language: string, exercises: object): string {
  return JSON.stringify({ language, slug: language.toLowerCase(), version: 3, exercises })
}

/** An exercise's files: a test, a stub and an example in one line each. */
export function exercise(slug: string, files: Record<string, string> = {}, kind = 'practice') {
  const all: Record<string, string> = {
    '.docs/instructions.md': '# Instructions\n\nReturn one.\n',
    [`${slug}.ts`]: 'export const one = (): number => 0\n',
    [`${slug}.test.ts`]: `import { expect, it } from '@jest/globals'\nimport { one } from './${slug}.ts'\nit('is one', () => expect(one()).toBe(1))\n`,
    '.meta/proof.ci.ts': 'export const one = (): number => 1\n',
    ...files,
  }
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, text]) => text !== '')
      .map(([path, text]) => [`exercises/${kind}/${slug}/${path}`, text]),
  )
}

const tally = exercise('tally', {
  '.docs/introduction.md': '# Introduction\r\n\r\nSheep pass a gate.\r\n',
  '.docs/instructions.md': '# Instructions\n\nCount them.\n\n## Errors\n\nA negative flock is none.\n',
  '.docs/instructions.append.md': '# Instructions append\n\nExport `FlockError` as well.\n',
  '.meta/config.json': JSON.stringify({
    authors: ['ada'],
    contributors: [{ github_username: 'grace' }, 'ada'],
    files: { solution: ['tally.ts'], test: ['tally.test.ts'], example: ['.meta/proof.ci.ts'] },
    blurb: `Count ${'sheep and '.repeat(12)}goats.`,
    source: 'A hill',
    source_url: 'https://example.org/hill',
  }),
  'tally.ts': `export class Tally {
  add(_sheep: number): void {
    throw new Error('Remove this line and count')
  }
}
export class FlockError extends Error {}
`,
  'tally.test.ts': `import { beforeEach, describe, expect, it, xdescribe, xit } from '@jest/globals'
import { FlockError, Tally } from './tally.ts'
import { flocks } from './flocks'

describe('Tally', () => {
  const shared = new Tally()
  it('starts with none', () => {
    expect(shared.total).toEqual(0n)
    shared.add(1)
  })
  xit('goes on where the last test stopped', () => expect(shared.total).toEqual(1n))
  it.skip.each(flocks)('adds %j', (flock, total) => {
    const tally = new Tally()
    for (const sheep of flock) tally.add(sheep)
    expect(tally.total).toBe(total)
    // @ts-expect-error it can only be read
    expect(() => { tally.total = 2n }).toThrow(TypeError)
  })
})

xdescribe('errors', () => {
  xit('refuses a negative flock', () => {
    expect(() => new Tally().add(-1)).toThrow(FlockError)
    expect(() => new Tally().add(-1)).toThrow(new FlockError('no flock of -1'))
  })
})
`,
  'flocks.ts':
    'export const flocks: [number[], bigint][] = [[[], 0n], [[1, 2], 3n], [[2 ** 53, 1, 1], 9007199254740994n]]\n',
  '.meta/proof.ci.ts': `import { isFlock } from './flock-check'

export class FlockError extends Error {}

export class Tally {
  #total = 0n
  get total(): bigint {
    return this.#total
  }
  add(sheep: number): void {
    if (!isFlock(sheep)) throw new FlockError(\`no flock of \${sheep}\`)
    this.#total += BigInt(sheep)
  }
}
`,
  'flock-check.ts': 'export const isFlock = (sheep: number): boolean => sheep >= 0\n',
})

const greetings = exercise(
  'greetings',
  {
    '.docs/hints.md': '# Hints\n\n## General\n\n- Read.\n\n## 1. Greet\n\n- Use a template.\n',
    '.meta/proof.ci.ts': '',
    '.meta/exemplar.ts': 'export const one = (): number => 1\n',
  },
  'concept',
)

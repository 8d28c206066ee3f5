import { expect, test } from 'vitest'
import { hintsOf } from '../../src/core/hints.ts'

test('each section is a hint, without its number; what stands before the first is none', () => {
  const text = 'intro\n\n## 1. Nudge\n\nOne `a`.\n\n### Deeper\n\nTwo.\n\n## Sketch\n\n```\n## no hint\n```\n'
  expect(hintsOf(text)).toEqual(
    [
      { title: 'Nudge', body: '\n\nOne `a`.\n\n### Deeper\n\nTwo.\n\n' },
      { title: 'Sketch', body: '\n\n```\n## no hint\n```' },
    ].map(({ title, body }) => ({ title, body: expect.stringContaining(body.trim()) })),
  )
  expect(hintsOf('')).toEqual([])
})

import { expect, test } from 'vitest'
import { liveView } from '../../src/commands/live-view.ts'
import { plainPaint } from '../../src/core/paint.ts'
import type { Terminal } from '../../src/io/terminal.ts'

test('a run shows which test it is at, and console lines under the name of their test', () => {
  const { terminal, seen } = fakeTerminal()
  const { hear, end } = liveView(terminal, 'core/sum', false)
  hear({ type: 'tests', total: 2 })
  hear({ type: 'start', name: 'adds two', group: 'sample' })
  hear({ type: 'console', line: { level: 'log', text: 'one\ntwo' } })
  hear({ type: 'console', line: { level: 'error', text: 'three\u001b[2J' } })
  hear({ type: 'start', name: 'adds\u202e many', group: 'hidden' })
  hear({ type: 'console', line: { level: 'log', text: 'four' } })
  end()
  expect(seen).toEqual([
    ['progress', 'judging core/sum  compiling'],
    ['progress', 'judging core/sum  1/2 '],
    ['progress', 'judging core/sum  1/2 adds two'],
    ['out', 'adds two\n'],
    ['out', '  one\n  two\n'],
    ['out', '  error: three\n'],
    ['progress', 'judging core/sum  1/2 adds many'],
    ['out', 'adds many\n'],
    ['out', '  four\n'],
    ['progress', ''],
    ['out', '\n'],
  ])
})

test('a quiet run prints nothing of the console, and progress never fills a line', () => {
  const { terminal, seen } = fakeTerminal()
  const { hear, end } = liveView(terminal, 'core/sum', true)
  hear({ type: 'start', name: 'a very long name '.repeat(10), group: 'sample' })
  hear({ type: 'console', line: { level: 'log', text: 'one' } })
  end()
  expect(seen.every(([what, text]) => what === 'progress' && text.length < terminal.width)).toBe(true)
})

function fakeTerminal(): { terminal: Terminal; seen: [string, string][] } {
  const seen: [string, string][] = []
  const terminal: Terminal = {
    out: (text) => seen.push(['out', text]),
    say: (text) => seen.push(['say', text]),
    progress: (text) => seen.push(['progress', text]),
    paint: plainPaint,
    width: 60,
    interactive: false,
    writing: 'unicode' as const,
  }
  return { terminal, seen }
}

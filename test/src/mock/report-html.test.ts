import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { reportHtml } from '../../../src/core/mock/report/report-html.ts'
import { reportScript } from '../../../src/core/mock/report/report-script.ts'
import { snapshotSteps } from '../../../src/core/mock/report/snapshots.ts'
import { hostileReport, hostileTexts } from './hostile.ts'
import { emptyReport, twoRounds, twoRoundsReport } from './interview.ts'
import { type Page, pageOf } from './page.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
const source = reportHtml(twoRoundsReport(), snapshotSteps(twoRounds()), sha256)
const page = pageOf(source)

function named({ elements }: Page, ...names: string[]) {
  return elements.filter(({ name }) => names.includes(name))
}

test('the page stands alone', () => {
  expect(named(page, 'html')[0]?.attributes).toEqual({ lang: 'en' })
  expect(source).toContain('<title>Leaning hire – interview 4: Onsite</title>')
  expect(source).toContain('content="width=device-width, initial-scale=1"')
  expect(named(page, 'link', 'img', 'iframe', 'base', 'form', 'object')).toEqual([])
  expect(source).not.toMatch(/https?:|url\(|@import/)
  const targets = page.elements.flatMap(({ attributes }) => attributes['href'] ?? attributes['src'] ?? [])
  const ids = page.elements.flatMap(({ attributes }) => attributes['id'] ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  for (const target of targets) expect(ids).toContain(target.replace('#', ''))
})

test('the only script and style that may run are its own', () => {
  const [policy = ''] = named(page, 'meta').flatMap(({ attributes }) =>
    attributes['http-equiv'] === 'Content-Security-Policy' ? [attributes['content'] ?? ''] : [],
  )
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  for (const [, name, text] of source.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g))
    expect(policy).toContain(`${name}-src 'sha256-${sha256(text ?? '')}'`)
  expect(() => new Function(reportScript)).not.toThrow()
  expect(page.elements.flatMap(({ attributes }) => Object.keys(attributes)).join(' ')).not.toMatch(
    /\bon|style/,
  )
})

test('headings come in order', () => {
  const levels = named(page, 'h1', 'h2', 'h3', 'h4').map(({ name }) => Number(name[1]))
  expect(levels[0]).toBe(1)
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.entries())
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
})

test('it says what the Markdown says', () => {
  for (const said of [
    '2.83 of 4 over 100 % of the rubric.',
    '(75 × 67\u00a0% + 25 × 75\u00a0%) ÷ 100 = 69\u00a0%; 1 + 3 × 0.69 = 3.07.',
    'Round 3, Storage: Append log',
    "[add('a', 1), add('a', 2)]",
    "off by one at the window's edge",
    'not said: what it costs',
    'Implementation and correctness, +0.26',
    'Round 3: 3 min of overtime, not counted.',
  ])
    expect(page.text).toContain(said)
})

test('the picture has the time that was meant, the time that was spent and what happened', () => {
  const [narrow = '', wide = ''] = source.match(/<svg class="w\d+"[\s\S]*?<\/svg>/g) ?? []
  for (const [picture, width] of [
    [narrow, 340],
    [wide, 720],
  ] as const) {
    // 40 minutes lie between the margins of 12: the building of 20 minutes is half of that.
    const inner = width - 24
    const bars = [...picture.matchAll(/<rect class="phase[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"/g)]
    expect(bars).toHaveLength(12)
    expect(bars[3]?.slice(1).map(Number)).toEqual([12 + inner / 4, inner / 2])
    // It was begun at 6:30 and took 26:30.
    expect(Number(bars[9]?.[1])).toBeCloseTo(12 + (inner * 6.5) / 40, 0)
    expect(Number(bars[9]?.[2])).toBeCloseTo((inner * 26.5) / 40, 0)
    expect(picture).toContain(`<path class="end" d="M${12 + inner} `)
    expect(picture).toMatch(/translate\([^"]+\)"><title>21:00 submitted: wrong-answer, 3 of 4<\/title>/)
    expect(picture).toContain('Timeline: 39:00 of 40:00, too long: Build, 2 runs.')
  }
  expect(page.text).toContain('26:30+6:30')
  expect(page.text).toContain('21:00 submitted: wrong-answer, 3 of 4')
})

test('every save is there as what it changed, with its runs', () => {
  const saves = source.match(/<details><summary><b>[\s\S]*?<\/details>/g) ?? []
  expect(saves).toHaveLength(7)
  expect(saves[3]).toContain('<b>20:00</b> solution, +1 −1')
  expect(saves[3]).toContain('<del>-  add() {}</del>\n<ins>+  add() { return 1 }</ins>')
  expect(saves[3]).toContain('submit: wrong-answer, 3 of 4 tests passed')
  expect(saves[2]).toContain('own tests, the first text')
  expect(saves[4]).toContain('solution, empty')
})

test('three hundred saves are kept as differences', () => {
  const lines = Array.from({ length: 200 }, (_, at) => `export const value${at} = compute(${at}, 'a text')\n`)
  const saves = Array.from({ length: 300 }, (_, at) => ({
    ...{ round: 1, ms: at * 1000, source: 'solution' as const, runs: [] },
    text: lines.map((line, place) => (place === at % 200 ? `${at} ${line}` : line)).join(''),
  }))
  const whole = saves.reduce((sum, { text }) => sum + text.length, 0)
  expect(whole).toBeGreaterThan(2_500_000)
  const long = reportHtml(twoRoundsReport(), saves)
  expect(long.length).toBeLessThan(500_000)
  expect(long.match(/<details><summary><b>/g)).toHaveLength(300)
})

test('an empty interview is a page as well', () => {
  const empty = pageOf(reportHtml(emptyReport(), [], sha256))
  expect(empty.text).toContain('Nothing was written, asked or run')
  expect(empty.text).toContain('Nothing was saved.')
  expect(empty.text).not.toMatch(/NaN|undefined|null|0\.00|1\.00/)
})

test.each(hostileTexts)('%j stays text', (text) => {
  const saves = ['first', text, `${text}\nmore`].map((each, at) => ({
    ...{ round: 1, ms: at, source: 'solution' as const, text: each, runs: [text] },
  }))
  const harmless = pageOf(
    reportHtml(
      hostileReport('x'),
      saves.map((save) => ({ ...save, runs: ['x'] })),
      sha256,
    ),
  )
  const written = reportHtml(hostileReport(text), saves, sha256)
  const found = pageOf(written)
  const count = ({ elements }: Page, name: string) => elements.filter((each) => each.name === name).length
  for (const name of ['script', 'style', 'img', 'a', 'h1', 'h2', 'h3', 'table', 'iframe', 'b', 'i'])
    expect([name, count(found, name)]).toEqual([name, count(harmless, name)])
  expect(found.elements.flatMap(({ attributes }) => Object.keys(attributes)).join(' ')).not.toMatch(/\bon/)
  expect(written).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u2028-\u202e\u2066-\u2069]/)
})

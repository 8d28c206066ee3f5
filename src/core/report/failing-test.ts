import type { StackFrame, TestResult } from '../../../runner/protocol.ts'
import { columns, indent, pad, wrap } from '../layout.ts'
import type { Paint } from '../paint.ts'
import { count } from './quantities.ts'
import type { ReportStyle } from './report-text.ts'

// What is longer is cut, and the cut is announced: the cause of a failure is on one screen or nobody finds it.
const mostCalls = 20
const mostLines = 30

/** One failing test in full, lines of text. */
export function failingTest(test: TestResult, style: ReportStyle): string[] {
  const { paint, width } = style
  const kind = paint('dim', `${test.group} test${test.level > 1 ? ` of level ${test.level}` : ''}`)
  const sections = [
    test.message === undefined ? [] : wrap(test.message, width - 2),
    titled('What the test did, in order', calls(test, paint), paint),
    titled('The smallest case that fails', lines(test.counterexample), paint),
    difference(test, paint),
    titled('Your console', consoleLines(test, paint), paint),
    titled(ownFrame(test) ? 'In your code' : 'In the test', source(test, paint), paint),
    again(test, style),
  ]
  return [
    `${paint('bad', `✗ ${test.verdict}`)}  ${paint('strong', test.name)}  ${kind}`,
    ...sections.filter((section) => section.length > 0).flatMap((section) => ['', ...indent(section, 2)]),
  ]
}

function again({ replay }: TestResult, { paint, invocation }: ReportStyle): string[] {
  if (replay === undefined) return []
  return [`${paint('strong', 'Run it again:')} ${paint('code', replay.replace(/^hotseat\b/, invocation))}`]
}

function titled(title: string, body: string[], paint: Paint): string[] {
  return body.length === 0 ? [] : [paint('strong', title), ...indent(body, 2)]
}

function lines(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : shorten(text.replace(/\n+$/, '').split('\n'))
}

function shorten(all: string[]): string[] {
  if (all.length <= mostLines) return all
  return [
    ...all.slice(0, mostLines - 1),
    `… ${all.length - mostLines + 1} more lines, all of them with --json`,
  ]
}

function calls(test: TestResult, paint: Paint): string[] {
  const all = test.calls ?? []
  // The judge keeps the last calls of many and says first how many came before them.
  const dropped = Number(/^… (\d+) /.exec(all[0] ?? '')?.[1] ?? 0)
  const kept = dropped === 0 ? all : all.slice(1)
  const skipped = Math.max(0, kept.length - mostCalls)
  const earlier = dropped + skipped
  const digits = String(dropped + kept.length).length
  const body = kept.slice(skipped).flatMap((call, index) => {
    const [first = '', ...rest] = call.split('\n')
    const number = paint('dim', String(earlier + index + 1).padStart(digits))
    return [`${number}  ${first}`, ...indent(rest, digits + 2)]
  })
  return earlier === 0 ? body : [paint('dim', `… ${count(earlier, 'earlier call')}`), ...body]
}

function difference(test: TestResult, paint: Paint): string[] {
  const { expected, actual, diff } = test
  const short = [expected, actual].every((value) => value !== undefined && !value.includes('\n'))
  if (short && columns(`${expected}`) <= 200) {
    const rows = [
      [`expected`, paint('good', `${expected}`)],
      [`actual`, paint('bad', `${actual}`)],
    ] as const
    return rows.map(([name, value]) => `${paint('strong', pad(name, 8))}  ${value}`)
  }
  if (diff !== undefined && diff.trim() !== '') {
    return titled(
      'Difference (- expected, + actual)',
      lines(diff).map((line) => paintDiff(line, paint)),
      paint,
    )
  }
  return [...titled('expected', lines(expected), paint), ...titled('actual', lines(actual), paint)]
}

function paintDiff(line: string, paint: Paint): string {
  if (line.startsWith('-')) return paint('good', line)
  if (line.startsWith('+')) return paint('bad', line)
  return line.startsWith('@') ? paint('dim', line) : line
}

function consoleLines(test: TestResult, paint: Paint): string[] {
  const body = test.console.flatMap(({ level, text }) =>
    text.split('\n').map((line) => (level === 'log' ? line : `${paint('dim', `${level}:`)} ${line}`)),
  )
  const cut = test.consoleTruncated ? ['… the rest was cut: a test shows 64 KB of console'] : []
  const earlier = Math.max(0, body.length - mostLines)
  const shown =
    earlier === 0 ? body : [paint('dim', `… ${count(earlier, 'earlier line')}`), ...body.slice(earlier)]
  return [...shown, ...cut]
}

/** The frame in the user's own file, its source, then who called it; the test's line when their file is not involved. */
function source(test: TestResult, paint: Paint): string[] {
  const own = ownFrame(test) ?? test.stack[0]
  if (own === undefined) return lines(test.frame)
  const others = test.stack.filter((frame) => frame !== own).slice(0, 4)
  return [
    paint('code', place(own)),
    ...lines(test.frame),
    ...others.map((frame) => paint('dim', place(frame))),
  ]
}

function ownFrame(test: TestResult): StackFrame | undefined {
  return test.stack.find(({ file }) => !file.startsWith('tests/'))
}

function place({ file, line, column, function: name }: StackFrame): string {
  // A function of a test is the judge's wrapper around it, which nobody has written.
  return `${file}:${line}:${column}${name === '' || file.startsWith('tests/') ? '' : ` in ${name}`}`
}

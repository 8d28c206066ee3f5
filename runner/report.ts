import { createTwoFilesPatch } from 'diff'
import type { ChildEvent, RawResult } from './child-protocol.ts'
import { clean } from './clean.ts'
import { codeFrame } from './code-frame.ts'
import type { Compiled } from './compile.ts'
import type { Diagnostic, Job, Report, RunEvent, StackFrame, TestGroup, TestResult } from './protocol.ts'
import type { Blame } from './run.ts'
import { createTracer, type Origin } from './trace.ts'
import { summarize } from './verdict.ts'

/** Listens to the judging children and makes the report of what they say. */
export interface Reporter {
  hear(event: ChildEvent): void
  /** The test at `index` ended its child. */
  died(index: number, blame: Blame, cpuMs: number): void
  /** The run failed before there were tests. */
  failed(blame: Blame): void
  /** So many tests were given up. */
  notRun(count: number): void
  /** How many tests were announced. */
  planned(): number
  report(wallMs: number): Report
}

export function createReporter(
  job: Job,
  solution: Compiled,
  tests: Compiled[],
  diagnostics: Diagnostic[],
  onEvent: (event: RunEvent) => void,
): Reporter {
  const origins = new Map<string, Origin>([['solution.js', solution.origin]])
  for (const [index, { origin }] of tests.entries()) origins.set(`tests-${index}.js`, origin)
  const tracer = createTracer(origins)
  const results: TestResult[] = []
  const notes: string[] = []
  let announced: { name: string; group: TestGroup; level: number }[] = []
  let running: RawResult['console'] = []
  let overall: Report['verdict'] | undefined

  function add(raw: RawResult): void {
    const { seeded, ...told } = raw
    const result = shown(told)
    results.push(result)
    onEvent({ type: 'result', result, seeded })
  }

  function shown({
    stack,
    message,
    expected,
    actual,
    counterexample,
    calls,
    growth,
    ...raw
  }: Omit<RawResult, 'seeded'>): TestResult {
    const frames = tracer.frames(stack)
    const failed = raw.verdict !== 'accepted'
    const frame = frames[0] === undefined ? undefined : frameOf(frames)
    const diff =
      expected === undefined || actual === undefined ? undefined : diffOf(clean(expected), clean(actual))
    return {
      ...raw,
      name: clean(raw.name),
      ...(message === undefined ? {} : { message: clean(message) }),
      ...(expected === undefined ? {} : { expected: clean(expected) }),
      ...(actual === undefined ? {} : { actual: clean(actual) }),
      ...(diff === undefined ? {} : { diff }),
      ...(counterexample === undefined ? {} : { counterexample: clean(counterexample) }),
      ...(failed ? { replay: replayOf(raw.name) } : {}),
      stack: frames,
      ...(frame === undefined ? {} : { frame }),
      ...(calls === undefined ? {} : { calls: calls.map(clean) }),
      ...(growth === undefined
        ? {}
        : { growth: growth.map((curve) => ({ ...curve, label: clean(curve.label) })) }),
      console: raw.console.map((line) => ({ ...line, text: clean(tracer.retold(line.text)) })),
    }
  }

  function frameOf(frames: StackFrame[]): string | undefined {
    const own = frames.find(({ file }) => file === job.solution.path) ?? frames[0]
    if (own === undefined) return undefined
    const source =
      own.file === job.solution.path
        ? job.solution.text
        : job.tests.find(({ path }) => path === own.file)?.text
    return source === undefined ? undefined : clean(codeFrame(source, own.line, own.column))
  }

  function replayOf(name: string): string {
    return `${job.command} --seed ${job.seed} --only ${quote(clean(name))}`
  }

  return {
    hear(event) {
      switch (event.type) {
        case 'tests':
          announced = event.tests
          if (event.skipped > 0)
            notes.push(`${event.skipped} ${event.skipped === 1 ? 'test is' : 'tests are'} skipped`)
          return onEvent({ type: 'tests', total: announced.length })
        case 'start': {
          const { name, group } = announced[event.index] ?? { name: '', group: 'hidden' as const }
          running = []
          return onEvent({ type: 'start', name: clean(name), group })
        }
        case 'console': {
          const line = { ...event.line, text: clean(tracer.retold(event.line.text)) }
          running.push(line)
          return onEvent({ type: 'console', line })
        }
        case 'result':
          return add(event.result)
        case 'missing':
          overall = 'compile-error'
          for (const name of event.names) diagnostics.push(missingExport(job, name, event.exports))
          return
        case 'failed':
          overall = event.verdict
          return void diagnostics.push(loadFailure(job, event.message, tracer.frames(event.stack)))
        case 'end':
          if (event.notRun > 0) this.notRun(event.notRun)
      }
    },
    died(index, { verdict, message }, cpuMs) {
      const test = announced[index] ?? { name: '', group: 'hidden' as const, level: 1 }
      const measured = { cpuMs: Math.round(cpuMs), virtualMs: 0, heapBytes: 0 }
      add({ ...test, verdict, message, console: running, consoleTruncated: false, seeded: true, ...measured })
    },
    failed({ verdict, message }) {
      overall = verdict
      diagnostics.push(loadFailure(job, `${message} (while the solution was loading)`, []))
    },
    notRun(count) {
      if (count > 0)
        notes.push(
          `${count} more ${count === 1 ? 'test was' : 'tests were'} not run after ${job.bail === true ? 'this one' : 'these limits were hit'}`,
        )
    },
    planned: () => announced.length,
    report(wallMs) {
      if (announced.length === 0 && overall === undefined) {
        overall = job.only === undefined ? 'judge-error' : undefined
        notes.push(job.only === undefined ? 'the challenge has no tests' : 'no test has such a name')
      }
      return summarize({
        challenge: job.challenge,
        scope: job.scope,
        seed: job.seed,
        wallMs,
        tests: results,
        total: announced.length,
        diagnostics,
        notes,
        ...(overall === undefined ? {} : { verdict: overall }),
      })
    },
  }
}

/** Exports that a message lists. */
const maxNames = 20

function missingExport(job: Job, name: string, exports: string[]): Diagnostic {
  const shown = exports.slice(0, maxNames).join(', ')
  const has =
    exports.length === 0
      ? 'it exports nothing'
      : `it exports ${shown}${exports.length > maxNames ? ', …' : ''}`
  const wanted = name === 'default' ? 'a default export' : `\`${name}\``
  const message = `${job.solution.path} does not export ${wanted}, which the tests use; ${has}`
  return {
    severity: 'error',
    message: clean(message),
    file: job.solution.path,
    line: 1,
    column: 1,
    frame: '',
  }
}

function loadFailure(job: Job, message: string, frames: StackFrame[]): Diagnostic {
  const { file, line, column } = frames[0] ?? { file: job.solution.path, line: 1, column: 1 }
  const source =
    file === job.solution.path ? job.solution.text : job.tests.find(({ path }) => path === file)?.text
  const frame = frames.length === 0 || source === undefined ? '' : clean(codeFrame(source, line, column))
  return { severity: 'error', message: clean(message), file, line, column, frame }
}

function diffOf(expected: string, actual: string): string | undefined {
  if (!expected.includes('\n') && !actual.includes('\n')) return undefined
  const patch = createTwoFilesPatch('expected', 'actual', `${expected}\n`, `${actual}\n`, '', '', {
    context: 3,
    timeout: 500,
  })
  return patch?.split('\n').slice(4).join('\n').trimEnd()
}

/** A name as one word for a POSIX shell. */
function quote(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`
}

import { type Check, doctorText } from '../core/doctor-text.ts'
import { exitCodes } from '../core/exit-code.ts'
import { asTyped } from '../core/invocation.ts'
import { selfTest } from '../core/self-test.ts'
import { whyNotWritable } from '../io/check-up.ts'
import { findEditor } from '../io/editor.ts'
import { readHistory } from '../io/history.ts'
import { judgeJob } from '../io/judge.ts'
import { readCatalogue } from '../io/packs.ts'
import { tidyPath } from '../io/places.ts'
import { type Context, printJson } from './context.ts'

/** `hotseat doctor`: checks everything that Hotseat needs and says how to mend what is broken. */
export async function doctor(context: Context, options: { json?: boolean }): Promise<number> {
  const found = [
    runtime(),
    await sandbox(context),
    challenges(context),
    await store(context),
    workspace(context),
    editor(context),
  ]
  const checks = found.map((check) => ({
    ...check,
    ...(check.fix === undefined ? {} : { fix: asTyped(check.fix, context.invocation) }),
  }))
  const ok = checks.every(({ status }) => status !== 'failed')
  if (options.json) printJson(context, { format: 1, ok, checks })
  else context.terminal.out(doctorText(checks, context.terminal))
  return ok ? exitCodes.done : exitCodes.notAccepted
}

function runtime(): Check {
  const { node } = process.versions
  const name = 'runtime'
  if (node.startsWith('26.')) return { name, status: 'ok', detail: `Node ${node}` }
  const fix = 'Run `npm ci` in a checkout, or install Hotseat again, to get the Node it is made for.'
  return { name, status: 'warning', detail: `Node ${node}, and verdicts are proven on Node 26`, fix }
}

async function sandbox({ signal }: Context): Promise<Check> {
  const name = 'sandbox'
  const fix =
    'Install Hotseat again with `npm ci`, without `--omit=optional`; if that does not help, report it.'
  try {
    const report = await judgeJob(selfTest, () => {}, signal)
    if (report.verdict === 'accepted')
      return { name, status: 'ok', detail: `judged a test solution in ${report.wallMs} ms` }
    const why =
      report.tests[0]?.message ?? report.diagnostics[0]?.message ?? report.notes[0] ?? 'no reason given'
    return { name, status: 'failed', detail: `a right solution got ${report.verdict}: ${why}`, fix }
  } catch (error) {
    if (signal.aborted) throw error
    return {
      name,
      status: 'failed',
      detail: `does not start: ${error instanceof Error ? error.message : error}`,
      fix,
    }
  }
}

function challenges({ places }: Context): Check {
  const name = 'challenges'
  const { challenges: found, packs, problems } = readCatalogue(places)
  const detail = `${found.length} in ${packs.length === 1 ? 'one pack' : `${packs.length} packs`}`
  const fix = 'Mend that file, or install that pack or Hotseat again.'
  if (problems.length > 0) return { name, status: 'failed', detail: `${detail}; ${problems.join('\n')}`, fix }
  return found.length > 0 ? { name, status: 'ok', detail } : { name, status: 'failed', detail: 'none', fix }
}

async function store({ places }: Context): Promise<Check> {
  const name = 'store'
  const { history, problem } = await readHistory(places)
  const fix =
    'Make that possible, or set HOTSEAT_HOME to a folder you can write to; until then attempts are not kept.'
  if (problem !== undefined) return { name, status: 'failed', detail: problem, fix }
  const why = whyNotWritable(places.data)
  if (why !== undefined)
    return { name, status: 'failed', detail: `${tidyPath(places.data)} cannot be written (${why})`, fix }
  const { tried, solved } = history
  return {
    name,
    status: 'ok',
    detail: `${tidyPath(places.data)}: ${tried.size} tried, ${solved.size} solved`,
  }
}

function workspace({ places }: Context): Check {
  const name = 'workspace'
  const why = whyNotWritable(places.workspace)
  if (why === undefined) return { name, status: 'ok', detail: tidyPath(places.workspace) }
  const fix = 'Make that possible, or set HOTSEAT_HOME to a folder you can write to.'
  return { name, status: 'failed', detail: `${tidyPath(places.workspace)} cannot be written (${why})`, fix }
}

function editor({ env }: Context): Check {
  const name = 'editor'
  const found = findEditor(env)
  const fix =
    'Set EDITOR to your editor, such as `export EDITOR="code --wait"` in your shell\'s start-up file.'
  if (found === undefined) return { name, status: 'warning', detail: 'neither VISUAL nor EDITOR is set', fix }
  const { variable, command } = found
  if (found.found) return { name, status: 'ok', detail: `${command} (from ${variable})` }
  return { name, status: 'warning', detail: `${variable} is "${command}", and there is no such program`, fix }
}

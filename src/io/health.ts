import type { Check } from '../core/doctor-text.ts'
import { selfTest } from '../core/self-test.ts'
import { whyNotWritable } from './check-up.ts'
import { findEditor } from './editor.ts'
import { readHistory } from './history.ts'
import { judgeJob } from './judge.ts'
import { readCatalogue } from './packs.ts'
import { type Places, tidyPath } from './places.ts'

/** What the checks look at. */
export interface Surroundings {
  places: Places
  env: Record<string, string | undefined>
  signal: AbortSignal
}

/** Everything that Hotseat needs, checked, with how to mend what is broken. @throws the signal's reason */
export async function allChecks(around: Surroundings): Promise<Check[]> {
  return [runtime(), await sandbox(around), challenges(around), ...(await checksOfWork(around))]
}

/** What has to be right before the clock of an interview starts. @throws the signal's reason */
export async function checksBeforeInterview(around: Surroundings): Promise<Check[]> {
  return [await sandbox(around), ...(await checksOfWork(around))]
}

async function checksOfWork(around: Surroundings): Promise<Check[]> {
  return [await store(around), workspace(around), editor(around)]
}

function runtime(): Check {
  const { node } = process.versions
  const name = 'runtime'
  if (node.startsWith('26.')) return { name, status: 'ok', detail: `Node ${node}` }
  const fix = 'Run `npm ci` in a checkout, or install Hotseat again, to get the Node it is made for.'
  return { name, status: 'warning', detail: `Node ${node}, and verdicts are proven on Node 26`, fix }
}

async function sandbox({ signal }: Surroundings): Promise<Check> {
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

function challenges({ places }: Surroundings): Check {
  const name = 'challenges'
  const { challenges: found, packs, problems } = readCatalogue(places)
  const detail = `${found.length} in ${packs.length === 1 ? 'one pack' : `${packs.length} packs`}`
  const fix = 'Mend that file, or install that pack or Hotseat again.'
  if (problems.length > 0) return { name, status: 'failed', detail: `${detail}; ${problems.join('\n')}`, fix }
  return found.length > 0 ? { name, status: 'ok', detail } : { name, status: 'failed', detail: 'none', fix }
}

async function store({ places }: Surroundings): Promise<Check> {
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

function workspace({ places }: Surroundings): Check {
  const name = 'workspace'
  const why = whyNotWritable(places.workspace)
  if (why === undefined) return { name, status: 'ok', detail: tidyPath(places.workspace) }
  const fix = 'Make that possible, or set HOTSEAT_HOME to a folder you can write to.'
  return { name, status: 'failed', detail: `${tidyPath(places.workspace)} cannot be written (${why})`, fix }
}

function editor({ env }: Surroundings): Check {
  const name = 'editor'
  const found = findEditor(env)
  const fix =
    'Set EDITOR to your editor, such as `export EDITOR="code --wait"` in your shell\'s start-up file.'
  if (found === undefined) return { name, status: 'warning', detail: 'neither VISUAL nor EDITOR is set', fix }
  const { variable, command } = found
  if (found.found) return { name, status: 'ok', detail: `${command} (from ${variable})` }
  return { name, status: 'warning', detail: `${variable} is "${command}", and there is no such program`, fix }
}

import { exitCodes } from '../../core/exit-code.ts'
import { sourceText } from '../../core/pack-source.ts'
import { Refusal } from '../../core/refusal.ts'
import { installedPacks } from '../../io/installed.ts'
import { install } from '../../io/installer/install.ts'
import { readRecord } from '../../io/installer/record-file.ts'
import { tidyPath } from '../../io/places.ts'
import { type Context, printJson } from '../context.ts'
import { installedId } from './find-pack.ts'

interface Outcome {
  id: string
  before?: string | undefined
  version?: string
  changed: boolean
  problem?: string
}

/** `hotseat pack update`: fetches packs again from where they came; one that fails leaves the others their turn. */
export async function packUpdate(
  context: Context,
  ids: string[],
  options: { json?: boolean },
): Promise<number> {
  const { terminal, places } = context
  const all = installedPacks(places)
  const chosen = ids.length === 0 ? all.map(({ id }) => id) : ids.map((id) => installedId(context, id))
  const outcomes: Outcome[] = []
  for (const id of new Set(chosen)) {
    const outcome = await updated(context, id, all.find((pack) => pack.id === id)?.folder ?? '')
    outcomes.push(outcome)
    if (outcome.problem !== undefined) terminal.say(outcome.problem)
    else if (!options.json) terminal.out(`${line(outcome)}\n`)
  }
  if (options.json) printJson(context, { format: 1, packs: outcomes })
  else if (outcomes.length === 0) terminal.say('No packs are installed; add one with `hotseat pack add`.')
  return outcomes.some(({ problem }) => problem !== undefined) ? exitCodes.wrongUse : exitCodes.done
}

async function updated(
  { places, env, signal, terminal }: Context,
  id: string,
  folder: string,
): Promise<Outcome> {
  const source = readRecord(folder)?.source
  if (source === undefined) {
    const problem = `The pack "${id}" was put there by hand, so nobody knows where it came from; remove it and add it again.`
    return { id, changed: false, problem }
  }
  terminal.progress(`fetching ${tidyPath(sourceText(source))}`)
  try {
    const { manifest, before, changed } = await install(source, { places, env, signal, id })
    return { id, before, version: manifest.version, changed }
  } catch (error) {
    if (error instanceof Refusal) return { id, changed: false, problem: error.message }
    throw error
  }
}

function line({ id, before, version = '', changed }: Outcome): string {
  if (!changed) return `${id} ${version} is up to date`
  return before === version ? `${id} ${version} has changed` : `${id} ${before ?? '(broken)'} → ${version}`
}

import { Instrumenter } from '@stryker-mutator/instrumenter'
import { activeMutant, mutantGlobal } from '../../core/verify/mutation.ts'
import { sqlMutants } from '../../core/verify/sql-mutants.ts'

export interface FoundMutant {
  id: string
  /** UTF-16 indices into the text. */
  start: number
  end: number
  becomes: string
  /** A comment in the text asks to leave it out. */
  hidden: boolean
}

/** A text with all its mutants in it, each of them asleep until its id is the active one. */
export interface Instrumented {
  text: string
  mutants: FoundMutant[]
}

/** Makes mutants of a TypeScript text; nothing of it is run. @throws what the parser says of a text it cannot read. */
export async function instrument(text: string): Promise<Instrumented> {
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: true }
  const result = await new Instrumenter(silent).instrument(
    [{ name: 'solution.ts', mutate: true, content: text }],
    options,
  )
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const indexOf = ({ line, column }: { line: number; column: number }) => (starts[line] ?? 0) + column
  return {
    text: `${header}\n${result.files[0]?.content ?? ''}`,
    mutants: result.mutants.map(({ id, location, replacement, status }) => ({
      id,
      start: indexOf(location.start),
      end: indexOf(location.end),
      becomes: replacement ?? '',
      hidden: status === 'Ignored',
    })),
  }
}

/** A statement as a module that exports it, or the mutant that is awake. */
export function instrumentSql(text: string): Instrumented {
  const mutants = sqlMutants(text).map((mutant, index) => ({ ...mutant, id: String(index), hidden: false }))
  const variants = mutants.map(({ start, end, becomes }) => text.slice(0, start) + becomes + text.slice(end))
  return {
    text: `const { ${activeMutant}, reached } = globalThis.${mutantGlobal} ?? {}
const mutants: string[] = ${JSON.stringify(variants)}
if (reached !== undefined) mutants.forEach((_, id) => reached(String(id)))
export const sql: string = mutants[Number(${activeMutant} ?? -1)] ?? ${JSON.stringify(text)}`,
    mutants,
  }
}

// The instrumenter's own header counts every pass of every mutant, which makes a solution slower than its limit. These
// are the two names that it leaves in the code: where a mutant was passed, and whether it is the one that is awake.
const header = `const { ${activeMutant}, reached } = globalThis.${mutantGlobal} ?? {};
const stryMutAct_9fa48 = (id) => id === ${activeMutant};
const stryCov_9fa48 = reached === undefined ? () => {} : (...ids) => ids.forEach(reached);`

const no = () => false
const nothing = () => undefined
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
}

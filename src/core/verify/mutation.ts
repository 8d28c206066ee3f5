import type { ChallengeManifest } from '../challenge.ts'
import type { Fault } from './finding.ts'

/** The share of the mutants reached by hidden tests that these have to kill. */
export const wantedScore = 0.85

/** The global through which a mutant is woken, and its field: names that the instrumenter gives them. */
export const mutantGlobal = '__stryker__'
export const activeMutant = 'activeMutant'
/** Mutants that are tried at most; of more, some are picked evenly. */
export const mostMutants = 500

/** A small change to the first accepted submission, and what the hidden tests made of it. */
export interface Mutant {
  id: string
  /** From 1. */
  line: number
  /** UTF-16 indices into the submission's text. */
  start: number
  end: number
  code: string
  becomes: string
  fate: 'killed' | 'survived' | 'not-reached' | 'equivalent' | 'hidden-by-comment' | 'not-tried'
}

/** What mutating a submission has shown, or why it could not be done. */
export type Mutation =
  | { file: string; text: string; mutants: Mutant[]; untried?: undefined }
  | { file: string; untried: string }

export interface Score {
  killed: number
  /** Killed and survived. */
  reached: number
  total: number
}

/** Killed mutants among those that hidden tests reach; equivalent ones do not count. */
export function scoreOf(mutants: readonly Mutant[]): Score {
  const count = (fate: Mutant['fate']) => mutants.filter((mutant) => mutant.fate === fate).length
  return { killed: count('killed'), reached: count('killed') + count('survived'), total: mutants.length }
}

/** Whether challenge.json marks a mutant as one that no test can tell from the original; white space does not count. */
export function isMarked(
  mutant: Pick<Mutant, 'code' | 'becomes'>,
  marks: ChallengeManifest['equivalentMutants'],
): boolean {
  return marks.some((mark) => matches(mutant, mark))
}

/** A score below what is wanted, each survivor then, and marks that match nothing. */
export function mutationFaults(mutation: Mutation, marks: ChallengeManifest['equivalentMutants']): Fault[] {
  const { file } = mutation
  if (mutation.untried !== undefined) {
    return [
      {
        check: 'mutation',
        file,
        note: true,
        message: `The mutation score was not measured: ${mutation.untried}.`,
        fix: '',
      },
    ]
  }
  const { text, mutants } = mutation
  const { killed, reached, total } = scoreOf(mutants)
  const untried = mutants.filter(({ fate }) => fate === 'not-tried').length
  const low = reached > 0 && killed < wantedScore * reached
  const survivors = mutants.filter(({ fate }) => fate === 'survived')
  return [
    ...(low ? [lowScore(file, killed, reached)] : []),
    ...survivors.map(
      (mutant): Fault => ({
        check: 'mutation',
        file,
        line: mutant.line,
        ...(low ? {} : { note: true as const }),
        message: 'No hidden test notices this change.',
        fix: 'Add a hidden test that does, or list the change in "equivalentMutants" with the reason why none can.',
        detail: diffOf(text, mutant),
        mutant: { code: oneLine(mutant.code), becomes: oneLine(mutant.becomes) },
      }),
    ),
    ...mutants
      .filter(({ fate }) => fate === 'hidden-by-comment')
      .slice(0, 1)
      .map(
        ({ line }): Fault => ({
          check: 'mutation',
          file,
          line,
          message: 'A comment keeps changes from being tried here.',
          fix: 'Remove it and list the changes in "equivalentMutants" of challenge.json with a reason.',
        }),
      ),
    ...marks
      .filter((mark) => !mutants.some((mutant) => mutant.fate === 'equivalent' && matches(mutant, mark)))
      .map((mark) =>
        strayMark(
          mark,
          mutants.some((mutant) => matches(mutant, mark)),
          file,
        ),
      ),
    ...(untried > 0 ? [sampled(file, untried, total)] : []),
  ]
}

function strayMark(
  { code, becomes }: { code: string; becomes: string },
  noticed: boolean,
  file: string,
): Fault {
  const what = `"equivalentMutants" lists \`${clip(code)}\` → \`${clip(becomes)}\``
  return {
    check: 'mutation',
    file: 'challenge.json',
    message: noticed
      ? `${what}, which a hidden test notices or none reaches.`
      : `${what}, which is no change of ${file}.`,
    fix: noticed ? 'Remove it.' : 'Remove it, or copy the code as it is shown for the change that you mean.',
  }
}

function sampled(file: string, untried: number, total: number): Fault {
  const message = `Only ${total - untried} of ${total} small changes were tried: there are many, or the tests take long.`
  return { check: 'mutation', file, note: true, message, fix: '' }
}

function lowScore(file: string, killed: number, reached: number): Fault {
  const percent = Math.floor((killed / reached) * 100)
  return {
    check: 'mutation',
    file,
    message: `The hidden tests notice ${killed} of ${reached} small changes to this solution, ${percent} %; at least ${wantedScore * 100} % are wanted.`,
    fix: 'The changes that nobody noticed follow.',
  }
}

/** The lines around a mutant, before and after. */
export function diffOf(
  text: string,
  { start, end, becomes }: Pick<Mutant, 'start' | 'end' | 'becomes'>,
): string {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
  const before = text.slice(from, to)
  const after = `${text.slice(from, start)}${becomes}${text.slice(end, to)}`
  const indent = Math.min(...before.split('\n').map((line) => /^ */.exec(line)?.[0].length ?? 0))
  const lines = (block: string, sign: string) =>
    shorten(block.split('\n')).map((line) => `${sign} ${line.slice(indent)}`)
  return [...lines(before, '-'), ...lines(after, '+')].join('\n')
}

const mostLines = 6

function shorten(lines: string[]): string[] {
  if (lines.length <= mostLines) return lines
  return [...lines.slice(0, mostLines - 2), '…', ...lines.slice(-1)]
}

function matches(mutant: Pick<Mutant, 'code' | 'becomes'>, mark: { code: string; becomes: string }): boolean {
  return plain(mutant.code) === plain(mark.code) && plain(mutant.becomes) === plain(mark.becomes)
}

/** Code without white space and the semicolons at ends of lines, which printers add. */
function plain(code: string): string {
  return code.replace(/;(?=\s*(\n|\}|$))/g, '').replace(/\s+/g, '')
}

function oneLine(code: string): string {
  return code.replace(/\s+/g, ' ').trim()
}

function clip(code: string): string {
  const line = oneLine(code)
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

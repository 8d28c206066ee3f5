import { transform } from 'esbuild'
import type { Job, Report } from '../../../runner/protocol.ts'
import type { Impostors } from '../../core/verify/observed.ts'
import { parseRecording, recordedMark, recorderText, standInText } from '../../core/verify/stand-in.ts'
import { withRounds } from './rounds.ts'
import { jobFor } from './submissions.ts'

/**
 * Judges an answer that knows the sample cases by heart: the calls that sample tests make to an accepted submission
 * are recorded and played back.
 * @param accepted its text.
 * @param samples names of the sample tests.
 */
export async function judgeHardCoded(
  job: Job,
  accepted: string,
  samples: string[],
  signal: AbortSignal,
): Promise<Impostors['hardCoded']> {
  if (job.solution.path.endsWith('.sql')) return { untried: 'a statement cannot repeat what it was asked' }
  if (samples.length === 0) return { untried: 'there are no sample tests' }
  const { code } = await transform(accepted, { loader: 'ts', format: 'cjs', target: 'esnext' })
  const recorded = await withRounds(jobFor(job, recorderText(code)), signal, ({ judge }) =>
    judge({ only: samples }),
  )
  const lines = recorded.tests.flatMap(({ console }) => console.map(({ text }) => text))
  const recording = parseRecording(lines.filter((line) => line.startsWith(recordedMark)))
  if (recording.unsupported !== undefined) return { untried: recording.unsupported }
  if (recorded.verdict !== 'accepted')
    return { untried: 'the calls of the sample tests could not be recorded' }
  if (recorded.tests.some(({ consoleTruncated }) => consoleTruncated)) {
    return { untried: 'the sample tests make too many calls to learn them by heart' }
  }
  const text = standInText(recording)
  if (Buffer.byteLength(text) > 100_000)
    return { untried: 'the sample tests use too much data to learn it by heart' }
  const report = await withRounds(jobFor(job, text), signal, ({ judge }) => judge())
  return passesSamples(report)
    ? { report }
    : { untried: 'playing back what the sample tests saw does not pass them, so it shows nothing' }
}

function passesSamples({ tests }: Report): boolean {
  const samples = tests.filter(({ group }) => group === 'sample')
  return samples.length > 0 && samples.every(({ verdict }) => verdict === 'accepted')
}

import type { Report } from '../../../runner/protocol.ts'
import { cpuTime, megabytes } from './quantities.ts'

/** Below so many CPU milliseconds the clock's steps, and not the solution, make the ratio. */
const leastCpuMs = 24

/**
 * A line that holds a solution's CPU time and heap against a reference's, measured on the same machine by the same tests
 * with the same seed; empty when one of them is not accepted.
 */
export function besideReference(own: Report, reference: Report): string {
  if (own.verdict !== 'accepted' || reference.verdict !== 'accepted') return ''
  const isMeasurable = own.cpuMs >= leastCpuMs && reference.cpuMs >= leastCpuMs
  const cpu = isMeasurable
    ? `CPU ${ratio(own.cpuMs, reference.cpuMs)} (${cpuTime(own.cpuMs)} to its ${cpuTime(reference.cpuMs)})`
    : 'CPU too little to compare'
  const heap =
    own.heapBytes > 0 && reference.heapBytes > 0
      ? `, heap ${ratio(own.heapBytes, reference.heapBytes)} (${megabytes(own.heapBytes)} to its ${megabytes(reference.heapBytes)})`
      : ''
  return `Beside the reference: ${cpu}${heap}.`
}

function ratio(own: number, reference: number): string {
  const times = own / reference
  return `${times >= 10 ? Math.round(times) : times.toFixed(1)} ×`
}

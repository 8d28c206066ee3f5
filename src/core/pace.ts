import type { Tone } from './paint.ts'

export interface Pace {
  text: string
  tone: Tone
}

/** Part of the time from which on what is left is said. */
const late = 0.8

/** Time spent beside the time that a prepared candidate takes, in whole minutes; never by colour alone. */
export function paceOf(spentMs: number, minutes: number): Pace {
  const spent = Math.floor(spentMs / 60_000)
  const base = `${spent} of ${minutes} min`
  if (spent >= minutes) {
    const over = spent - minutes
    return { text: over === 0 ? `${base}, time is up` : `${base}, ${over} over`, tone: 'bad' }
  }
  if (spent >= minutes * late) return { text: `${base}, ${minutes - spent} left`, tone: 'warn' }
  return { text: base, tone: 'dim' }
}

import { P } from './primordials.ts'

/**
 * What the values of a message are called in the path of an error: 'args' are numbered, a 'call' has `this` before them,
 * and any other name stands for itself.
 */
export type What = string

/** An object on the way from what was passed to some value. */
export interface Step {
  from: Step | undefined
  step: PropertyKey
}

/** Steps of a path that are written out. */
const maxSteps = 20

/** `args[0].cache`: how a value is reached from what was passed. */
export function pathOf(what: What, from: Step | undefined, step: PropertyKey): string {
  let path = ''
  let at = step
  let steps = 0
  for (let above = from; above !== undefined; above = above.from) {
    if (steps++ < maxSteps) path = `${stepText(at)}${path}`
    at = above.step
  }
  if (steps > maxSteps) path = `…${path}`
  if (what === 'args') return `args[${P.String(at)}]${path}`
  if (what === 'call') return `${at === 0 ? 'this' : `args[${(at as number) - 1}]`}${path}`
  return `${what}${path}`
}

function stepText(step: PropertyKey): string {
  return typeof step === 'number'
    ? `[${step}]`
    : typeof step === 'string'
      ? `.${step}`
      : `[${P.String(step)}]`
}

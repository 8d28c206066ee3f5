import type { AssertionErrors, Comparison } from './assertion-errors.ts'
import type { Failure, FailureKind } from './contract.ts'
import { TimeoutError } from './deadline.ts'
import { KitError } from './kit-error.ts'
import { cap, print, printPair, readText, withoutColours } from './text.ts'

/** What is known of a property that failed: the error below it and how fast-check got there. */
export interface PropertyFailure {
  cause: unknown
  /** 'Property failed after 3 runs (seed 7, path 2:0, shrunk 1 time)' */
  headline: string
  counterexample: string
}

export interface Failures {
  of(error: unknown): Failure
  /** Remembers what lies below an error that `fc.assert` throws. */
  recordProperty(error: object, failure: PropertyFailure): void
  /** The error for a `test.fails` that passed. */
  unexpectedPass(): Error
}

/** Turns whatever a test threw into a Failure, without trusting any of it. */
export function createFailures(errors: AssertionErrors): Failures {
  const properties = new WeakMap<object, PropertyFailure>()

  /** One property may fail by another that fails within it. */
  function propertyOf(error: unknown): PropertyFailure | undefined {
    const outer = isObject(error) ? properties.get(error) : undefined
    const inner = outer && propertyOf(outer.cause)
    if (outer === undefined || inner === undefined) return outer
    return {
      cause: inner.cause,
      headline: `${outer.headline}: ${inner.headline}`,
      counterexample: cap(`${outer.counterexample}\n\n${inner.counterexample}`, 4096),
    }
  }

  return {
    of(error) {
      const property = propertyOf(error)
      const root = property ? property.cause : error
      const kind = kindOf(root, errors)
      const message = messageOf(root, kind)
      const comparison = comparisonOf(root, kind, errors)
      return {
        status: 'failed',
        kind,
        error: root,
        message: cap(withoutColours(property ? `${property.headline}: ${message}` : message), 4096),
        ...(comparison && printPair(comparison)),
        ...(property && { counterexample: property.counterexample }),
        stack: cap(isObject(root) ? (readText(root, 'stack') ?? '') : '', 8192),
      }
    },
    recordProperty: (error, failure) => void properties.set(error, failure),
    unexpectedPass() {
      const error = new Error('The test is marked as failing (test.fails), but it passed.')
      errors.mark(error)
      return error
    },
  }
}

function kindOf(error: unknown, errors: AssertionErrors): FailureKind {
  if (errors.has(error)) return 'assertion'
  if (error instanceof KitError) return 'kit'
  return error instanceof TimeoutError ? 'timeout' : 'thrown'
}

function messageOf(error: unknown, kind: FailureKind): string {
  const message = isObject(error) ? readText(error, 'message') : undefined
  if (message === undefined) return `A value that is no error was thrown: ${print(error, 1024)}`
  // The library names its comparison; next to expected and actual that says nothing.
  if (kind !== 'thrown') return message.replace(/ \/\/ Object\.is equality(?=\n|$)/, '')
  const name = readText(error, 'name') || 'Error'
  return message === '' ? name : `${name}: ${message}`
}

/** What the failed matcher compared; errors of `expect.extend` and spies carry it as own properties. */
function comparisonOf(error: unknown, kind: FailureKind, errors: AssertionErrors): Comparison | undefined {
  if (kind !== 'assertion' || !isObject(error)) return undefined
  const marked = errors.comparison(error)
  if (marked) return marked
  const { expected, actual, showDiff } = error as Record<string, unknown>
  if (showDiff === false || (expected === undefined && actual === undefined)) return undefined
  return { expected, actual }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

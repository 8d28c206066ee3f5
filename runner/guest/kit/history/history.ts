import { KitError } from '../kit-error.ts'
import { expectLibrary } from '../libraries.ts'
import { print, printShort } from '../text.ts'
import { lossesOf } from './conservation.ts'
import { firstFault } from './linearize.ts'
import type { Operation, Specification } from './operation.ts'
import { same } from './same.ts'
import { map, queue, register } from './specifications.ts'
import { type Step, stepTable } from './step-table.ts'

const { AssertionError } = expectLibrary.chai

/** The calls of concurrent clients, with who was first. */
export interface Recording {
  /** What was called so far, in the order in which the calls began. */
  readonly operations: readonly Operation[]
  /** Makes a call for a client and remembers when it began and ended; the promise does what the call's does. */
  call<Result>(
    client: string,
    name: string,
    args: readonly unknown[],
    make: () => Result | PromiseLike<Result>,
  ): Promise<Result>
}

/** `history` as tests import it: recordings of concurrent calls, and what can be said of them. */
export function createHistory(): Record<string, unknown> {
  return { record, linearizable, converged, conserved, register, map, queue }
}

function record(): Recording {
  const operations: Operation[] = []
  let events = 0
  return {
    operations,
    async call(client, name, args, make) {
      const operation: Operation = {
        client: String(client),
        name,
        args: [...args],
        called: events++,
        returned: undefined,
        result: undefined,
      }
      operations.push(operation)
      const result = await make()
      operation.result = result
      operation.returned = events++
      return result
    },
  }
}

function linearizable(recording: unknown, specification: unknown): void {
  const operations = operationsOf(recording)
  if (!isSpecification(specification)) {
    throw new KitError(
      'history.linearizable(recording, specification) takes history.register(), map() or queue(), or { initial, apply } as its second argument.',
    )
  }
  const fault = firstFault(operations, specification)
  if (fault === undefined) return
  const { culprit, until } = fault
  throw new AssertionError(
    `no order of the calls explains that ${said(culprit)} of ${culprit.client} gave ${printShort(culprit.result)}:\n${stepTable(stepsOf(until))}`,
  )
}

function converged(replicas: unknown): void {
  if (typeof replicas !== 'object' || replicas === null || Array.isArray(replicas)) {
    throw new KitError(
      "history.converged(replicas) takes what each replica holds, by its name: { a: ['x'], b: ['x'] }.",
    )
  }
  const groups: { names: string[]; value: unknown }[] = []
  for (const [name, value] of Object.entries(replicas)) {
    const group = groups.find((each) => same(each.value, value))
    if (group === undefined) groups.push({ names: [name], value })
    else group.names.push(name)
  }
  if (groups.length <= 1) return
  const lines = groups.map(
    ({ names, value }) => `${list(names)}: ${print(value, 300).replaceAll(/\s+/g, ' ')}`,
  )
  throw new AssertionError(`the replicas do not agree:\n${lines.join('\n')}`)
}

function conserved(before: unknown, after: unknown): void {
  if (!Array.isArray(before) || !Array.isArray(after)) {
    throw new KitError('history.conserved(before, after) takes two arrays.')
  }
  const { lost, extra } = lossesOf(before, after)
  if (lost.length + extra.length === 0) return
  const parts = [
    lost.length > 0 ? `lost: ${list(lost.map(printShort))}` : '',
    extra.length > 0 ? `too many: ${list(extra.map(printShort))}` : '',
  ]
  const told = parts.filter((part) => part !== '').join('; ')
  throw new AssertionError(`of ${before.length} items, ${after.length} came through. ${told}`)
}

function operationsOf(recording: unknown): readonly Operation[] {
  const operations: unknown = Reflect.get(Object(recording), 'operations')
  if (Array.isArray(operations)) return operations
  throw new KitError(
    'history.linearizable(recording, specification) takes what history.record() returned first.',
  )
}

function isSpecification(value: unknown): value is Specification {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'apply') === 'function'
}

/** Beginnings and ends in the order in which they happened; a call that nothing came between is one step. */
function stepsOf(operations: readonly Operation[]): Step[] {
  const events = operations.flatMap((each) => [
    { at: each.called, each, end: false },
    ...(each.returned === undefined ? [] : [{ at: each.returned, each, end: true }]),
  ])
  events.sort((a, b) => a.at - b.at)
  const steps: Step[] = []
  events.forEach(({ each, end }, index) => {
    const closed = events[index + 1]?.each === each && !end
    const opened = end && events[index - 1]?.each === each
    if (opened) return
    const result = `→ ${printShort(each.result)}`
    const what = closed ? `${said(each)} ${result}` : end ? `${each.name} ${result}` : said(each)
    steps.push({ actor: each.client, what })
  })
  return steps
}

function said({ name, args }: Operation): string {
  return `${name}(${args.map(printShort).join(', ')})`
}

const mostListed = 10

function list(items: readonly string[]): string {
  const shown = items.slice(0, mostListed).join(', ')
  return items.length > mostListed ? `${shown} and ${items.length - mostListed} more` : shown
}

/** A choice that was met: so many completions could arrive next, and this one did; 0 is the one that would by itself. */
export interface Choice {
  total: number
  picked: number
}

/** Where an order differs from the one that comes by itself: which completion is picked at which choice, in order. */
export type Order = readonly { at: number; picked: number }[]

/**
 * Orders by the number of places where they differ from the one that comes by itself, fewest first, so that the first
 * one that fails is a simplest one; after delay-bounded scheduling (Emmi, Qadeer and Rakamarić, 2011).
 */
export interface Orders {
  /** The next order; undefined when every one was given. */
  next(): Order | undefined
  /** How many are known and were not given yet. */
  waiting(): number
  /** Says which choices were met with an order, from which those that differ in one more place follow. */
  met(order: Order, choices: readonly Choice[]): void
}

/** @param most orders that are kept waiting */
export function createOrders(most: number): Orders {
  const waiting: Order[] = [[]]
  return {
    next: () => waiting.shift(),
    waiting: () => waiting.length,
    met(order, choices) {
      const from = (order.at(-1)?.at ?? -1) + 1
      for (let at = from; at < choices.length; at++) {
        const { total } = choices[at] as Choice
        for (let picked = 1; picked < total && waiting.length < most; picked++) {
          waiting.push([...order, { at, picked }])
        }
      }
    },
  }
}

/** The order that some choices amount to. */
export function orderOf(choices: readonly Choice[]): Order {
  return choices.flatMap(({ picked }, at) => (picked === 0 ? [] : [{ at, picked }]))
}

/** The same order with one difference less, for each of its differences, the last one first. */
export function simpler(order: Order): Order[] {
  return order.map((_, index) => order.toSpliced(order.length - 1 - index, 1))
}

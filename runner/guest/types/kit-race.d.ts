/** `race` of the kit: the orders in which what completes at one instant may arrive. */
declare module 'hotseat/kit' {
  /** Names who does what in a scenario of `race`. */
  export interface Actors {
    /** Starts something at this instant for an actor, to whom all counts that follows from it. */
    start<Result>(actor: string, make: () => Result | PromiseLike<Result>): Promise<Awaited<Result>>
    /** Says what the actor at work has done; without any notes, the calls that the solution makes on the test are shown. */
    note(what: string): void
  }

  /**
   * Runs a scenario with every order in which timers of one instant, of the test and of the solution, can fire, simple
   * orders first; when there are more than `orders` (200 unless given), half of that many are drawn by the seed. Fails as the
   * scenario does, with the steps of a simplest order that fails. The scenario makes everything anew that it uses.
   */
  export function race(scenario: (actors: Actors) => unknown, options?: { orders?: number }): Promise<void>
}

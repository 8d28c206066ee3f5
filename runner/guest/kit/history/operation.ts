/** One call that a client made, as a history remembers it. */
export interface Operation {
  client: string
  name: string
  args: readonly unknown[]
  /** Where the call began, counted in the history's events. */
  called: number
  /** Where its result was there; undefined while it is not, or when it failed: then it may have happened or not. */
  returned: number | undefined
  result: unknown
}

/** What an object does that takes one call at a time; a result that is left out may be anything. */
export interface Specification<State = unknown> {
  initial: State
  /** The next state and the result of a call; never changes the state it is given. */
  apply(state: State, name: string, args: readonly unknown[]): { state: State; result?: unknown }
  /** What a call is about, such as its key: calls about different things are judged apart. */
  part?(name: string, args: readonly unknown[]): string
}

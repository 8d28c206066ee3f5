import { useCallback, useRef, useState } from 'react'

export interface Store<State, Action> {
  /** The state to draw. */
  state: State
  dispatch: (action: Action) => void
  /** The state after every action so far: several keys of one call see what the ones before them did. */
  latest: () => State
}

/** A reducer whose newest state can be read outside of drawing. */
export function useStore<State, Action>(
  reduce: (state: State, action: Action) => State,
  initial: () => State,
): Store<State, Action> {
  const [state, draw] = useState(initial)
  const newest = useRef(state)
  const dispatch = useCallback(
    (action: Action) => {
      newest.current = reduce(newest.current, action)
      draw(newest.current)
    },
    [reduce],
  )
  const latest = useCallback(() => newest.current, [])
  return { state, dispatch, latest }
}

import type { Command } from './palette/palette-state.ts'

/** What a screen does with keys. */
export interface KeyTaker {
  press: (name: string) => void
  /** What is pasted is text: never a row of commands. */
  paste: (text: string) => void
  /** What can be done on the screen now; undefined while text is being typed. */
  commands: () => Command[] | undefined
}

/**
 * Passes keys to the screen that is open. Between two screens they wait: keys come faster than frames, and what was
 * typed for the new screen must not reach the old one.
 */
export function createKeyboard() {
  let taker: KeyTaker | undefined
  let waiting: ((to: KeyTaker) => void)[] = []
  let muted = false
  const pass = (deliver: (to: KeyTaker) => void) => {
    if (muted) return
    if (taker === undefined) waiting.push(deliver)
    else deliver(taker)
  }
  return {
    press: (name: string) => pass((to) => to.press(name)),
    paste: (text: string) => pass((to) => to.paste(text)),
    /** What can be done on the open screen; undefined when that is not to be asked now. */
    commands: () => (muted ? undefined : taker?.commands()),
    /** The open screen has gone: until another one takes over, keys wait. */
    leave: () => {
      taker = undefined
    },
    isMuted: () => muted,
    /** Drops keys from now on: what is typed ahead for another program must not do anything here. */
    mute: () => {
      muted = true
    },
    unmute: () => {
      muted = false
    },
    take: (next: KeyTaker) => {
      taker = next
      const due = waiting
      waiting = []
      for (const deliver of due) pass(deliver)
    },
  }
}

export type Keyboard = ReturnType<typeof createKeyboard>

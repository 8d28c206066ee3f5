import { useLayoutEffect } from 'react'
import type { Keyboard, KeyTaker } from './keyboard.ts'

/** Takes the keys for the screen that calls this; the newest taker knows the size that was drawn last. */
export function useKeys(keyboard: Keyboard, taker: KeyTaker): void {
  useLayoutEffect(() => keyboard.take(taker))
}

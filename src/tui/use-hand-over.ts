import { useApp, useStdin, useStdout } from 'ink'
import { useCallback } from 'react'
import { inForeground } from '../io/foreground.ts'
import type { Keyboard } from './keyboard.ts'

/**
 * Lets another program have the terminal until it ends; keys that are typed meanwhile do nothing here.
 * @param back called when the terminal is ours again: what has happened meanwhile is to be drawn, or told, now.
 */
export function useHandOver(keyboard: Keyboard, back: () => void): (command: string[]) => Promise<void> {
  const { suspendTerminal } = useApp()
  const { stdin } = useStdin()
  const { stdout } = useStdout()
  return useCallback(
    async (command: string[]) => {
      keyboard.mute()
      try {
        await suspendTerminal(() => inForeground(command, { stdin, stdout }))
      } finally {
        keyboard.unmute()
        back()
      }
    },
    [keyboard, back, suspendTerminal, stdin, stdout],
  )
}

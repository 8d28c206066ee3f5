import { expect, test } from 'vitest'
import { plainPaint } from '../../src/core/paint.ts'
import { anywhereKeymap } from '../../src/tui/anywhere-keymap.ts'
import type { Binding } from '../../src/tui/keymap.ts'
import { helpLines } from '../../src/tui/parts/help-text.ts'
import type { Screen } from './screen.ts'

export type Given = [keys: string[], shows: string]

export interface Proof {
  /** Pressed before, and what the screen has to show then. */
  given?: Given[]
  /** What the key itself brings up; undefined when it ends the app. */
  shows: string | undefined
  /** What it takes away, where that is more telling. */
  hides?: string
}

export type Proofs<Mode extends string, Intent extends string> = Record<Mode, Partial<Record<Intent, Proof>>>

/** The place at the end of a help that is as long as this. */
export const endOf = (help: Parameters<typeof helpLines>[0]) => {
  const { length } = helpLines(help, plainPaint, 80)
  return `-${length}/${length}`
}
/** The place a page after its beginning, where so many lines are seen. */
export const pageAfter = (help: Parameters<typeof helpLines>[0], seen = 20) => {
  const { length } = helpLines(help, plainPaint, 80)
  return `-${Math.min(2 * seen - 1, length)}/${length}`
}
/** The place a page before its end. */
export const pageBefore = (help: Parameters<typeof helpLines>[0], seen = 20) => {
  const { length } = helpLines(help, plainPaint, 80)
  return `-${Math.max(seen, length - seen + 1)}/${length}`
}
export const everywhere: Parameters<typeof helpLines>[0] = [['Everywhere', anywhereKeymap.all]]

/** A test for every key of a keymap, on a screen of its own each: that it does what its proof says. */
export function everyKeyWorks<Mode extends string, Intent extends string, State>(
  name: string,
  keymap: Record<Mode, Binding<Intent, State>[]>,
  proofs: Proofs<Mode, Intent>,
  first: Given[],
  open: () => Screen | Promise<Screen>,
): void {
  for (const mode of Object.keys(keymap) as Mode[]) {
    const cases = keymap[mode].flatMap(({ intent, keys }) => keys.map((key) => ({ intent, key })))
    test.each(cases)(`${name}, ${mode}: $key is $intent`, async ({ intent, key }) => {
      const proof = proofs[mode][intent]
      if (proof === undefined) throw new Error(`no proof that ${intent} can be reached in ${mode}`)
      const screen = await open()
      for (const [before, shows] of [...first, ...(proof.given ?? [])]) {
        screen.press(...before)
        await screen.shows(shows)
      }
      const { shows, hides } = proof
      if (shows !== undefined && hides === undefined) expect(screen.text()).not.toContain(shows)
      if (hides !== undefined) expect(screen.text()).toContain(hides)
      screen.press(key)
      if (shows === undefined) await screen.exited
      else await screen.shows(shows)
      if (hides !== undefined) await screen.hides(hides)
    })
    test(`${name}, ${mode}: no key has two meanings`, () => {
      expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length)
    })
  }
}

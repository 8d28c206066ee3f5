import { expect, test } from 'vitest'
import { createKeyboard } from '../../src/tui/keyboard.ts'

test('keys wait between two screens, and reach the second one in order', () => {
  const keyboard = createKeyboard()
  const seen: string[] = []
  const taker = (name: string, after?: string) => ({
    press: (key: string) => {
      seen.push(`${name}:${key}`)
      if (key === after) keyboard.leave()
    },
    paste: (text: string) => seen.push(`${name}:"${text}"`),
    commands: () => undefined,
  })
  keyboard.press('a')
  keyboard.take(taker('one', 'enter'))
  for (const key of ['b', 'enter', 'c', 'enter']) keyboard.press(key)
  keyboard.paste('text')
  keyboard.take(taker('two', 'enter'))
  keyboard.take(taker('three'))
  expect(seen).toEqual(['one:a', 'one:b', 'one:enter', 'two:c', 'two:enter', 'three:"text"'])
})

test('while it is muted keys are dropped, and do not come later either', () => {
  const keyboard = createKeyboard()
  const seen: string[] = []
  keyboard.take({ press: (key) => seen.push(key), paste: () => {}, commands: () => undefined })
  keyboard.press('a')
  keyboard.mute()
  keyboard.press('b')
  keyboard.unmute()
  keyboard.press('c')
  expect(seen).toEqual(['a', 'c'])
})

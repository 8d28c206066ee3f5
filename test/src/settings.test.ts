import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { type Tone, themeNames, themePaint } from '../../src/core/paint.ts'
import { paneCommand, panePresets } from '../../src/core/panes.ts'
import { parseSettings } from '../../src/core/settings.ts'
import { fold } from '../../src/tui/parts/fold.ts'

const tones: Tone[] = ['good', 'bad', 'warn', 'dim', 'strong', 'code']
const request = { setting: undefined, env: {}, editor: ['vi', '-n'], file: '/home/ada/a b/solution.ts' }

test('without a setting the first neighbour that is around is taken', () => {
  expect(paneCommand({ ...request, env: { TMUX: '/tmp/x', TMUX_PANE: '%3', NVIM: '/n' } })).toEqual([
    ...['tmux', 'split-window', '-h', '-t', '%3', 'vi', '-n', '/home/ada/a b/solution.ts'],
  ])
  expect(paneCommand({ ...request, env: { NVIM: '/n' }, editor: undefined })).toEqual([
    ...['nvim', '--server', '/n', '--remote', '/home/ada/a b/solution.ts'],
  ])
})

test('a setting names a preset or is a command of its own', () => {
  expect(paneCommand({ ...request, setting: 'vscode' }).at(0)).toBe('code')
  expect(paneCommand({ ...request, setting: ['split', '--run={file}', '{editor}'] })).toEqual([
    ...['split', '--run=/home/ada/a b/solution.ts', 'vi', '-n'],
  ])
})

test('what cannot be done is said with what can', () => {
  expect(() => paneCommand(request)).toThrow('start Hotseat inside one of tmux, zellij')
  expect(() => paneCommand({ ...request, setting: 'screen' })).toThrow('"pane" in settings.json is "screen"')
  expect(() => paneCommand({ ...request, setting: 'tmux', editor: undefined })).toThrow('Set EDITOR')
})

test('every preset opens the file', () => {
  for (const { command } of Object.values(panePresets)) expect(command).toContain('{file}')
})

test('settings may be empty, and what is wrong in them is said', () => {
  expect(parseSettings('{}', 'settings.json')).toEqual({ ok: true, value: {} })
  const wrong = parseSettings('{ "pane": 3, "colour": "red" }', 'settings.json')
  expect(wrong).toMatchObject({ ok: false })
})

test('every theme says the same, without colour where it is called so, and closes what it opens', () => {
  for (const theme of themeNames) {
    const painted = tones.map((tone) => themePaint(theme)(tone, 'text'))
    expect(painted.map(stripVTControlCharacters)).toEqual(tones.map(() => 'text'))
    const plain = painted.flatMap((text) => fold(`${text} and more words`, 8)).map(stripVTControlCharacters)
    expect(new Set(plain)).toEqual(new Set(['text and', 'more wor', 'ds']))
  }
  expect(tones.map((tone) => themePaint('mono')(tone, 'x')).join('')).not.toMatch(/\u001b\[[39]\dm.*x/)
})

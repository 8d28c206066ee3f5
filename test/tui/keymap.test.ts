import { afterAll, expect, test } from 'vitest'
import { closeJudge } from '../../src/io/judge.ts'
import { homeKeymap, type Intent, type Mode } from '../../src/tui/screens/home/home-keymap.ts'
import { appContext, manyChallenges } from './app-context.ts'
import { openScreen } from './screen.ts'

interface Proof {
  /** Pressed before, and what the screen has to show then. */
  given?: [keys: string[], shows: string][]
  /** What the key itself brings up; undefined when it ends the app. */
  shows: string | undefined
}

const searching: [string[], string] = [['/'], '[/▏ 60 of 60]']
const helping: [string[], string] = [['?'], '[Keys]']

const proofs: Record<Mode, Partial<Record<Intent, Proof>>> = {
  browse: {
    down: { shows: ' 2/60' },
    up: { given: [[['down'], ' 2/60']], shows: ' 1/60' },
    'page-down': { shows: ' 20/60' },
    'page-up': { given: [[['G'], ' 60/60']], shows: ' 41/60' },
    last: { shows: ' 60/60' },
    first: { given: [[['down'], ' 2/60']], shows: ' 1/60' },
    switch: { shows: '[Statement]' },
    read: { shows: '[Statement]' },
    search: { shows: '[/▏ 60 of 60]' },
    start: { shows: 'Created ' },
    edit: { shows: 'Back from true.' },
    run: { given: [[['o'], 'Created ']], shows: 'sample tests passed' },
    submit: { given: [[['o'], 'Created ']], shows: '16 tests passed' },
    view: { shows: 'There is no result yet' },
    back: { given: [[['tab'], '[Statement]']], shows: '[Challenges 60]' },
    help: { shows: '[Keys]' },
    quit: { shows: undefined },
    interrupt: { shows: undefined },
  },
  search: {
    keep: { given: [searching, [['3', '0'], '[/30▏ 1 of 60]']], shows: '[/30 1 of 60]' },
    back: { given: [searching, [['3'], '[/3▏']], shows: '[Challenges 60]' },
    up: { given: [searching, [['down'], ' 2/60']], shows: ' 1/60' },
    down: { given: [searching], shows: ' 2/60' },
    erase: { given: [searching, [['3', '0'], '[/30▏']], shows: '[/3▏' },
    clear: { given: [searching, [['3', '0'], '[/30▏']], shows: '[/▏ 60 of 60]' },
    interrupt: { given: [searching], shows: undefined },
  },
  help: {
    down: { given: [helping], shows: ' 2-21/' },
    up: { given: [helping, [['down'], ' 2-21/']], shows: ' 1-20/' },
    'page-down': { given: [helping], shows: '32/32' },
    'page-up': { given: [helping, [['G'], '32/32']], shows: ' 1-20/' },
    last: { given: [helping], shows: '32/32' },
    first: { given: [helping, [['G'], '32/32']], shows: ' 1-20/' },
    help: { given: [helping], shows: '[Challenges 60]' },
    interrupt: { given: [helping], shows: undefined },
  },
}

afterAll(closeJudge)

for (const [mode, bindings] of Object.entries(homeKeymap) as [Mode, (typeof homeKeymap)[Mode]][]) {
  for (const { intent, keys } of bindings) {
    test.each(keys)(`${mode}: %j is "${intent}"`, async (key) => {
      const proof = proofs[mode][intent]
      if (proof === undefined) throw new Error(`no proof that ${intent} can be reached in ${mode}`)
      const screen = openScreen(
        appContext({ challenges: manyChallenges(60), env: { PATH: process.env['PATH'], EDITOR: 'true' } }),
      )
      await screen.shows('[Challenges 60]')
      for (const [before, shows] of proof.given ?? []) {
        screen.press(...before)
        await screen.shows(shows)
      }
      if (proof.shows !== undefined) expect(screen.text()).not.toContain(proof.shows)
      screen.press(key)
      if (proof.shows === undefined) await screen.exited
      else await screen.shows(proof.shows)
    })
  }
}

test('no key has two meanings at once', () => {
  for (const bindings of Object.values(homeKeymap)) {
    const keys = bindings.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
  }
})

import { afterAll } from 'vitest'
import { closeJudge } from '../../src/io/judge.ts'
import { anywhereKeymap } from '../../src/tui/anywhere-keymap.ts'
import { type PaletteIntent, paletteKeymap } from '../../src/tui/palette/palette-keymap.ts'
import {
  type ChallengeIntent,
  challengeHelp,
  challengeKeymap,
} from '../../src/tui/screens/challenge/challenge-keymap.ts'
import { type HomeIntent, homeHelp, homeKeymap } from '../../src/tui/screens/home/home-keymap.ts'
import { type WelcomeIntent, welcomeKeymap } from '../../src/tui/screens/welcome/welcome-keymap.ts'
import { appContext, manyChallenges, submission, writeSolution } from './app-context.ts'
import { endOf, everyKeyWorks, everywhere, type Proofs, pageAfter, pageBefore } from './every-key.ts'
import { openScreen } from './screen.ts'

const homeParts = [...homeHelp(homeKeymap), ...everywhere]
const challengeParts = [...challengeHelp(challengeKeymap), ...everywhere]
const [homeEnd, challengeEnd] = [endOf(homeParts), endOf(challengeParts)]

const searching: [string[], string] = [['/'], '[/▏ 60 of 60]']
const filtering: [string[], string] = [['f'], '[Filters: 60 of 60]']
const helping: [string[], string] = [['?'], '[Keys]']

const homeProofs: Proofs<keyof typeof homeKeymap, HomeIntent> = {
  browse: {
    down: { shows: ' 2/60' },
    up: { given: [[['down'], ' 2/60']], shows: ' 1/60' },
    'page-down': { shows: ' 20/60' },
    'page-up': { given: [[['G'], ' 60/60']], shows: ' 41/60' },
    last: { shows: ' 60/60' },
    first: { given: [[['down'], ' 2/60']], shows: ' 1/60' },
    open: { shows: '[1 Statement]' },
    switch: { shows: '[Statement]' },
    search: { shows: '[/▏ 60 of 60]' },
    filter: { shows: '[Filters: 60 of 60]' },
    order: { shows: 'Sorted: by title.' },
    next: { shows: 'Next: Number ' },
    stats: { shows: 'Statistics' },
    interviews: { shows: 'Mock interviews' },
    welcome: { shows: 'Welcome to Hotseat: What this is' },
    back: { given: [[['tab'], '[Statement]']], shows: '[Challenges 60]' },
    help: { shows: '[Keys]' },
    quit: { shows: undefined },
    leave: { shows: undefined },
  },
  search: {
    keep: { given: [searching, [['3', '0'], '[/30▏ 1 of 60]']], shows: '[/30 1 of 60]' },
    back: { given: [searching, [['3'], '[/3▏']], shows: '[Challenges 60]' },
    up: { given: [searching, [['down'], ' 2/60']], shows: ' 1/60' },
    down: { given: [searching], shows: ' 2/60' },
    erase: { given: [searching, [['3', '0'], '[/30▏']], shows: '[/3▏' },
    clear: { given: [searching, [['3', '0'], '[/30▏']], shows: '[/▏ 60 of 60]' },
    leave: { given: [searching], shows: undefined },
  },
  filter: {
    narrow: { given: [filtering], shows: '[x] new' },
    widen: { given: [filtering, [[' '], '[x] new']], shows: '[Filters: 60 of 60]' },
    down: { given: [filtering], shows: '›            [ ] tried' },
    up: { given: [filtering, [['down'], '›            [ ] tried']], shows: '› status     [ ] new' },
    'page-down': { given: [filtering], shows: '›            [ ] map' },
    'page-up': { given: [filtering, [['G'], '›            [ ] map']], shows: '› status     [ ] new' },
    last: { given: [filtering], shows: '›            [ ] map' },
    first: { given: [filtering, [['G'], '›            [ ] map']], shows: '› status     [ ] new' },
    filter: { given: [filtering], shows: '[Challenges 60]' },
    leave: { given: [filtering], shows: undefined },
  },
  help: {
    down: { given: [helping], shows: ' 2-21/' },
    up: { given: [helping, [['down'], ' 2-21/']], shows: ' 1-20/' },
    'page-down': { given: [helping], shows: pageAfter(homeParts) },
    'page-up': { given: [helping, [['G'], homeEnd]], shows: pageBefore(homeParts) },
    last: { given: [helping], shows: homeEnd },
    first: { given: [helping, [['G'], homeEnd]], shows: ' 1-20/' },
    help: { given: [helping], shows: '[Challenges 60]' },
    leave: { given: [helping], shows: undefined },
  },
}

const reading: [string[], string] = [['enter'], '[1 Statement]']

const attempted: [string[], string][] = [
  [['r'], '4 sample tests passed'],
  [['6'], '› '],
]

const challengeProofs: Proofs<keyof typeof challengeKeymap, ChallengeIntent> = {
  read: {
    down: { shows: ' 2-' },
    up: { given: [[['down'], ' 2-']], shows: ' 1-' },
    'page-down': { shows: ' 19-38/' },
    'page-up': { given: [[['G'], ' 56-75/75']], shows: ' 38-57/75' },
    last: { shows: ' 56-75/75' },
    first: { given: [[['down'], ' 2-']], shows: ' 1-' },
    'next-tab': { shows: '[2 Tests]' },
    'previous-tab': { shows: '[6 History]' },
    statement: { given: [[['2'], '[2 Tests]']], shows: '[1 Statement]' },
    tests: { shows: '[2 Tests]' },
    hints: { shows: '[3 Hints 0/4]' },
    result: { shows: 'Nothing has been judged yet.' },
    hint: { shows: '[3 Hints 0/4]' },
    answers: { shows: '[5 Answers]' },
    history: { shows: 'There is no attempt yet.' },
    look: { given: attempted, shows: 'd compares it with your solution' },
    restore: { given: attempted, shows: 'What was there is in' },
    reset: { shows: 'Press x again to begin anew' },
    'give-up': { shows: '[5 Answers]' },
    diff: { shows: '[5 Answers]' },
    all: { shows: '[4 Result]' },
    copy: { shows: 'There is no failure to show again.' },
    edit: { shows: 'Back from true; nothing new was saved.' },
    notes: { shows: 'Back from true; there are no notes yet.' },
    pane: { shows: 'No neighbour to open a pane in was found' },
    run: { shows: '4 sample tests passed' },
    submit: { shows: '17 tests passed' },
    make: { given: [[['down'], ' 2-']], shows: 'Yours:' },
    help: { shows: '[Keys]' },
    back: { shows: '[Challenges 60]' },
    interrupt: { shows: undefined },
  },
  help: {
    down: { given: [helping], shows: ' 2-21/' },
    up: { given: [helping, [['down'], ' 2-21/']], shows: ' 1-20/' },
    'page-down': { given: [helping], shows: pageAfter(challengeParts) },
    'page-up': { given: [helping, [['G'], challengeEnd]], shows: pageBefore(challengeParts) },
    last: { given: [helping], shows: challengeEnd },
    first: { given: [helping, [['G'], challengeEnd]], shows: ' 1-20/' },
    help: { given: [helping], shows: '[1 Statement]' },
    interrupt: { given: [helping], shows: undefined },
  },
}

const welcomed: [string[], string] = [['w'], 'Welcome to Hotseat: What this is']

const welcomeProofs: Proofs<keyof typeof welcomeKeymap, WelcomeIntent> = {
  read: {
    next: { shows: '2/3' },
    previous: { given: [[['enter'], '2/3']], shows: '1/3' },
    skip: { shows: '[Challenges 60]' },
    leave: { shows: undefined },
  },
}

const commanding: [string[], string] = [[':'], ':▏']

const paletteProofs: Proofs<keyof typeof paletteKeymap, PaletteIntent> = {
  type: {
    do: { given: [commanding, [['statis'], ':statis▏']], shows: 'begin with `hotseat start next`' },
    up: { given: [commanding, [['down'], '› n ']], shows: '› Enter ' },
    down: { given: [commanding], shows: '› n ' },
    erase: { given: [commanding, [['xy'], ':xy▏']], shows: ':x▏' },
    close: { given: [commanding], shows: '[Challenges 60]' },
    leave: { given: [commanding], shows: undefined },
  },
}

/** Stopping is proven in a terminal of its own: here it would stop the tests. */
const anywhereProofs: Proofs<keyof typeof anywhereKeymap, 'palette'> = {
  all: { palette: { shows: ':▏' } },
}
const inPlace = {
  all: anywhereKeymap.all.flatMap(({ intent, ...rest }) =>
    intent === 'palette' ? [{ intent, ...rest }] : [],
  ),
}

const home: [string[], string] = [[], '[Challenges 60]']

afterAll(closeJudge)

everyKeyWorks('home', homeKeymap, homeProofs, [home], open)
everyKeyWorks('challenge', challengeKeymap, challengeProofs, [home, reading], open)
everyKeyWorks('welcome', welcomeKeymap, welcomeProofs, [home, welcomed], open)
everyKeyWorks('palette', paletteKeymap, paletteProofs, [home], open)
everyKeyWorks('anywhere', inPlace, anywhereProofs, [home], open)

function open() {
  const context = appContext({
    challenges: manyChallenges(60),
    paths: [],
    env: { PATH: process.env['PATH'], EDITOR: 'true' },
  })
  const [challenge] = context.challenges
  if (challenge) writeSolution(context, challenge, submission('accepted/map-order.ts'))
  return openScreen(context)
}

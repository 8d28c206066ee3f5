import { join } from 'node:path'
import { afterAll } from 'vitest'
import { closeJudge } from '../../src/io/judge.ts'
import {
  type InterviewIntent,
  interviewHelp,
  interviewKeymap,
} from '../../src/tui/screens/interview/interview-keymap.ts'
import {
  type InterviewsIntent,
  interviewsKeymap,
} from '../../src/tui/screens/interviews/interviews-keymap.ts'
import { type ReplayIntent, replayKeymap } from '../../src/tui/screens/replay/replay-keymap.ts'
import { type ReportIntent, reportKeymap } from '../../src/tui/screens/report/report-keymap.ts'
import { type SetupIntent, setupKeymap } from '../../src/tui/screens/setup/setup-keymap.ts'
import { temporaryFolder } from '../src/temporary.ts'
import {
  endOf,
  everyKeyWorks,
  everywhere,
  type Given,
  type Proofs,
  pageAfter,
  pageBefore,
} from './every-key.ts'
import { interviewHome, template } from './interview-home.ts'
import { openScreen } from './screen.ts'

afterAll(closeJudge)

const bottom: Given = [['G'], '›   1  ']

const listProofs: Proofs<keyof typeof interviewsKeymap, InterviewsIntent> = {
  browse: {
    down: { shows: '›  30 min  ' },
    up: { given: [[['down'], '›  30 min  ']], shows: '›   2  ' },
    'page-down': { shows: '›   1  ' },
    'page-up': { given: [bottom], shows: '›   2  ' },
    last: { shows: '›   1  ' },
    first: { given: [bottom], shows: '›   2  ' },
    open: { shows: '[1 Problem]' },
    replay: { given: [bottom], shows: 'Interview 1: save 1 of 4' },
    back: { shows: '[Challenges ' },
    leave: { shows: undefined },
  },
}

const list: Given = [[], 'Going on, and so is its clock']

everyKeyWorks('interviews', interviewsKeymap, listProofs, [list], async () => {
  const { context, over, begin } = interviewHome({ screen: { name: 'interviews' } })
  await over()
  await begin()
  return openScreen(context)
})

const checked: Given = [[], 'sandbox    ']
const end: Given = [['G'], 'loses nothing.']

const setupProofs: Proofs<keyof typeof setupKeymap, SetupIntent> = {
  read: {
    down: { shows: ' 2-17/' },
    up: { given: [[['down'], ' 2-17/']], shows: ' 1-16/' },
    'page-down': { shows: 'loses nothing.' },
    'page-up': { given: [end], shows: ' 1-16/' },
    last: { shows: 'loses nothing.' },
    first: { given: [end], shows: ' 1-16/' },
    start: { shows: 'Not ready: workspace. Mend that first' },
    style: { shows: '[standard]' },
    again: { given: [[['enter'], 'Not ready: ']], shows: 'Interviewer:', hides: 'Not ready: ' },
    back: { shows: 'Mock interviews' },
    leave: { shows: undefined },
  },
}

everyKeyWorks('setup', setupKeymap, setupProofs, [checked], () => {
  const wishes = { template: template(), style: 'coach', minutes: undefined, seed: 1 } as const
  const { context } = interviewHome({ screen: { name: 'setup', wishes } })
  const workspace = join(temporaryFolder({ file: '' }), 'file')
  return openScreen({ ...context, places: { ...context.places, workspace } }, 80, 18)
})

const helpParts = [...interviewHelp(interviewKeymap), ...everywhere]
const helpEnd = endOf(helpParts)
const helping: Given = [['?'], '[Keys]']
const asking: Given = [['a'], 'ask: ▏']
const choosing: Given = [['c'], '[ ] 1 O(1) a call']

const interviewProofs: Proofs<keyof typeof interviewKeymap, InterviewIntent> = {
  read: {
    down: { shows: ' 2-20/' },
    up: { given: [[['down'], ' 2-20/']], shows: ' 1-19/' },
    'page-down': { shows: '-23/23' },
    'page-up': { given: [[['G'], '-23/23']], shows: ' 1-19/' },
    last: { shows: '-23/23' },
    first: { given: [[['down'], ' 2-20/']], shows: ' 1-19/' },
    'next-tab': { shows: '[2 Notes]' },
    'previous-tab': { shows: '[5 Questions]' },
    problem: { given: [[['2'], '[2 Notes]']], shows: '[1 Problem]' },
    notes: { shows: '[2 Notes]' },
    result: { shows: '[3 Result]' },
    hints: { shows: '[4 Hints 0/4]' },
    'follow-ups': { shows: '[5 Questions]' },
    'next-phase': { shows: 'Clarify. Ask what the problem leaves out.' },
    'previous-phase': { shows: 'This is the first phase.' },
    ask: { shows: 'ask: ▏' },
    plan: { shows: 'plan: ▏' },
    guess: { shows: '[ ] 1 O(1) a call' },
    edit: { shows: 'Back from true; nothing new was saved.' },
    'edit-tests': { shows: 'Back from true; nothing new was saved.' },
    pane: { shows: 'No neighbour to open a pane in was found' },
    run: { shows: ' sample tests passed' },
    submit: { shows: ' of 17 tests passed' },
    hint: { shows: '[4 Hints 0/4]' },
    answer: { shows: 'There is nothing to answer' },
    pause: { shows: 'The clock stands still; z lets it go on.' },
    swap: { shows: 'There is no other challenge for this round' },
    time: { shows: 'Brief 1/7 0:00 of 2:00 · 45:00 left.' },
    end: { shows: 'Again: end the interview now' },
    help: { shows: '[Keys]' },
    back: { shows: 'Going on, and so is its clock' },
    interrupt: { shows: undefined },
  },
  type: {
    keep: { given: [asking, [['xyz'], 'ask: xyz▏']], shows: 'Good question.' },
    cancel: { given: [asking], shows: 'n next phase' },
    erase: { given: [asking, [['xy'], 'ask: xy▏']], shows: 'ask: x▏' },
    clear: { given: [asking, [['xy'], 'ask: xy▏']], shows: 'ask: ▏' },
    interrupt: { given: [asking], shows: undefined },
  },
  choose: {
    keep: { given: [choosing, [['3'], '[x] 3 O(n) a call']], shows: 'A call will cost O(n).' },
    cancel: { given: [choosing], shows: 'n next phase' },
    interrupt: { given: [choosing], shows: undefined },
  },
  help: {
    down: { given: [helping], shows: ' 2-20/' },
    up: { given: [helping, [['down'], ' 2-20/']], shows: ' 1-19/' },
    'page-down': { given: [helping], shows: pageAfter(helpParts, 19) },
    'page-up': { given: [helping, [['G'], helpEnd]], shows: pageBefore(helpParts, 19) },
    last: { given: [helping], shows: helpEnd },
    first: { given: [helping, [['G'], helpEnd]], shows: ' 1-19/' },
    help: { given: [helping], shows: '[1 Problem]' },
    interrupt: { given: [helping], shows: undefined },
  },
}

const begun: Given = [[], 'Brief. Read the problem.']

everyKeyWorks('interview', interviewKeymap, interviewProofs, [begun], async () => {
  const { context, begin } = interviewHome()
  return openScreen({ ...context, screen: { name: 'interview', interview: await begin() } })
})

const reportProofs: Proofs<keyof typeof reportKeymap, ReportIntent> = {
  read: {
    down: { shows: ' 2-23/' },
    up: { given: [[['down'], ' 2-23/']], shows: ' 1-22/' },
    'page-down': { shows: ' 22-43/' },
    'page-up': { given: [[['pagedown'], ' 22-43/']], shows: ' 1-22/' },
    last: { shows: 'keeps it as a page.', hides: ' 1-22/' },
    first: { given: [[['down'], ' 2-23/']], shows: ' 1-22/' },
    replay: { shows: 'Interview 1: save 1 of 4' },
    back: { shows: 'Mock interviews' },
    leave: { shows: undefined },
  },
}

everyKeyWorks('report', reportKeymap, reportProofs, [[[], 'Score by dimension']], async () => {
  const { context, over } = interviewHome()
  return openScreen({ ...context, screen: { name: 'report', interview: await over() } })
})

const replayProofs: Proofs<keyof typeof replayKeymap, ReplayIntent> = {
  read: {
    down: { shows: ' 2-23/' },
    up: { given: [[['down'], ' 2-23/']], shows: ' 1-22/' },
    'page-down': { shows: ' 22-43/' },
    'page-up': { given: [[['pagedown'], ' 22-43/']], shows: ' 1-22/' },
    last: { shows: '+const first = 1', hides: ' 1-22/' },
    first: { given: [[['down'], ' 2-23/']], shows: ' 1-22/' },
    later: { shows: 'save 4 of 4' },
    earlier: { shows: 'save 2 of 4' },
    back: { shows: 'Score by dimension' },
    leave: { shows: undefined },
  },
}

everyKeyWorks(
  'replay',
  replayKeymap,
  replayProofs,
  [
    [[], 'save 1 of 4'],
    [['l', 'l'], 'save 3 of 4'],
  ],
  async () => {
    const { context, over } = interviewHome()
    return openScreen({ ...context, screen: { name: 'replay', interview: await over() } })
  },
)

import { columns, pad } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { glyphs, tones } from '../../theme.ts'
import { type ChallengeState, type Tab, tabs } from './challenge-state.ts'

export interface TabLineStyle {
  paint: Paint
  width: number
  /** How many hints there are. */
  hints: number
  /** `1-20/47`, of the text that has the keys; empty when all of it shows. */
  place: string
}

/** The line above the texts: which there are, which one has the keys, how far it is scrolled. */
export function tabLine(state: ChallengeState, style: TabLineStyle): string {
  const { paint, width, place } = style
  if (state.mode === 'help') return line([{ plain: '[Keys]', active: true }], place, width, paint)
  const titles = tabs.map((tab, index) => titled(tab, index + 1, state, style))
  // By the width alone: tabs stay where they are whatever else the line has to say.
  if (width >= roomy) return line(titles, place, width, paint)
  return line(width >= numbered ? titles : titles.map(withoutNumber), place, width, paint, '')
}

/** Columns from which there are gaps between the tabs, and from which they have their numbers. */
const roomy = 100
const numbered = 78

interface Title {
  plain: string
  active: boolean
}

function titled(tab: Tab, number: number, state: ChallengeState, { hints }: TabLineStyle): Title {
  const { result, run } = state
  const verdict =
    run !== undefined
      ? ' …'
      : result === undefined
        ? ''
        : ` ${result.report.verdict === 'accepted' ? glyphs.passed : glyphs.failed}`
  const words: Record<Tab, string> = {
    statement: 'Statement',
    tests: 'Tests',
    hints: hints === 0 ? 'Hints' : `Hints ${Math.min(state.hints, hints)}/${hints}`,
    result: `Result${verdict}`,
    answers: 'Answers',
    history: 'History',
  }
  const text = `${number} ${words[tab]}`
  // Brackets say what is active, for nothing is said by colour alone.
  return { plain: tab === state.tab ? `[${text}]` : ` ${text} `, active: tab === state.tab }
}

function withoutNumber({ plain, active }: Title): Title {
  return { plain: plain.replace(/\d /, ''), active }
}

function line(titles: Title[], place: string, width: number, paint: Paint, gap = ' '): string {
  const used = columns(titles.map(({ plain }) => plain).join(gap))
  // Where there is little room, how far the text is scrolled matters more than how much of it shows.
  const fits = used + columns(place) < width
  const end = place.replace(/^\d+-/, '')
  const where = fits ? place : used + columns(end) <= width ? end : ''
  const left = titles.map(({ plain, active }) => paint(active ? tones.activeTab : tones.tab, plain)).join(gap)
  return left + paint(tones.facts, pad('', width - used - columns(where)) + where)
}

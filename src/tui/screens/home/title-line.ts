import { columns, cut, pad } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { placeText } from '../../parts/place-text.ts'
import { glyphs, tones } from '../../theme.ts'
import { narrowingText } from './filter-lines.ts'
import type { HomeLayout } from './home-layout.ts'
import type { HomeState } from './home-state.ts'

export interface Titles {
  paint: Paint
  /** Lines of the text that is shown, and the first one on the screen. */
  length: number
  top: number
}

interface Tab {
  text: string
  active: boolean
}

/** The line above the panes: what they show, which one has the keys, how far it is scrolled. */
export function titleLine(state: HomeState, layout: HomeLayout, { paint, length, top }: Titles): string {
  const { mode, pane } = state
  const place = placeText(top, length, layout.height)
  if (mode === 'help') return titles([{ text: 'Keys', active: true }], place, layout.preview, paint)
  const reading = pane === 'preview' && mode !== 'search'
  const list = { text: listTitle(state), active: !reading }
  const preview = { text: 'Statement', active: reading }
  if (layout.kind === 'tabs') {
    return titles([list, preview], reading ? place : chosenPlace(state), layout.list, paint)
  }
  const divider = ` ${paint(tones.divider, glyphs.divider)} `
  const left = titles([list], chosenPlace(state), layout.list, paint)
  return left + divider + titles([preview], place, layout.preview, paint)
}

function listTitle(state: HomeState): string {
  const { mode, query, shown, challenges } = state
  const narrowing = narrowingText(state)
  const found = `${shown.length} of ${challenges.length}${narrowing === '' ? '' : ` ${narrowing}`}`
  if (mode === 'search') return `/${query}${glyphs.caret} ${found}`
  if (mode === 'filter') return `Filters: ${found}`
  if (query !== '') return `/${query} ${found}`
  return narrowing === '' ? `Challenges ${challenges.length}` : found
}

function chosenPlace({ shown, chosen }: HomeState): string {
  const at = shown.findIndex(({ id }) => id === chosen)
  return at < 0 ? '' : `${at + 1}/${shown.length}`
}

/** Tabs on the left, a place on the right; brackets say what is active, for nothing is said by colour alone. */
function titles(tabs: Tab[], place: string, width: number, paint: Paint): string {
  const texts = tabs.map(({ text, active }) => {
    const short = cut(text, Math.max(12, width - 24))
    return { plain: active ? `[${short}]` : ` ${short} `, active }
  })
  const left = texts.map(({ plain, active }) => paint(active ? tones.activeTab : tones.tab, plain)).join(' ')
  const used = columns(texts.map(({ plain }) => plain).join(' '))
  return left + paint(tones.facts, pad('', width - used - columns(place)) + place)
}

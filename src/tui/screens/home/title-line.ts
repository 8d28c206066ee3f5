import { columns, cut, pad } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { glyphs, tones } from '../../theme.ts'
import type { HomeLayout } from './home-layout.ts'
import { type HomeState, hasResult } from './home-state.ts'

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
  const { mode, pane, view } = state
  const place = placeText(top, length, layout.height)
  if (mode === 'help') return titles([{ text: 'Keys', active: true }], place, layout.preview, paint)
  const listed = { text: listTitle(state), active: pane === 'list' || mode === 'search' }
  const reading = pane === 'preview' && mode !== 'search'
  const previews = [{ text: 'Statement', active: reading && view === 'statement' }]
  if (hasResult(state)) previews.push({ text: 'Result', active: reading && view === 'result' })
  if (layout.kind === 'tabs') {
    return titles([listed, ...previews], reading ? place : chosenPlace(state), layout.list, paint)
  }
  const shown = previews.filter(({ text }) => (text === 'Result') === (view === 'result'))
  const divider = ` ${paint(tones.divider, glyphs.divider)} `
  const left = titles([listed], chosenPlace(state), layout.list, paint)
  return left + divider + titles(reading ? previews : shown, place, layout.preview, paint)
}

function listTitle({ mode, query, shown, challenges }: HomeState): string {
  const found = `${shown.length} of ${challenges.length}`
  if (mode === 'search') return `/${query}${glyphs.caret} ${found}`
  return query === '' ? `Challenges ${challenges.length}` : `/${query} ${found}`
}

function chosenPlace({ shown, chosen }: HomeState): string {
  const at = shown.findIndex(({ id }) => id === chosen)
  return at < 0 ? '' : `${at + 1}/${shown.length}`
}

function placeText(top: number, length: number, height: number): string {
  return length <= height ? '' : `${top + 1}-${Math.min(top + height, length)}/${length}`
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

import type { Challenge } from '../../../core/catalogue.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { statusIn } from '../../../io/history.ts'
import { footerHints } from '../../keymap.ts'
import type { Keymaps } from '../../keymaps.ts'
import { keysText, spokenHelp } from '../../spoken/keys-text.ts'
import type { Topic } from '../../spoken/news.ts'
import { narrowingText } from './filter-lines.ts'
import type { HomeState } from './home-state.ts'

/** Challenges that are told at a time. */
const page = 10

/** The list of challenges for those who listen. */
export function homeTopics(
  state: HomeState,
  { keymaps, help, preview }: { keymaps: Keymaps; help: string[]; preview: () => string[] },
): Topic[] {
  const { mode, pane, message } = state
  const place = mode === 'browse' ? pane : mode
  const everywhere = mode === 'browse' ? keymaps.anywhere.all : []
  const keys = keysText(footerHints(keymaps.home[mode], state, everywhere))
  const lists = place === 'list' || place === 'search'
  return [
    { name: place, text: `\n${titles[place]} ${keys}`, once: true },
    { name: 'help', text: place === 'help' ? spokenHelp(help) : '' },
    { name: 'statement', text: place === 'preview' ? preview().join('\n') : '' },
    { name: 'found', text: place === 'search' ? `Search: ${state.query}` : '' },
    { name: 'page', text: place === 'list' ? pageText(state) : '' },
    { name: 'filter', text: place === 'filter' ? filterText(state) : '' },
    { name: 'chosen', text: lists ? chosenText(state) : '' },
    { name: 'message', text: message?.text ?? '' },
  ]
}

const titles: Record<'list' | 'preview' | 'search' | 'filter' | 'help', string> = {
  list: 'Hotseat, the challenges.',
  preview: 'Statement.',
  search: 'Search: type words.',
  filter: 'Filters.',
  help: 'All keys.',
}

function pageText(state: HomeState): string {
  const { shown, chosen, challenges, history } = state
  const solved = challenges.filter(({ id }) => history.solved.has(id)).length
  const narrowing = [state.query, narrowingText(state)].filter((text) => text !== '').join(', ')
  const which = narrowing === '' ? '' : ` for ${narrowing}`
  const first = Math.max(0, Math.floor(shown.findIndex(({ id }) => id === chosen) / page) * page)
  const here = shown.slice(first, first + page)
  const lines = here.map((challenge, index) => `${first + index + 1}. ${told(challenge, state)}`)
  const head = `${shown.length} of ${challenges.length} challenges${which}; ${solved} solved.`
  return [head, ...lines].join('\n')
}

function chosenText(state: HomeState): string {
  const { shown, chosen } = state
  const at = shown.findIndex(({ id }) => id === chosen)
  const challenge = shown[at]
  if (challenge === undefined) return 'No challenge matches.'
  return `Selected, ${at + 1} of ${shown.length}: ${told(challenge, state)}`
}

function told({ id, manifest }: Challenge, { history, due }: HomeState): string {
  const aid = history.aid.get(id)
  const help = aid === undefined ? '' : aid.editorial ? ' after the editorial' : ' with hints'
  const { title, difficulty, minutes } = manifest
  return `${sanitise(title)}, ${difficulty}, ${minutes} minutes, ${statusIn(history)(id)}${help}${due.has(id) ? ', due for review' : ''}`
}

function filterText({ choices, choice, narrowing }: HomeState): string {
  const at = choices[choice]
  if (at === undefined) return 'There are no filters.'
  const { field, value, label, count } = at
  const state = narrowing[field] === value ? 'on' : 'off'
  return `Selected: ${field} ${sanitise(label)}, ${state}, ${count} challenges`
}

import { columns, cut, pad } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { windowAround } from '../../parts/window.ts'
import { glyphs, tones } from '../../theme.ts'
import type { HomeState } from './home-state.ts'

/** The filters that show: kind, value, how many challenges have it and how many of them are solved. */
export function filterLines(
  { choices, choice, narrowing }: HomeState,
  { paint, width, height }: { paint: Paint; width: number; height: number },
): string[] {
  const top = windowAround(choice, choices.length, height)
  return choices.slice(top, top + height).map(({ field, value, label, count, solved }, index) => {
    const at = top + index
    const isFirst = index === 0 || choices[at - 1]?.field !== field
    const mark = at === choice ? paint(tones.selected, glyphs.selected) : ' '
    const box = narrowing[field] === value ? '[x]' : '[ ]'
    // How many of the solved ones are solved is no question.
    const tally = field === 'status' ? String(count) : `${solved} of ${count} solved`
    const room = Math.max(4, width - columns(tally) - 20)
    const name = pad(cut(sanitise(label), room), room)
    const kind = paint(tones.facts, pad(isFirst ? field : '', 10))
    return `${mark} ${kind} ${box} ${at === choice ? paint(tones.selected, name) : name} ${paint(tones.facts, tally)}`
  })
}

/** The filters that are on, in words; empty when there are none. */
export function narrowingText({ narrowing, paths }: HomeState): string {
  return Object.entries(narrowing)
    .flatMap(([field, value]) => {
      if (value === undefined) return []
      return [field === 'path' ? sanitise(paths.find(({ id }) => id === value)?.title ?? value) : value]
    })
    .join(', ')
}

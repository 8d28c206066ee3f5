import { anywhereKeymap } from './anywhere-keymap.ts'
import type { AnyBinding } from './keymap.ts'
import { paletteKeymap } from './palette/palette-keymap.ts'
import { challengeKeymap } from './screens/challenge/challenge-keymap.ts'
import { homeKeymap } from './screens/home/home-keymap.ts'
import { statsKeymap } from './screens/stats/stats-keymap.ts'
import { welcomeKeymap } from './screens/welcome/welcome-keymap.ts'

/** Every key of the app, as it is without settings. */
export const defaultKeymaps = {
  home: homeKeymap,
  challenge: challengeKeymap,
  stats: statsKeymap,
  welcome: welcomeKeymap,
  palette: paletteKeymap,
  anywhere: anywhereKeymap,
}

export type Keymaps = typeof defaultKeymaps

/** The keys of one place, such as the list of challenges while a search is typed. */
export interface Place {
  /** What the names of its actions begin with. */
  part: string
  bindings: readonly AnyBinding[]
  /** Whether characters are text there. */
  typing?: boolean
}

/** All places; help has the same keys wherever it is. */
export function placesOf({ home, challenge, stats, welcome, palette, anywhere }: Keymaps): Place[] {
  return [
    { part: 'home', bindings: home.browse },
    { part: 'search', bindings: home.search, typing: true },
    { part: 'filters', bindings: home.filter },
    { part: 'challenge', bindings: challenge.read },
    { part: 'stats', bindings: stats.read },
    { part: 'welcome', bindings: welcome.read },
    { part: 'help', bindings: home.help },
    { part: 'help', bindings: challenge.help },
    { part: 'palette', bindings: palette.type, typing: true },
    { part: 'anywhere', bindings: anywhere.all },
  ]
}

/** The same tables with other bindings. */
export function mapKeymaps(
  { home, challenge, stats, welcome, palette, anywhere }: Keymaps,
  map: <B extends AnyBinding>(bindings: B[], part: string) => B[],
): Keymaps {
  return {
    home: {
      browse: map(home.browse, 'home'),
      search: map(home.search, 'search'),
      filter: map(home.filter, 'filters'),
      help: map(home.help, 'help'),
    },
    challenge: { read: map(challenge.read, 'challenge'), help: map(challenge.help, 'help') },
    stats: { read: map(stats.read, 'stats') },
    welcome: { read: map(welcome.read, 'welcome') },
    palette: { type: map(palette.type, 'palette') },
    anywhere: { all: map(anywhere.all, 'anywhere') },
  }
}

/** What settings call an action. */
export function actionName({ name, intent }: AnyBinding, part: string): string {
  return name ?? `${part}.${intent}`
}

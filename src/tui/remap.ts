import { nearest } from '../core/nearest.ts'
import type { Settings } from '../core/settings.ts'
import { keyWords, parseKey, writtenKey } from './key-names.ts'
import { keyProblems } from './key-problems.ts'
import type { AnyBinding } from './keymap.ts'
import { actionName, defaultKeymaps, type Keymaps, mapKeymaps, placesOf } from './keymaps.ts'

export type KeySettings = NonNullable<Settings['keys']>

/** What can be done, where, and by which keys. */
export interface Action {
  /** What settings call it: `home.search`. */
  name: string
  keys: string[]
  shown: string
  what: string
}

/**
 * The app's keys with those that the settings ask for.
 * @param file the name used in problems, each a sentence; when there are any, all keys are as without settings.
 */
export function remapped(
  settings: KeySettings | undefined,
  file: string,
): { keymaps: Keymaps; actions: Action[]; problems: string[] } {
  const wanted = Object.entries(settings ?? {})
  const { asked, problems } = understood(wanted, file)
  const all = mapKeymaps(defaultKeymaps, (bindings, part) => withKeys(bindings, part, asked))
  if (problems.length === 0) problems.push(...keyProblems(all, file))
  if (problems.length > 0) return { ...remapped(undefined, file), problems }
  // What has no key is neither help nor command.
  const keymaps = mapKeymaps(all, (bindings) => bindings.filter(({ keys }) => keys.length > 0))
  return { keymaps, actions: actionsOf(all), problems }
}

/** Every action once, whatever the number of places that it works in. */
function actionsOf(keymaps: Keymaps): Action[] {
  const actions = new Map<string, Action>()
  for (const { part, bindings } of placesOf(keymaps)) {
    for (const binding of bindings) {
      const name = actionName(binding, part)
      const { keys, shown, what } = binding
      if (!actions.has(name)) actions.set(name, { name, keys, shown, what })
    }
  }
  return [...actions.values()]
}

/** The keys that each action is to have, and what cannot be understood. */
function understood(wanted: [string, string | string[]][], file: string) {
  const known = actionsOf(defaultKeymaps).map(({ name }) => name)
  const asked = new Map<string, string[]>()
  const problems: string[] = []
  for (const [name, value] of wanted) {
    const words = value === 'none' ? [] : [value].flat()
    if (!known.includes(name)) {
      problems.push(`${file}: "keys" names "${name}", which is no action; ${instead(name, known)}`)
      continue
    }
    asked.set(
      name,
      words.flatMap((word) => parseKey(word) ?? []),
    )
    for (const word of words.filter((each) => parseKey(each) === undefined)) {
      problems.push(`${file}: "keys.${name}" is "${word}", which is no key; ${key(word)}`)
    }
  }
  return { asked, problems }
}

function instead(name: string, known: string[]): string {
  const near = nearest(name, known)
  return near === undefined ? '`hotseat keys` lists them all.' : `did you mean "${near}"?`
}

function key(word: string): string {
  const near = nearest(word, keyWords)
  return near === undefined
    ? 'a key is a character, or a name such as "enter", "space" or "ctrl-f"; "none" is no key at all.'
    : `did you mean "${near}"?`
}

function withKeys<B extends AnyBinding>(bindings: B[], part: string, asked: Map<string, string[]>): B[] {
  const changed = bindings.map((binding) => {
    const keys = asked.get(actionName(binding, part))
    return keys === undefined ? binding : { ...binding, keys, shown: shown(keys) }
  })
  const taken = new Set(changed.flatMap(({ yields, keys }) => (yields ? [] : keys)))
  return changed.map((binding) =>
    binding.yields ? { ...binding, keys: binding.keys.filter((each) => !taken.has(each)) } : binding,
  )
}

/** As many keys as the column for them has room for, at least one. */
function shown(keys: string[]): string {
  const [first = '', ...rest] = keys.map(writtenKey)
  return rest.reduce((text, each) => (text.length + each.length < widest ? `${text} ${each}` : text), first)
}

const widest = 13

import { writtenKey } from './key-names.ts'
import { actionName, type Keymaps, placesOf } from './keymaps.ts'

/** The key that does an action, as people write it, by the action's name: `challenge.submit`. */
export type KeyOf = (action: string) => string

/** The keys for sentences that name them; one that was switched off is named as such. */
export function keyOf(keymaps: Keymaps): KeyOf {
  const first = new Map<string, string>()
  for (const { part, bindings } of placesOf(keymaps)) {
    for (const binding of bindings) {
      const name = actionName(binding, part)
      const [key] = binding.keys
      if (key !== undefined && !first.has(name)) first.set(name, writtenKey(key))
    }
  }
  return (action) => first.get(action) ?? '(no key)'
}

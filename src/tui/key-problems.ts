import { actionName, type Keymaps, type Place, placesOf } from './keymaps.ts'
import { isPrintable } from './keys.ts'

/** What is wrong with keys that were asked for, a sentence each. @param file the name of the file that asks. */
export function keyProblems(keymaps: Keymaps, file: string): string[] {
  const problems = [...placesAsPressed(keymaps)].flatMap((place) => [
    ...clashes(place).map(
      ([key, one, other]) =>
        `${file}: "keys" gives ${nameOf(key)} to both "${one}" and "${other}"; give one of them another key, or "none".`,
    ),
    ...lettersWhereTyped(place).map(
      ([key, name]) =>
        `${file}: "keys.${name}" is ${nameOf(key)}, which is text where it works; take another key, such as "ctrl-f".`,
    ),
    ...digitsWhereChosen(place).map(
      ([key, name]) =>
        `${file}: "keys.${name}" is ${nameOf(key)}, and digits choose where it works; take another key, such as "space".`,
    ),
    ...shut(place).map(
      (names) => `${file}: "keys" leaves no way out of ${place.part}; give ${names.join(' or ')} a key.`,
    ),
  ])
  return [...new Set(problems)]
}

/** Each place with the keys of the app itself that work there, too. */
function placesAsPressed(keymaps: Keymaps): Place[] {
  const { all } = keymaps.anywhere
  const named = all.map((binding) => ({ ...binding, name: actionName(binding, 'anywhere') }))
  return placesOf(keymaps).map((place) => {
    const everywhere = named.filter(({ intent }) => !place.typing || intent === 'stop')
    return place.part === 'anywhere' ? place : { ...place, bindings: [...place.bindings, ...everywhere] }
  })
}

function clashes({ part, bindings }: Place): [key: string, one: string, other: string][] {
  const owners = new Map<string, string>()
  return bindings.flatMap((binding) =>
    binding.keys.flatMap((key): [string, string, string][] => {
      const name = actionName(binding, part)
      const owner = owners.get(key)
      owners.set(key, name)
      return owner === undefined || owner === name ? [] : [[key, owner, name]]
    }),
  )
}

function lettersWhereTyped({ part, bindings, typing }: Place): [key: string, name: string][] {
  if (!typing) return []
  return bindings.flatMap((binding) =>
    binding.keys.filter(isPrintable).map((key): [string, string] => [key, actionName(binding, part)]),
  )
}

function digitsWhereChosen({ part, bindings, digits }: Place): [key: string, name: string][] {
  if (!digits) return []
  return bindings.flatMap((binding) =>
    binding.keys
      .filter((key) => /^[1-9]$/.test(key))
      .map((key): [string, string] => [key, actionName(binding, part)]),
  )
}

/** The names of the ways out, when none of them has a key. */
function shut({ part, bindings }: Place): string[][] {
  const ways = bindings.filter(({ leaves }) => leaves)
  if (ways.length === 0 || ways.some(({ keys }) => keys.length > 0)) return []
  return [ways.map((binding) => `"${actionName(binding, part)}"`)]
}

function nameOf(key: string): string {
  return `"${key === ' ' ? 'space' : key}"`
}

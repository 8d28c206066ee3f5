/**
 * What the matchers believe any object that says it. They come from realms where nobody lies: a property makes a
 * matcher, a mock or an immutable collection of an object, and a tag a string whose `includes` is asked.
 */

/** Keys of the solution's objects that do not exist for the tests. */
export function hides(key: PropertyKey): boolean {
  if (typeof key === 'string') return hidden.has(key) || key.startsWith('@@__IMMUTABLE_')
  return key === Symbol.hasInstance
}

/** Whether a `Symbol.toStringTag` is one that only the engine may give: what really is a Map crosses as one. */
export function isBuiltInTag(tag: unknown): boolean {
  return typeof tag === 'string' && builtInTags.has(tag)
}

const hidden = new Set(['asymmetricMatch', '_isMockFunction'])

const builtInTags = new Set(
  [
    'Arguments Array BigInt Boolean Date Error Function Map Number Object Promise RegExp Set String Symbol WeakMap WeakSet',
    'Undefined Null ArrayBuffer DataView',
  ]
    .join(' ')
    .split(' '),
)

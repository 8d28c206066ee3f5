import { expectLibrary } from '../libraries.ts'

/** Whether two values are equal as `toEqual` sees it. */
export function same(a: unknown, b: unknown): boolean {
  const testers = [...expectLibrary.getCustomEqualityTesters(), expectLibrary.iterableEquality]
  return expectLibrary.equals(a, b, testers)
}

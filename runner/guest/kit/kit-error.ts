/** Misuse of the kit by test code: the fault of the challenge, never of the solution. */
export class KitError extends Error {
  override name = 'KitError'
}

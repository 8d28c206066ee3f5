/** Wrong use or bad input: its message is one sentence for the user that says what to do next; exit code 2. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** What V8 finds wrong with a program that the compiler let pass, such as a regular expression that is none. */
export interface SyntaxFault {
  message: string
  /** One frame: where in the program. */
  stack: string
}

/** Why isolated-vm could not compile a program; undefined for errors of another kind. */
export function syntaxFault(error: unknown): SyntaxFault | undefined {
  if (!(error instanceof SyntaxError)) return undefined
  const [, message = error.message, place] = /^(.*) \[([\w.-]+\.js:\d+:\d+)\]$/s.exec(error.message) ?? []
  return { message, stack: place === undefined ? '' : `at ${place}` }
}

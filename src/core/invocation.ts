/** What the user types to start Hotseat: npm sets `npm_command` for `npx` and its scripts. */
export function invocation(env: Record<string, string | undefined>): string {
  return env['npm_command'] ? 'npx hotseat' : 'hotseat'
}

/** A sentence whose commands in backticks are written the way this user starts Hotseat. */
export function asTyped(text: string, invoked: string): string {
  return text.replaceAll('`hotseat', `\`${invoked}`)
}

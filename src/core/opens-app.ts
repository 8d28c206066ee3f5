/** Whether `hotseat` alone opens the app: a person has to sit at both ends, and the terminal has to be able. */
export function opensApp(
  env: Record<string, string | undefined>,
  { stdin, stdout }: { stdin: { isTTY?: boolean }; stdout: { isTTY?: boolean } },
): boolean {
  const automated = env['CI'] !== undefined && !['0', 'false', ''].includes(env['CI'])
  return stdin.isTTY === true && stdout.isTTY === true && env['TERM'] !== 'dumb' && !automated
}

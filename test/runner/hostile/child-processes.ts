import { execFileSync } from 'node:child_process'

/** Command lines of the processes that this one has started and that are still running. */
export function childProcesses(): string[] {
  const all = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' })
  return all
    .split('\n')
    .map((line) => /^\s*(\d+) (.*)$/.exec(line))
    .filter((found) => Number(found?.[1]) === process.pid)
    .map((found) => found?.[2] ?? '')
    .filter((command) => !command.startsWith('ps ') && !command.endsWith('<defunct>'))
}

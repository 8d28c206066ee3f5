import { type IPty, spawn } from '@lydell/node-pty'
import { Terminal } from '@xterm/headless'
import { expect, onTestFinished } from 'vitest'
import { launcher } from '../cli/hotseat.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { byteOf, linesOf } from './screen.ts'

export const terminalPatience = { interval: 20, timeout: 60_000 }

/** Starts the real program in a terminal of its own, for somebody who has been welcomed. */
export function openTerminal(
  env: Record<string, string> = {},
  command = [process.execPath, launcher],
  files: Record<string, string> = { 'data/welcomed': '' },
) {
  const folder = temporaryFolder(files)
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true })
  const pty: IPty = spawn(command[0] ?? '', command.slice(1), {
    cols: 80,
    rows: 24,
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      HOTSEAT_HOME: folder,
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
      ...env,
    },
  })
  let said = ''
  let drawn: Promise<void> = Promise.resolve()
  pty.onData((data) => {
    said += data
    drawn = new Promise((done) => terminal.write(data, done))
  })
  let running = true
  const ended = new Promise<number>((done) =>
    pty.onExit(({ exitCode, signal }) => {
      running = false
      drawn.then(() => done(signal ? 128 + signal : exitCode))
    }),
  )
  onTestFinished(() => {
    if (running) pty.kill('SIGKILL')
  })
  return {
    folder,
    pty,
    terminal,
    ended,
    said: () => said,
    press: (...names: string[]) => pty.write(names.map(byteOf).join('')),
    shows: (text: string) =>
      expect.poll(() => linesOf(terminal).join('\n'), terminalPatience).toContain(text),
  }
}

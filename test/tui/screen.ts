import { PassThrough, Writable } from 'node:stream'
import { Terminal } from '@xterm/headless'
import { render } from 'ink'
import { createElement } from 'react'
import { expect, onTestFinished } from 'vitest'
import { App } from '../../src/tui/App.tsx'
import type { AppContext } from '../../src/tui/app-context.ts'

/** What keys send to a program, by the names of keyNames(); characters send themselves. */
const bytes: Record<string, string> = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pageup: '\u001b[5~',
  pagedown: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  enter: '\r',
  esc: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  backspace: '\u007f',
  delete: '\u001b[3~',
}

export const patience = { interval: 5, timeout: 30_000 }

/** The app on a terminal of its own, in this process. */
export function openScreen(context: AppContext, columns = 80, rows = 24) {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true })
  const stdout = new Writable({
    write: (chunk, _encoding, done) => terminal.write(String(chunk), done),
  })
  Object.assign(stdout, { columns, rows, isTTY: true })
  const stdin = new PassThrough()
  Object.assign(stdin, { isTTY: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin })
  const app = render(createElement(App, { context }), {
    stdout,
    stdin,
    stderr: stdout,
    alternateScreen: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    incrementalRendering: true,
  })
  let copied = ''
  terminal.parser.registerOscHandler(52, (data) => {
    copied = Buffer.from(data.replace(/^c;/, ''), 'base64').toString('utf8')
    return true
  })
  let left = false
  const exited = app.waitUntilExit().then(() => {
    left = true
  })
  onTestFinished(() => app.unmount())
  return {
    exited,
    left: () => left,
    lines: () => linesOf(terminal),
    text: () => linesOf(terminal).join('\n'),
    /** Waits until the screen shows this. */
    shows: (text: string) => expect.poll(() => linesOf(terminal).join('\n'), patience).toContain(text),
    /** Waits until the screen does not show this. */
    hides: (text: string) => expect.poll(() => linesOf(terminal).join('\n'), patience).not.toContain(text),
    /** What is in the clipboard. */
    copied: () => copied,
    buffer: () => terminal.buffer.active.type,
    /** Keys by name; a text of several characters arrives in one go. */
    press: (...names: string[]) => {
      for (const name of names) stdin.write(byteOf(name))
    },
    resize: (toColumns: number, toRows: number) => {
      terminal.resize(toColumns, toRows)
      Object.assign(stdout, { columns: toColumns, rows: toRows })
      stdout.emit('resize')
    },
  }
}

export type Screen = ReturnType<typeof openScreen>

/** What is on a terminal's screen, a string for each row. */
export function linesOf(terminal: Terminal): string[] {
  const { active } = terminal.buffer
  return Array.from(
    { length: terminal.rows },
    (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
  )
}

export function byteOf(name: string): string {
  const letter = /^ctrl-([a-z])$/.exec(name)?.[1]
  return letter === undefined ? (bytes[name] ?? name) : String.fromCharCode(letter.charCodeAt(0) - 96)
}

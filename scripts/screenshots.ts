/** Makes the pictures in docs/ from the real app: `npm run screenshots`. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { terminalSvg } from './terminal-svg.ts'

const root = join(import.meta.dirname, '..')
const [columns, rows] = [112, 32]
const home = mkdtempSync(join(tmpdir(), 'hotseat-screenshots-'))
const submissions = join(root, 'challenges/core/lru-cache/submissions')
const solution = join(home, 'hotseat/lru-cache/solution.ts')

// Somebody who has a workspace is no newcomer, and sees no welcome.
mkdirSync(join(home, 'hotseat'))

const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
const pty = spawn(process.execPath, [join(root, 'src/bin.js')], {
  cols: columns,
  rows,
  cwd: home,
  env: { PATH: process.env['PATH'] ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
})
pty.onData((data) => terminal.write(data))
const ended = new Promise((done) => pty.onExit(done))

try {
  await shows('practise')
  await picture('home')
  press('/lru\r')
  await shows('[/lru')
  press('\r')
  await shows('Each save runs the')
  copyFileSync(join(submissions, 'wrong-answer/get-does-not-refresh.ts'), solution)
  await shows('3 of 4 sample tests passed')
  await picture('failure')
  copyFileSync(join(submissions, 'accepted/linked-list.ts'), solution)
  await shows('Press s to submit.')
  press('s')
  await shows('Solved.')
  press('5')
  await shows('A map and a linked list')
  press('qt')
  await shows('1 unaided')
  await picture('statistics')
  press('q')
  await shows('practise')
  press('m')
  await shows('90-minute four levels')
  press('jjj\r')
  await shows('! editor')
  press('\r')
  await shows('Your files')
  press('na')
  await shows('ask: ')
  press('can a value be an empty string?\r')
  await shows('n next phase')
  await picture('interview')
  press('q')
  await shows('Enter go on')
  press('q')
  await shows('practise')
  press('q')
  await ended
} finally {
  pty.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
}

function press(keys: string): void {
  pty.write(keys)
}

function screen(): string {
  const { active } = terminal.buffer
  const lines = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row))
  return lines.map((line) => line?.translateToString(true) ?? '').join('\n')
}

/** Waits until the screen says this, half a minute at most. */
async function shows(text: string): Promise<void> {
  for (const started = Date.now(); !screen().includes(text); ) {
    if (Date.now() - started > 30_000) throw new Error(`"${text}" never came; the screen is\n${screen()}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** Writes the screen as docs/<name>.svg once nothing moves on it any more. */
async function picture(name: string): Promise<void> {
  for (let before = ''; before !== screen(); ) {
    before = screen()
    await new Promise((done) => setTimeout(done, 300))
  }
  const file = join(root, 'docs', `${name}.svg`)
  mkdirSync(join(root, 'docs'), { recursive: true })
  writeFileSync(file, terminalSvg(terminal))
  process.stdout.write(`${file} ${readFileSync(file).length} bytes\n`)
}

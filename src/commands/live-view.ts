import type { RunEvent } from '../../runner/protocol.ts'
import { cut, indent } from '../core/layout.ts'
import { sanitise } from '../core/sanitise.ts'
import type { Terminal } from '../io/terminal.ts'

/** Shows a run while it goes on: a line of progress, and the user's console lines under the test's name. */
export function liveView(terminal: Terminal, challenge: string, quiet: boolean) {
  let total = 0
  let ended = 0
  let name = ''
  let named = ''
  const tick = () => {
    const where = total === 0 ? 'compiling' : `${Math.min(ended + 1, total)}/${total} ${name}`
    terminal.progress(cut(`judging ${challenge}  ${where}`, terminal.width - 1))
  }
  const printed = (text: string, level: string) => {
    if (named !== name) terminal.out(`${terminal.paint('dim', name)}\n`)
    named = name
    const tagged = level === 'log' ? text : `${level}: ${text}`
    terminal.out(`${indent(sanitise(tagged).split('\n'), 2).join('\n')}\n`)
  }
  const hear = (event: RunEvent) => {
    switch (event.type) {
      case 'tests':
        total = event.total
        break
      case 'start':
        name = sanitise(event.name)
        break
      case 'console':
        if (!quiet) printed(event.line.text, event.line.level)
        return
      case 'result':
        ended += 1
        return
    }
    tick()
  }
  const end = () => {
    terminal.progress('')
    if (named !== '') terminal.out('\n')
  }
  tick()
  return { hear, end }
}

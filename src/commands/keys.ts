import { exitCodes } from '../core/exit-code.ts'
import { columns, pad } from '../core/layout.ts'
import { Refusal } from '../core/refusal.ts'
import { settingsFile, tidyPath } from '../io/places.ts'
import { readSettings } from '../io/settings.ts'
import { remapped } from '../tui/remap.ts'
import { type Context, printJson } from './context.ts'

/** `hotseat keys`: every action of the app with its name for the settings, its keys and what it does. */
export function keys(context: Context, options: { json?: boolean }): number {
  const { terminal, places } = context
  const file = tidyPath(settingsFile(places))
  const { actions, problems } = remapped(readSettings(places).keys, file)
  if (problems.length > 0) throw new Refusal(problems.join('\n'))
  if (options.json) {
    printJson(context, { format: 1, actions: actions.map(({ name, keys, what }) => ({ name, keys, what })) })
    return exitCodes.done
  }
  const { paint } = terminal
  const names = Math.max(...actions.map(({ name }) => columns(name)))
  const lines = actions.map(({ name, shown, what }) => {
    const keys = shown === '' ? 'none' : shown
    return `${paint('strong', pad(name, names))}  ${paint('code', pad(keys, 13))}  ${what}`
  })
  terminal.out(`${lines.join('\n')}\n`)
  if (terminal.interactive) terminal.say(`\nTo change some: "keys": { "home.search": "ctrl-f" } in ${file}.`)
  return exitCodes.done
}

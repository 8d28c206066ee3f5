import type { Challenge } from '../../../core/catalogue.ts'
import { pad, wrap } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { findEditor } from '../../../io/editor.ts'
import { settingsFile, tidyPath } from '../../../io/places.ts'
import { solutionPath } from '../../../io/workspace.ts'
import type { AppContext } from '../../app-context.ts'
import { fold } from '../../parts/fold.ts'
import { tones } from '../../theme.ts'

/** The title and the lines of a step of the welcome, none wider than `width`. */
export function welcomeText(
  step: number,
  { context, first, width }: { context: AppContext; first: Challenge | undefined; width: number },
): { title: string; lines: string[] } {
  const { paint } = context
  const steps: { title: string; parts: Part[] }[] = [
    { title: 'What this is', parts: aboutFiles(context) },
    { title: 'Your editor, and how it goes', parts: aboutEditor(context) },
    { title: 'Your first challenge', parts: aboutFirst(context, first) },
  ]
  const { title = '', parts = [] } = steps[step] ?? {}
  const lines = parts.flatMap((part) => (typeof part === 'string' ? wrap(part, width) : [row(part, paint)]))
  return { title, lines: lines.flatMap((line) => fold(line, width)) }
}

/** A paragraph, or a word with what stands behind it. */
type Part = string | [word: string, what: string]

function row([word, what]: [string, string], paint: Paint): string {
  return `  ${paint(tones.key, pad(word, 9))} ${what}`
}

function aboutFiles({ places }: AppContext): Part[] {
  return [
    'Hotseat asks what backend interviews ask: caches, rate limiters, retries, HTTP, SQL. You write the answer in your own editor, and a judge on this machine tells you what it is worth.',
    '',
    'Your files, and nothing of them leaves this machine:',
    ['solutions', tidyPath(places.workspace)],
    ['history', tidyPath(places.data)],
    ['settings', tidyPath(settingsFile(places))],
  ]
}

function aboutEditor({ env, keymaps }: AppContext): Part[] {
  const { read } = keymaps.challenge
  const keyOf = (intent: string) => read.find((binding) => binding.intent === intent)?.shown
  const keys: [string | undefined, string][] = [
    ['save', 'in any editor: the sample tests run at once'],
    [keyOf('submit'), 'submit: all tests; each attempt is kept'],
    [keyOf('hint'), 'a hint, when you are stuck'],
    [keyOf('pane'), 'your editor in a pane beside this'],
    [keyOf('help'), 'all keys'],
  ]
  const rows = keys.flatMap(([key, what]): Part[] => (key === undefined ? [] : [[key, what]]))
  return [editorText(env, keyOf('edit')), '', ...rows]
}

function editorText(env: AppContext['env'], key: string | undefined): string {
  const editor = findEditor(env)
  if (editor === undefined)
    return 'No editor is set. Leave Hotseat, type `export EDITOR=vim` with the name of yours, and come back; or open the files by yourself.'
  const { variable, command, found } = editor
  const text = sanitise(command)
  if (!found)
    return `${variable} is "${text}", and there is no such program: set it to your editor, such as \`export ${variable}=vim\`.`
  const opens = key === undefined ? 'Your editor is' : `${key} opens your editor, which is`
  return `${opens} "${text}" because ${variable} says so. For another one set ${variable} in your shell.`
}

function aboutFirst({ places, challenges, keymaps }: AppContext, first: Challenge | undefined): Part[] {
  if (first === undefined) return ['There are no challenges; `hotseat doctor` says why.']
  const { title, difficulty, minutes, summary } = first.manifest
  const again = keymaps.home.browse.find(({ intent }) => intent === 'welcome')
  const back = again === undefined ? '' : ` There, ${again.shown} brings this welcome back.`
  return [
    `${sanitise(title)}: ${difficulty}, about ${minutes} minutes.`,
    sanitise(summary),
    '',
    'It makes this file from a starter; one that is there is left alone:',
    `  ${tidyPath(solutionPath(places, first))}`,
    '',
    `Or choose among all ${challenges.length} challenges.${back}`,
  ]
}

import { Refusal } from './refusal.ts'

/** How a program opens a file in a pane of its own, beside the one that Hotseat runs in. */
export interface PanePreset {
  /** The environment variable that tells that this program is around. */
  env: string
  /** Words of the command: `{editor}` becomes the editor's words, `{file}` the file, `{NAME}` a variable's value. */
  command: string[]
}

/** By the name that settings.json has for them; the first one that is around is taken without it. */
export const panePresets: Record<string, PanePreset> = {
  tmux: { env: 'TMUX', command: ['tmux', 'split-window', '-h', '-t', '{TMUX_PANE}', '{editor}', '{file}'] },
  zellij: {
    env: 'ZELLIJ',
    command: ['zellij', 'run', '-d', 'right', '--close-on-exit', '--', '{editor}', '{file}'],
  },
  wezterm: {
    env: 'WEZTERM_PANE',
    command: ['wezterm', 'cli', 'split-pane', '--right', '--', '{editor}', '{file}'],
  },
  kitty: {
    env: 'KITTY_WINDOW_ID',
    command: ['kitten', '@', 'launch', '--location=vsplit', '{editor}', '{file}'],
  },
  nvim: { env: 'NVIM', command: ['nvim', '--server', '{NVIM}', '--remote', '{file}'] },
  vscode: { env: 'VSCODE_INJECTION', command: ['code', '-r', '-g', '{file}'] },
}

export interface PaneRequest {
  /** A preset's name or a command of the user's own; undefined takes what is around. */
  setting: string | string[] | undefined
  env: Record<string, string | undefined>
  /** The words of the user's editor; undefined when there is none. */
  editor: string[] | undefined
  file: string
}

/** The words of the command that opens a file in a neighbouring pane. @throws Refusal when there is none. */
export function paneCommand({ setting, env, editor, file }: PaneRequest): string[] {
  const template = typeof setting === 'object' ? setting : presetFor(setting, env).command
  if (editor === undefined && template.includes('{editor}'))
    throw new Refusal('Set EDITOR to your editor, such as `export EDITOR=vim`.')
  return template.flatMap((word) => {
    if (word === '{editor}') return editor ?? []
    return [word.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'file' ? file : (env[name] ?? '')))]
  })
}

function presetFor(name: string | undefined, env: PaneRequest['env']): PanePreset {
  const names = Object.keys(panePresets).join(', ')
  const found =
    name === undefined
      ? Object.values(panePresets).find((preset) => env[preset.env])
      : Object.entries(panePresets).find(([each]) => each === name)?.[1]
  if (found !== undefined) return found
  throw new Refusal(
    name === undefined
      ? `No neighbour to open a pane in was found: start Hotseat inside one of ${names}, or set "pane" in settings.json to a command.`
      : `"pane" in settings.json is "${name}"; it is one of ${names}, or a list of words with "{file}" among them.`,
  )
}

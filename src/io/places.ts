import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import envPaths from 'env-paths'

/** The folders that Hotseat uses; none of them has to exist. */
export interface Places {
  config: string
  data: string
  cache: string
  /** The user's solutions, in plain sight. */
  workspace: string
}

/** The platform's folders for an app and `~/hotseat`; HOTSEAT_HOME moves all of them under one folder. */
export function places(env: Record<string, string | undefined>): Places {
  const home = env['HOTSEAT_HOME']
  if (home) {
    const under = (name: string) => resolve(home, name)
    return {
      config: under('config'),
      data: under('data'),
      cache: under('cache'),
      workspace: under('workspace'),
    }
  }
  const { config, data, cache } = envPaths('hotseat', { suffix: '' })
  return { config, data, cache, workspace: join(homedir(), 'hotseat') }
}

/** The settings' file, whether it is there or not. */
export function settingsFile({ config }: Places): string {
  return join(config, 'settings.json')
}

/** The history's file in the data folder. */
export function historyFile({ data }: Places): string {
  return join(data, 'history.db')
}

/** Hotseat's own folder: the nearest one above this module that has a package.json, bundled or not. */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
    folder = above
  }
  return folder
}

/** A path for people: `~` for the home folder, so that lines stay short and can still be pasted. */
export function tidyPath(path: string): string {
  const home = homedir()
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path
}

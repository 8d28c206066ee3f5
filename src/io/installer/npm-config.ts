import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readText } from '../text-file.ts'

type Env = Record<string, string | undefined>

/**
 * What npm is told about registries, log-ins and proxies, as options for fetching like npm does.
 * From the user's .npmrc and the environment's `npm_config_…`, which wins.
 */
export function npmOptions(env: Env): Record<string, string | boolean> {
  const file = readText(variable(env, 'userconfig') ?? join(env['HOME'] || homedir(), '.npmrc'), 2 ** 20)
  const settings = file.fault === undefined ? parseNpmrc(file.text, env) : {}
  for (const key of ['registry', 'proxy', 'https-proxy', 'noproxy', 'strict-ssl', 'cafile']) {
    const value = variable(env, key)
    if (value !== undefined) settings[key] = value
  }
  return options(settings)
}

/** The lines `key = value` of an .npmrc, `${NAME}` replaced from the environment. */
function parseNpmrc(text: string, env: Env): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const line of text.split(/\r?\n/)) {
    const [, key, value] = /^\s*([^;#=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    const bare = value.replace(/^(["'])(.*)\1$/, '$2')
    settings[key] = bare.replace(/\$\{([^}?]+)\??\}/g, (whole, name: string) => env[name] ?? whole)
  }
  return settings
}

function options(settings: Record<string, string>): Record<string, string | boolean> {
  const chosen: Record<string, string | boolean> = {}
  for (const [key, value] of Object.entries(settings)) {
    // Log-ins are kept by the registry's address: `//host/:_authToken`.
    if (/^(\/\/|@[^:]+:registry$)/.test(key)) chosen[key] = value
  }
  const { registry, proxy, noproxy, cafile } = settings
  if (registry !== undefined && URL.canParse(registry)) chosen['registry'] = registry
  const through = settings['https-proxy'] ?? proxy
  if (through !== undefined && URL.canParse(through)) chosen['proxy'] = through
  if (noproxy !== undefined) chosen['noProxy'] = noproxy
  if (settings['strict-ssl'] === 'false') chosen['strictSSL'] = false
  const authority = cafile !== undefined && existsSync(cafile) ? readText(cafile, 2 ** 22) : undefined
  if (authority !== undefined && authority.fault === undefined) chosen['ca'] = authority.text
  return chosen
}

function variable(env: Env, key: string): string | undefined {
  const name = `npm_config_${key.replaceAll('-', '_')}`
  return env[name] || env[name.toUpperCase()] || undefined
}

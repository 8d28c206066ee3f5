import { Refusal } from './refusal.ts'

/** Where a pack comes from; paths are absolute. */
export type PackSource =
  | { kind: 'folder'; path: string }
  | { kind: 'tarball'; path: string }
  | { kind: 'web'; url: string }
  | { kind: 'npm'; name: string; range: string }
  | { kind: 'git'; url: string; ref?: string | undefined }

/** What is on the disk under a path as the user wrote it. */
export interface Disk {
  kindOf: (path: string) => 'folder' | 'file' | undefined
  absolute: (path: string) => string
}

/**
 * What the words after `hotseat pack add` name.
 * @throws Refusal when they name nothing, with what may be written instead.
 */
export function parseSource(text: string, disk: Disk): PackSource {
  if (/^npm:/.test(text)) return npmSource(text.slice(4), text)
  if (/^file:/.test(text)) return onDisk(text.replace(/^file:(\/\/(?=\/))?/, ''), disk)
  const git = gitSource(text)
  if (git !== undefined) return git
  if (/^https?:\/\//.test(text)) return { kind: 'web', url: webAddress(text) }
  if (looksLikePath.test(text) || disk.kindOf(text) !== undefined) return onDisk(text, disk)
  return npmSource(text, text)
}

/** A source as a person would type it, without the secrets that an address may hold. */
export function sourceText(source: PackSource): string {
  switch (source.kind) {
    case 'folder':
    case 'tarball':
      return source.path
    case 'web':
      return withoutSecrets(source.url)
    case 'npm':
      return source.range === '' ? `npm:${source.name}` : `npm:${source.name}@${source.range}`
    case 'git':
      return `git+${withoutSecrets(source.url)}${source.ref === undefined ? '' : `#${source.ref}`}`
  }
}

/** Whether two sources are one and the same pack's: another range or another branch does not make another pack. */
export function sameOrigin(a: PackSource, b: PackSource): boolean {
  const origin = (source: PackSource) => {
    if (source.kind === 'npm') return `npm:${source.name}`
    return source.kind === 'git' ? `git:${source.url}` : sourceText(source)
  }
  return origin(a) === origin(b)
}

/** An address without its password or token, for people and messages. */
export function withoutSecrets(address: string): string {
  return address.replace(/^([a-z][\w+.-]*:\/\/)[^/?#]*@/i, '$1')
}

const looksLikePath = /^(\.{1,2}([/\\]|$)|[/\\~]|[a-z]:[/\\])|\.(tgz|tar|tar\.gz)$/i
const forms =
  'Name a folder, a .tgz file, an npm package such as my-pack@^1, or a git address such as github:user/repository.'

function onDisk(path: string, disk: Disk): PackSource {
  const kind = disk.kindOf(path)
  if (kind === undefined)
    throw new Refusal(`There is no file or folder ${path}. Check the path and try again.`)
  return { kind: kind === 'folder' ? 'folder' : 'tarball', path: disk.absolute(path) }
}

function npmSource(text: string, typed: string): PackSource {
  const [, name, range = ''] =
    /^((?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*)(?:@([\w.*^~<>=|\s+-]*))?$/i.exec(text) ?? []
  if (name !== undefined && name.length <= 214) return { kind: 'npm', name, range: range.trim() }
  const [, repository] = /^([\w.-]+\/[\w.-]+)$/.exec(text) ?? []
  if (repository !== undefined)
    throw new Refusal(
      `There is no folder ${typed}. For the repository of that name on GitHub write github:${repository}.`,
    )
  throw new Refusal(`"${typed}" is nothing that a pack can come from. ${forms}`)
}

const hosts: Record<string, string> = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  bitbucket: 'bitbucket.org',
}

/** Git addresses as npm and git write them; undefined for what is none. */
function gitSource(text: string): PackSource | undefined {
  const [address = '', ...rest] = text.split('#')
  const url = gitAddress(address)
  if (url === undefined) return undefined
  const ref = rest.join('#')
  if (ref === '') return { kind: 'git', url }
  if (!/^\w[\w./@+-]*$/.test(ref) || ref.includes('..'))
    throw new Refusal(`"${ref}" is no name of a branch, a tag or a commit; write one after the #.`)
  return { kind: 'git', url, ref }
}

function gitAddress(address: string): string | undefined {
  const [, host, path] = /^(github|gitlab|bitbucket):([\w.-]+(?:\/[\w.-]+)+)$/.exec(address) ?? []
  if (host !== undefined) return `https://${hosts[host]}/${path?.replace(/\.git$/, '')}.git`
  const plain = address.replace(/^git\+/, '')
  const isAddress = /^(https?|ssh|git|file):\/\/[^\s\p{Cc}]+$/u.test(plain)
  if (plain !== address) {
    if (isAddress) return plain
    throw new Refusal(
      `"${withoutSecrets(address)}" is no git address: write it as git+https://… or git+ssh://….`,
    )
  }
  if (/^(ssh|git):\/\//.test(plain) && isAddress) return plain
  if (/^[\w.-]+@[\w.-]+:(?!\/\/)[^\s\p{Cc}]+$/u.test(plain)) return plain
  const repository =
    /^https?:\/\/([^/]+@)?(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[^/]+\/[^/]+\/?$/
  return isAddress && (/^https?:.*\.git$/.test(plain) || repository.test(plain)) ? plain : undefined
}

function webAddress(text: string): string {
  if (!URL.canParse(text) || /[\s\p{Cc}]/u.test(text))
    throw new Refusal(`"${withoutSecrets(text)}" is no web address. ${forms}`)
  return text
}

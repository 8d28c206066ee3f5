/** node:path for POSIX paths; the working directory is `/`. */

import { invalidArgType } from '../errors.ts'

interface Parsed {
  root: string
  dir: string
  base: string
  ext: string
  name: string
}

function check(path: unknown, name = 'path'): asserts path is string {
  if (typeof path !== 'string') throw invalidArgType(name, 'of type string', path)
}

/** Resolves `.` and `..`; above the start of a relative path `..` stays. */
function collapse(path: string, absolute: boolean): string {
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') kept.push(part)
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (!absolute) kept.push(part)
  }
  return kept.join('/')
}

function normalize(path: string): string {
  check(path)
  if (path === '') return '.'
  const absolute = path.startsWith('/')
  const body = collapse(path, absolute)
  if (body === '') return absolute ? '/' : path.endsWith('/') ? './' : '.'
  return `${absolute ? '/' : ''}${body}${path.endsWith('/') ? '/' : ''}`
}

function join(...parts: string[]): string {
  for (const part of parts) check(part)
  const joined = parts.filter((part) => part !== '').join('/')
  return joined === '' ? '.' : normalize(joined)
}

function resolve(...parts: string[]): string {
  let path = ''
  for (let index = parts.length - 1; index >= 0 && !path.startsWith('/'); index--) {
    const part = parts[index]
    check(part, `paths[${index}]`)
    if (part !== '') path = path === '' ? part : `${part}/${path}`
  }
  return `/${collapse(path, true)}`
}

function relative(from: string, to: string): string {
  check(from, 'from')
  check(to, 'to')
  const split = (path: string) =>
    resolve(path)
      .split('/')
      .filter((part) => part !== '')
  const [start, end] = [split(from), split(to)]
  let shared = 0
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/')
}

function dirname(path: string): string {
  check(path)
  const trimmed = path.replace(/(?<=.)\/+$/, '')
  const at = trimmed.lastIndexOf('/')
  if (at <= 0) return at === 0 ? '/' : '.'
  return at === 1 && trimmed.startsWith('/') ? '//' : trimmed.slice(0, at)
}

function basename(path: string, suffix?: string): string {
  if (suffix !== undefined) check(suffix, 'suffix')
  check(path)
  const base = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return suffix !== undefined && suffix !== base && base.endsWith(suffix)
    ? base.slice(0, base.length - suffix.length)
    : base
}

function extname(path: string): string {
  const base = basename(path)
  const at = base.lastIndexOf('.')
  return at <= 0 || base === '..' ? '' : base.slice(at)
}

function parse(path: string): Parsed {
  check(path)
  const root = path.startsWith('/') ? '/' : ''
  const base = basename(path)
  const ext = extname(path)
  const hasFolder = path.replace(/\/+$/, '').includes('/')
  const dir = hasFolder ? path.replace(/\/+$/, '').slice(0, -base.length - 1) || root : root
  return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) }
}

function format(parsed: Partial<Parsed>): string {
  if (typeof parsed !== 'object' || parsed === null)
    throw invalidArgType('pathObject', 'of type object', parsed)
  const dir = parsed.dir || parsed.root || ''
  const ext = parsed.ext ? `${parsed.ext.startsWith('.') ? '' : '.'}${parsed.ext}` : ''
  const base = parsed.base || `${parsed.name || ''}${ext}`
  if (dir === '') return base
  return dir === parsed.root ? `${dir}${base}` : `${dir}/${base}`
}

const path = {
  resolve,
  normalize,
  isAbsolute(path: string): boolean {
    check(path)
    return path.startsWith('/')
  },
  join,
  relative,
  toNamespacedPath: (path: string) => path,
  dirname,
  basename,
  extname,
  format,
  parse,
  sep: '/',
  delimiter: ':',
  posix: null as unknown,
}
path.posix = path

export default path

import { describe, expect, test } from 'vitest'
import { packPath } from '../../src/core/pack-limits.ts'
import { parseSource, sameOrigin, sourceText, withoutSecrets } from '../../src/core/pack-source.ts'
import { Refusal } from '../../src/core/refusal.ts'

const disk = {
  kindOf: (path: string) =>
    path === 'mine' || path === './mine' || path === '/packs/mine'
      ? ('folder' as const)
      : path.endsWith('there.tgz')
        ? ('file' as const)
        : undefined,
  absolute: (path: string) => `/abs/${path.replace(/^\.?\//, '')}`,
}
const parse = (text: string) => parseSource(text, disk)

test.each([
  ['mine', { kind: 'folder', path: '/abs/mine' }],
  ['./mine', { kind: 'folder', path: '/abs/mine' }],
  ['file:./mine', { kind: 'folder', path: '/abs/mine' }],
  ['file:///packs/mine', { kind: 'folder', path: '/abs/packs/mine' }],
  ['there.tgz', { kind: 'tarball', path: '/abs/there.tgz' }],
  ['npm:mine', { kind: 'npm', name: 'mine', range: '' }],
  ['other', { kind: 'npm', name: 'other', range: '' }],
  ['other@^1.2', { kind: 'npm', name: 'other', range: '^1.2' }],
  ['@scope/pack@>=1 <2', { kind: 'npm', name: '@scope/pack', range: '>=1 <2' }],
  ['https://example.org/p.tgz', { kind: 'web', url: 'https://example.org/p.tgz' }],
  ['github:user/pack', { kind: 'git', url: 'https://github.com/user/pack.git' }],
  ['github:user/pack#v1.0', { kind: 'git', url: 'https://github.com/user/pack.git', ref: 'v1.0' }],
  ['https://github.com/user/pack', { kind: 'git', url: 'https://github.com/user/pack' }],
  ['https://github.com/user/pack/archive/v1.tar.gz', { kind: 'web' }],
  ['https://example.org/pack.git#main', { kind: 'git', url: 'https://example.org/pack.git', ref: 'main' }],
  ['git+ssh://git@example.org/pack', { kind: 'git', url: 'ssh://git@example.org/pack' }],
  ['git@example.org:user/pack.git', { kind: 'git', url: 'git@example.org:user/pack.git' }],
  ['git+file:///srv/pack', { kind: 'git', url: 'file:///srv/pack' }],
])('%s', (text, source) => {
  expect(parse(text)).toMatchObject(source)
})

test.each([
  ['./none', 'There is no file or folder ./none. Check the path and try again.'],
  ['none.tgz', 'There is no file or folder none.tgz. Check the path and try again.'],
  ['user/pack', 'For the repository of that name on GitHub write github:user/pack.'],
  ['', '"" is nothing that a pack can come from. Name a folder'],
  ['two words', '"two words" is nothing that a pack can come from.'],
  ['git+ext::sh -c date', '"git+ext::sh -c date" is no git address'],
  ['git+https://host/--upload-pack=x y', 'is no git address'],
  ['github:user/pack#--upload-pack=date', '"--upload-pack=date" is no name of a branch'],
  ['github:user/pack#a..b', 'is no name of a branch'],
  ['github:user/pack#a:refs/heads/b', 'is no name of a branch'],
  ['https://', 'is no web address'],
])('%s is refused', (text, sentence) => {
  expect(() => parse(text)).toThrow(Refusal)
  expect(() => parse(text)).toThrow(sentence)
})

test('secrets in addresses are not shown', () => {
  expect(withoutSecrets('https://me:token@example.org/p.tgz?x=1')).toBe('https://example.org/p.tgz?x=1')
  expect(sourceText(parse('git+https://me:token@example.org/p.git#v1'))).toBe(
    'git+https://example.org/p.git#v1',
  )
  expect(sourceText(parse('https://me:token@example.org/p.tgz'))).toBe('https://example.org/p.tgz')
})

test('another range or branch is the same pack, another name is another one', () => {
  expect(sameOrigin(parse('other@1'), parse('other@^2'))).toBe(true)
  expect(sameOrigin(parse('github:u/p#a'), parse('github:u/p'))).toBe(true)
  expect(sameOrigin(parse('other'), parse('another'))).toBe(false)
  expect(sameOrigin(parse('other'), parse('mine'))).toBe(false)
})

describe('a path in a pack', () => {
  test.each([
    ['package/pack.json', ['package', 'pack.json']],
    ['./sum//tests/a.test.ts', ['sum', 'tests', 'a.test.ts']],
    ['./', undefined],
    ['.git/hooks/post-checkout', undefined],
    ['package/.github/x.md', undefined],
    ['package/node_modules/x/index.js', undefined],
  ])('%s', (path, parts) => {
    expect(packPath(path)).toEqual(parts)
  })

  test.each([
    '../x',
    'a/../../x',
    '/etc/passwd',
    'C:\\x',
    'c:x',
    '..\\x',
    'a\\b',
    'a\nb',
    'a\0b',
    '.git/../../x',
    '\\\\host\\x',
    'a'.repeat(300),
    `${'a/'.repeat(30)}b`,
  ])('%j is refused', (path) => {
    expect(() => packPath(path)).toThrow(Refusal)
  })
})

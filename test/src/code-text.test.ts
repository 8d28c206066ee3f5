import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { codeLines, languageOf } from '../../src/core/code-text.ts'
import { type Paint, plainPaint } from '../../src/core/paint.ts'

const marked: Paint = (tone, text) => `<${tone} ${text}>`

test('words of code have their tones', () => {
  expect(codeLines("const a = 'x' // why\n\nreturn 1", 'ts', marked)).toEqual([
    "<keyword const> a = <string 'x'> <comment // why>",
    '',
    '<keyword return> <number 1>',
  ])
  expect(codeLines('select id from notes', 'sql', marked)).toEqual([
    '<keyword select> id <keyword from> notes',
  ])
})

test('what goes over several lines has its tone in each of them', () => {
  expect(codeLines('/* a\n   b */ let c', 'ts', marked)).toEqual([
    '<comment /* a>',
    '<comment    b */> <keyword let> c',
  ])
})

test('code in no known language has one tone, and so has what is too long', () => {
  expect(codeLines('a -> b', '', marked)).toEqual(['<code a -> b>'])
  const long = `let x = 1 // ${'y'.repeat(100_000)}`
  expect(codeLines(long, 'ts', marked)).toEqual([`<code ${long}>`])
})

test('nothing of the code is lost, whatever it is', () => {
  const odd = 'const `$`a`{b}`\n<div>&amp;</div>\n"unclosed\n\\u{1f600} 😀 e\u0301'
  for (const language of ['ts', 'sql', 'json', 'http', 'sh', 'nothing']) {
    expect(codeLines(odd, language, plainPaint).join('\n')).toBe(odd)
    expect(stripVTControlCharacters(codeLines(odd, language, plainPaint).join('\n'))).toBe(odd)
  }
})

test('a file says its language by its ending', () => {
  expect(['tests/sample.test.ts', 'solution.sql', 'README'].map(languageOf)).toEqual(['ts', 'sql', 'README'])
})

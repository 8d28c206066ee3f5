import bash from 'highlight.js/lib/languages/bash'
import http from 'highlight.js/lib/languages/http'
import json from 'highlight.js/lib/languages/json'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import { createLowlight } from 'lowlight'
import type { Paint, Tone } from './paint.ts'

const languages: Record<string, string> = {
  ...{ ts: 'typescript', typescript: 'typescript', js: 'typescript', javascript: 'typescript' },
  ...{
    tsx: 'typescript',
    jsx: 'typescript',
    sql: 'sql',
    json: 'json',
    http: 'http',
    sh: 'bash',
    bash: 'bash',
  },
}

/** What highlight.js says of a piece of code, as tones; everything else is the plain text of the terminal. */
const tones: Record<string, Tone> = {
  ...{
    'hljs-keyword': 'keyword',
    'hljs-built_in': 'keyword',
    'hljs-type': 'keyword',
    'hljs-literal': 'number',
  },
  ...{ 'hljs-string': 'string', 'hljs-regexp': 'string', 'hljs-number': 'number', 'hljs-comment': 'comment' },
  ...{ 'hljs-attribute': 'keyword', 'hljs-meta': 'comment' },
}

/** Longer code is shown plain: finding its words would be felt. */
const mostCharacters = 100_000

let lowlight: ReturnType<typeof createLowlight> | undefined

/**
 * Code line by line, its words in their tones.
 * @param language as Markdown or a file's ending names it; code in a language that is not known has one tone.
 */
export function codeLines(code: string, language: string, paint: Paint): string[] {
  const name = languages[language.toLowerCase()]
  if (name === undefined || code.length > mostCharacters) {
    return code.split('\n').map((line) => (line.trim() === '' ? '' : paint('code', line)))
  }
  lowlight ??= createLowlight({ bash, http, json, sql, typescript })
  return textOf(lowlight.highlight(name, code).children, undefined, paint)
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line))
}

/** The language of a file by its name. */
export function languageOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

type Piece = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number]

function textOf(pieces: Piece[], tone: Tone | undefined, paint: Paint): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'text') return painted(piece.value, tone, paint)
      if (piece.type !== 'element') return ''
      const names = piece.properties['className']
      const own = Array.isArray(names) ? names.map((each) => tones[String(each)]).find(Boolean) : undefined
      return textOf(piece.children as Piece[], own ?? tone, paint)
    })
    .join('')
}

/** Each line by itself: a tone that goes over a line's end would be lost where lines are cut or moved. */
function painted(text: string, tone: Tone | undefined, paint: Paint): string {
  if (tone === undefined) return text
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : paint(tone, line)))
    .join('\n')
}

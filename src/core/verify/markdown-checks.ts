import type { Fault } from './finding.ts'
import { type FoundFolder, lineAt, textOf } from './folder.ts'

const sections = ['Context', 'Task', 'API', 'What the tests run', 'What is not required']

/** What is wrong with the texts of a challenge: sections that are missing, blank pages, links that lead nowhere. */
export function markdownFaults(folder: FoundFolder): Fault[] {
  return [
    ...statementFaults(folder),
    ...hintFaults(textOf(folder, 'hints.md')),
    ...blank(folder, 'editorial.md', 'editorial'),
    ...blank(folder, 'brief.md', 'statement'),
    ...folder.files.flatMap(({ path, text }) =>
      path.endsWith('.md') && !path.startsWith('tests/') && text !== undefined
        ? linkFaults(path, text, folder)
        : [],
    ),
  ]
}

function statementFaults(folder: FoundFolder): Fault[] {
  const text = textOf(folder, 'statement.md')
  const levels = folder.files.filter(({ path }) => /^level-\d\.md$/.test(path))
  const blankLevels = levels.flatMap(({ path }) => blank(folder, path, 'statement'))
  if (text === undefined) return blankLevels
  const headings = [...text.matchAll(/^##[ \t]+(.+?)[ \t#]*$/gm)].map(([, title = '']) => title.toLowerCase())
  const missing = sections.filter((section) => !headings.includes(section.toLowerCase()))
  if (missing.length === 0) return [...blankLevels, ...emptySections(text)]
  return [
    ...blankLevels,
    {
      check: 'statement',
      file: 'statement.md',
      message: `The statement has no section ${missing.map((title) => `"## ${title}"`).join(', ')}.`,
      fix: 'Add it: readers look for the same headings in every challenge.',
    },
  ]
}

function emptySections(text: string): Fault[] {
  const parts = text.split(/^##[ \t]+/m).slice(1)
  return parts
    .filter((part) => !/\S/.test(part.slice(part.indexOf('\n') + 1)) || !part.includes('\n'))
    .map(
      (part): Fault => ({
        check: 'statement',
        file: 'statement.md',
        line: lineAt(text, text.indexOf(part)),
        message: `The section "${part.split('\n')[0]?.trim()}" is empty.`,
        fix: 'Write it, or say in a sentence that there is nothing to say.',
      }),
    )
}

function hintFaults(text: string | undefined): Fault[] {
  if (text === undefined) return []
  const parts = text.split(/^##[ \t]+/m).slice(1)
  const at = { check: 'hints', file: 'hints.md' } as const
  if (parts.length === 0) {
    return [{ ...at, message: 'There are no hints in it.', fix: 'Begin each hint with "## " and a title.' }]
  }
  return parts
    .filter((part) => !part.includes('\n') || !/\S/.test(part.slice(part.indexOf('\n'))))
    .map((part) => ({
      ...at,
      line: lineAt(text, text.indexOf(part)),
      message: `The hint "${part.split('\n')[0]?.trim()}" is empty.`,
      fix: 'Write it or remove it.',
    }))
}

function blank(folder: FoundFolder, file: string, check: 'editorial' | 'statement'): Fault[] {
  const text = textOf(folder, file)
  if (text === undefined || /[^\s#]/.test(text)) return []
  return [{ check, file, message: `${file} is empty.`, fix: 'Write it.' }]
}

function linkFaults(file: string, text: string, { files }: FoundFolder): Fault[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, keepLines).replace(/`[^`\n]*`/g, keepLines)
  return [...prose.matchAll(/(!?)\[[^\]\n]*\]\(\s*<?([^)\s>]+)/g)].flatMap((match): Fault[] => {
    const [, image = '', target = ''] = match
    const at = { check: 'files', file, line: lineAt(prose, match.index) } as const
    if (image !== '') {
      return [
        {
          ...at,
          message: `The image ${target} cannot be shown in a terminal.`,
          fix: 'Say it in words or as a drawing in text.',
        },
      ]
    }
    if (/^(https?:|mailto:|#)/i.test(target)) return []
    const path = target.split('#')[0]?.replace(/^\.\//, '') ?? ''
    return files.some((each) => each.path === path)
      ? []
      : [
          {
            ...at,
            message: `The link to ${target} leads nowhere inside the challenge.`,
            fix: 'Link to a web address or to a file beside this one.',
          },
        ]
  })
}

function keepLines(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

import type { Fault } from './finding.ts'
import { type FoundFile, type FoundFolder, lineAt } from './folder.ts'

/** Bytes that a submission may have, and a text that is shown. */
const longest = { code: 128 * 1024, shown: 64 * 1024 }

/** Files that are no plain text, or hold characters that a terminal would obey. */
export function textFaults({ files, folders, tooMany }: FoundFolder): Fault[] {
  return [
    ...folders.map(
      ({ path, fault }): Fault => ({
        check: 'files',
        file: path,
        message: `The folder ${fault}.`,
        fix: 'Remove it, or copy into it what belongs there.',
      }),
    ),
    ...(tooMany ? [crowd] : []),
    ...files.flatMap((file) => faultsOf(file)),
  ]
}

const crowd: Fault = {
  check: 'files',
  message: 'There are more files here than a challenge needs; only the first ones were looked at.',
  fix: 'Remove what does not belong to the challenge.',
}

function faultsOf({ path, text, byteOrderMark, fault }: FoundFile): Fault[] {
  if (text === undefined) {
    return [
      {
        check: 'files',
        file: path,
        message: `The file ${fault ?? 'cannot be read'}.`,
        fix: 'Replace it by a plain UTF-8 text file, or remove it.',
      },
    ]
  }
  const found: Fault[] = []
  if (byteOrderMark === true) {
    found.push({
      check: 'text',
      file: path,
      line: 1,
      message: 'The file begins with a byte order mark.',
      fix: 'Save it as UTF-8 without one.',
    })
  }
  const unsafe = unsafeCharacter.exec(text)
  if (unsafe) {
    const code = (unsafe[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    found.push({
      check: 'text',
      file: path,
      line: lineAt(text, unsafe.index),
      message: `There is a character U+${code} here, which is invisible or steers a terminal.`,
      fix: path.endsWith('.md') ? 'Remove it.' : `Write it as an escape, such as \\u${code.toLowerCase()}.`,
    })
  }
  const carriage = text.indexOf('\r')
  if (carriage >= 0) {
    found.push({
      check: 'text',
      file: path,
      line: lineAt(text, carriage),
      message: 'A line ends with a carriage return.',
      fix: 'Save the file with LF line ends.',
    })
  }
  const limit = /\.md$/.test(path) ? longest.shown : longest.code
  const bytes = Buffer.byteLength(text)
  if (bytes > limit && !path.startsWith('tests/')) {
    found.push({
      check: 'files',
      file: path,
      message: `The file has ${Math.ceil(bytes / 1024)} KB; at most ${limit / 1024} KB are allowed.`,
      fix: 'Make it shorter.',
    })
  }
  return found
}

// As in what is printed: C0 but for tab and line ends, DEL, C1, separators of lines, and the marks that turn text around.
const unsafeCharacter =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/

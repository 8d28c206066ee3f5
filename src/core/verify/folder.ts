/** A file of a challenge or pack as it was found: its text, or why there is none. */
export interface FoundFile {
  /** Path inside the folder, `/` between names. */
  path: string
  text?: string
  /** Bytes EF BB BF came before the text. */
  byteOrderMark?: boolean
  /** A sentence's end: `is binary data`. */
  fault?: string
}

/** What is in a folder, nothing of it run. */
export interface FoundFolder {
  /** The folder's own name. */
  name: string
  /** Sorted by path. */
  files: FoundFile[]
  /** Subfolders that could not be read, are links or hold nothing, with the sentence's end. */
  folders: { path: string; fault: string }[]
  /** There were more files than are looked at. */
  tooMany: boolean
}

/** The text of a file of the folder; undefined when it is not there or is no text. */
export function textOf({ files }: FoundFolder, path: string): string | undefined {
  return files.find((file) => file.path === path)?.text
}

/** The paths of submissions; what it captures is the verdict's folder and the file. */
export function submissionFile(language: string): RegExp {
  return new RegExp(`^submissions/([^/]+)/([^/]+\\.${language})$`)
}

/** The line, from 1, at which an index of a text lies. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

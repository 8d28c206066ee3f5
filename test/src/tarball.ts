import { gzipSync } from 'node:zlib'
import { Header } from 'tar'

/** One entry of an archive as a hostile author may write it; a file when it has no type. */
export interface Entry {
  path: string
  text?: string | Buffer
  type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'CharacterDevice' | 'FIFO'
  linkpath?: string
  /** What the header says, when that is not the text's own size. */
  size?: number
}

/** A gzipped tarball with exactly these entries. */
export function tarball(entries: Entry[]): Buffer {
  return gzipSync(tar(entries))
}

/** A tarball as `npm pack` makes it: every file below `package/`. */
export function npmTarball(files: Record<string, string>): Buffer {
  return tarball(Object.entries(files).map(([path, text]) => ({ path: `package/${path}`, text })))
}

export function tar(entries: Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, text = '', type = 'File', linkpath, size }) => {
    const body = Buffer.from(text)
    const header = Buffer.alloc(512)
    new Header({
      path,
      type,
      mode: 0o755,
      size: size ?? body.length,
      mtime: new Date(0),
      ...(linkpath !== undefined && { linkpath }),
    }).encode(header)
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

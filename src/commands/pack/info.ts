import { join } from 'node:path'
import { exitCodes } from '../../core/exit-code.ts'
import { indent, pad, wrap } from '../../core/layout.ts'
import { Refusal } from '../../core/refusal.ts'
import { sanitise } from '../../core/sanitise.ts'
import { contentHash } from '../../io/installer/content-hash.ts'
import { readRecord } from '../../io/installer/record-file.ts'
import { type Pack, readChallenge } from '../../io/packs.ts'
import { type Context, printJson } from '../context.ts'
import { findPack } from './find-pack.ts'
import { facts, origin } from './list.ts'

/** `hotseat pack info`: what a pack says of itself, where it came from, and whether its files are still the same. */
export async function packInfo(context: Context, id: string, options: { json?: boolean }): Promise<number> {
  const { terminal } = context
  const pack = findPack(context, id)
  const intact = isIntact(pack)
  if (options.json) {
    const { paths, interviews } = pack.manifest
    const idAndTitle = ({ id, title }: { id: string; title: string }) => ({ id, title: sanitise(title) })
    printJson(context, {
      format: 1,
      ...facts(pack),
      intact,
      paths: paths.map(idAndTitle),
      interviews: interviews.map(idAndTitle),
    })
    return exitCodes.done
  }
  terminal.out(infoText(pack, intact, context))
  return exitCodes.done
}

function infoText(pack: Pack, intact: boolean | undefined, { terminal: { paint, width } }: Context): string {
  const { id, version, title, summary, license, authors, homepage, paths, interviews } = pack.manifest
  const record = pack.builtIn ? undefined : readRecord(pack.folder)
  const rows: [string, string | undefined][] = [
    ['licence', license],
    ['authors', authors.join(', ')],
    ['homepage', homepage],
    ['from', origin(pack)],
    ['fetched', record && record.resolved !== origin(pack) ? shownResolved(record.resolved) : undefined],
    ['installed', record?.installedAt],
    ['integrity', record?.integrity ?? record?.content],
    ['files', intact === undefined ? undefined : intact ? 'as they were installed' : changedFiles(id)],
    ['paths', paths.map((path) => path.title).join(', ')],
    ['interviews', interviews.map((interview) => interview.title).join(', ')],
  ]
  const lines = rows
    .filter(([, value]) => value)
    .map(([name, value]) => `${pad(name, 11)}${sanitise(value ?? '')}`)
  return `${[
    paint('strong', sanitise(title)),
    paint('dim', `${id} ${version}`),
    ...(summary ? ['', ...wrap(sanitise(summary), width)] : []),
    '',
    ...lines,
    '',
    ...challengeLines(pack, width),
  ].join('\n')}\n`
}

function changedFiles(id: string): string {
  return `changed since they were installed; \`hotseat pack update ${id}\` brings them back`
}

/** An address that was fetched may hold a token; what npm and git resolved to does not. */
function shownResolved(resolved: string): string | undefined {
  return resolved.includes('://') || resolved.startsWith('/') ? undefined : resolved
}

function challengeLines({ folder, slugs, manifest }: Pack, width: number): string[] {
  const widest = Math.max(0, ...slugs.map((slug) => slug.length))
  const rows = slugs.map((slug) => `${pad(slug, widest)}  ${titleOf(join(folder, slug), manifest.id)}`)
  return [
    `${slugs.length === 1 ? 'one challenge' : `${slugs.length} challenges`}`,
    ...indent(
      rows.map((row) => row.slice(0, width - 2)),
      2,
    ),
  ]
}

function titleOf(folder: string, pack: string): string {
  try {
    return sanitise(readChallenge(folder, pack).manifest.title)
  } catch (error) {
    if (error instanceof Refusal) return '(broken)'
    throw error
  }
}

/** Whether the files are those that were installed; undefined when nobody knows which those were. */
function isIntact({ folder, builtIn }: Pack): boolean | undefined {
  const record = builtIn ? undefined : readRecord(folder)
  return record === undefined ? undefined : contentHash(folder) === record.content
}

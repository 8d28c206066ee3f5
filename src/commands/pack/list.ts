import { exitCodes } from '../../core/exit-code.ts'
import { pad } from '../../core/layout.ts'
import { sourceText } from '../../core/pack-source.ts'
import { sanitise, sanitiseAll } from '../../core/sanitise.ts'
import { readRecord } from '../../io/installer/record-file.ts'
import { type Pack, readPacks } from '../../io/packs.ts'
import { tidyPath } from '../../io/places.ts'
import { type Context, printJson } from '../context.ts'

/** `hotseat pack list`: the packs that are there, and where they came from. */
export async function packList(context: Context, options: { json?: boolean }): Promise<number> {
  const { terminal, places } = context
  const { packs, problems } = readPacks(places)
  for (const problem of problems) terminal.say(problem)
  if (options.json) {
    printJson(context, { format: 1, packs: packs.map(facts) })
    return exitCodes.done
  }
  const rows = packs.map((pack) => {
    const { id, version } = pack.manifest
    return [id, version, String(pack.slugs.length), origin(pack)].map(sanitise)
  })
  const titles = ['pack', 'version', 'challenges', 'from']
  const widths = titles.map((title, index) =>
    Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  terminal.out(`${[terminal.paint('dim', line(titles)), ...rows.map(line)].join('\n')}\n`)
  return exitCodes.done
}

/** Where a pack came from, for people. */
export function origin({ folder, builtIn }: Pack): string {
  if (builtIn) return 'built in'
  const record = readRecord(folder)
  return record === undefined ? `put into ${tidyPath(folder)} by hand` : tidyPath(sourceText(record.source))
}

/** A pack as JSON. */
export function facts({ folder, builtIn, manifest, slugs }: Pack): Record<string, unknown> {
  const { id, version, title, license, summary, authors, homepage } = manifest
  const record = builtIn ? undefined : readRecord(folder)
  return {
    ...sanitiseAll({ id, version, title, license, summary, authors, homepage }),
    builtIn,
    challenges: slugs,
    folder,
    ...(record && {
      source: sourceText(record.source),
      resolved: record.source.kind === 'web' ? sourceText(record.source) : record.resolved,
      integrity: record.integrity,
      content: record.content,
      installedAt: record.installedAt,
    }),
  }
}

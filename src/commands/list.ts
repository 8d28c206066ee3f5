import { type Filter, filtered } from '../core/catalogue.ts'
import { exitCodes } from '../core/exit-code.ts'
import { listText } from '../core/list-text.ts'
import { didYouMean } from '../core/nearest.ts'
import { readHistory, statusIn } from '../io/history.ts'
import { readCatalogue } from '../io/packs.ts'
import { type Due, readDue } from '../io/read-reviews.ts'
import { type Context, printJson } from './context.ts'

export interface ListOptions extends Filter {
  json?: boolean
}

/** `hotseat list`: the challenges that match, in a table or as JSON. */
export async function list(context: Context, query: string, options: ListOptions): Promise<number> {
  const { terminal } = context
  const { challenges: all, problems } = readCatalogue(context.places)
  const { history, problem } = await readHistory(context.places)
  for (const sentence of problem === undefined ? problems : [...problems, problem]) terminal.say(sentence)
  const statusOf = statusIn(history)
  const due: Due = options.status === 'due' ? await readDue(context.places, all) : new Map()
  const kept = filtered(all, options, statusOf, (id) => due.has(id))
  const found = query === '' ? kept : (await import('../core/search.ts')).search(kept, query)
  if (options.json) {
    const challenges = found.map(({ id, pack, slug, manifest }) => {
      const { title, version, difficulty, track, tags, minutes, summary, needs } = manifest
      return {
        id,
        pack,
        slug,
        title,
        version,
        difficulty,
        track,
        tags,
        minutes,
        summary,
        needs,
        status: statusOf(id),
      }
    })
    printJson(context, { format: 1, challenges })
  } else if (found.length > 0) {
    terminal.out(listText(found, { all, statusOf, paint: terminal.paint, width: terminal.width }))
    if (terminal.interactive) {
      const solved = all.filter(({ id }) => statusOf(id) === 'solved').length
      terminal.say(
        `\n${found.length} of ${all.length} challenges, ${solved} solved. Read one: \`hotseat show <challenge>\``,
      )
    }
  }
  if (found.length === 0)
    terminal.say(
      nothing(
        options,
        all.flatMap(({ manifest }) => [manifest.track, ...manifest.tags]),
      ),
    )
  return exitCodes.done
}

function nothing({ track, tag }: Filter, words: string[]): string {
  const asked = track ?? tag
  const near = asked === undefined || words.includes(asked) ? '' : didYouMean(asked, words)
  return `No challenge matches.${near || ' See them all with `hotseat list`.'}`
}

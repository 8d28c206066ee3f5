import { dateOf } from '../core/calendar.ts'
import { exitCodes } from '../core/exit-code.ts'
import { statsText } from '../core/stats-text.ts'
import { readCatalogue } from '../io/packs.ts'
import { readStats } from '../io/read-stats.ts'
import { type Context, printJson } from './context.ts'

/** `hotseat stats`: what is solved and how, the days, the streak. */
export async function stats(context: Context, options: { json?: boolean }): Promise<number> {
  const { terminal, places, invocation } = context
  const { challenges, problems } = readCatalogue(places)
  for (const problem of problems) terminal.say(problem)
  const { stats, today } = await readStats(places, challenges)
  if (options.json) {
    const dated = <T extends { day: number }>({ day, ...rest }: T) => ({ date: dateOf(day), ...rest })
    const { days, solves, ...rest } = stats
    printJson(context, { format: 1, ...rest, days: days.map(dated), solves: solves.map(dated) })
  } else {
    const { paint, width, writing } = terminal
    terminal.out(statsText(stats, { paint, width, today, invocation, spoken: writing === 'spoken' }))
  }
  return exitCodes.done
}

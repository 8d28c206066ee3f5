import { dateOf } from '../core/calendar.ts'
import { shortName } from '../core/catalogue.ts'
import { exitCodes } from '../core/exit-code.ts'
import type { Review } from '../core/review.ts'
import { reviewText } from '../core/review-text.ts'
import { readCatalogue } from '../io/packs.ts'
import { readReviews } from '../io/read-reviews.ts'
import { type Context, printJson } from './context.ts'

/** `hotseat review`: which solved challenges are due again, and why. */
export async function review(context: Context, options: { json?: boolean }): Promise<number> {
  const { terminal, places, invocation } = context
  const { challenges, problems } = readCatalogue(places)
  for (const problem of problems) terminal.say(problem)
  const { reviews, today } = await readReviews(places, challenges)
  if (options.json) {
    const [due, later] = [reviews.filter(isDue(today)), reviews.filter((each) => !isDue(today)(each))]
    const date = dateOf(today)
    printJson(context, { format: 1, date, due: due.map(dated(today)), later: later.map(dated(today)) })
    return exitCodes.done
  }
  const names = new Map(challenges.map((challenge) => [challenge.id, shortName(challenge, challenges)]))
  const nameOf = (id: string) => names.get(id) ?? id
  const { paint, width } = terminal
  terminal.out(reviewText(reviews, { paint, width, today, invocation, nameOf }))
  return exitCodes.done
}

function isDue(today: number): (review: Review) => boolean {
  return ({ due }) => due <= today
}

function dated(today: number) {
  return ({ challenge, due, last, solves, grade, why, drill }: Review) => {
    const state = due < today ? 'overdue' : due === today ? 'due' : 'later'
    return {
      challenge,
      state,
      due: dateOf(due),
      last: dateOf(last),
      solves,
      grade,
      why,
      drill: drill ?? null,
    }
  }
}

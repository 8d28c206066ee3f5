import { Refusal } from '../../core/refusal.ts'
import { historyFile, type Places } from '../places.ts'
import { StoreProblem } from '../store-problem.ts'
import { type InterviewStore, openInterviews } from './interview-store.ts'

/** Does something with the interviews. @throws Refusal when they cannot be read or written. */
export function withInterviews<T>(places: Places, work: (store: InterviewStore) => T): T {
  return orRefused(() => {
    const store = openInterviews(historyFile(places))
    try {
      return work(store)
    } finally {
      store.close()
    }
  })
}

/** Does something with the store. @throws Refusal in place of a StoreProblem. */
export function orRefused<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof StoreProblem) throw new Refusal(error.message)
    throw error
  }
}

import { Refusal } from '../../core/refusal.ts'
import { historyFile, type Places } from '../places.ts'
import { StoreProblem } from '../store-problem.ts'
import { type InterviewStore, openInterviews } from './interview-store.ts'

/** Does something with the interviews. @throws Refusal when they cannot be read or written. */
export function withInterviews<T>(places: Places, work: (store: InterviewStore) => T): T {
  try {
    const store = openInterviews(historyFile(places))
    try {
      return work(store)
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof StoreProblem) throw new Refusal(error.message)
    throw error
  }
}

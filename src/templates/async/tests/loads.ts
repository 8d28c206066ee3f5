import { clock } from 'hotseat/kit'

/** A load that takes so many milliseconds, answers `key@time`, and writes down when it was called. */
export function recording(milliseconds: number) {
  const start = clock.now()
  const loads: string[] = []
  const load = async (key: unknown): Promise<string> => {
    const name = `${String(key)}@${clock.now() - start}`
    loads.push(name)
    await sleep(milliseconds)
    return name
  }
  return { load, loads }
}

/** Waits in virtual time, which costs nothing. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

export interface Call {
  at: number
  key: string
}

/** What each call gets, and which loads there are, when a load takes so many milliseconds. */
export function timetable(calls: Call[], milliseconds: number): { answers: string[]; loads: string[] } {
  const times = new Map<string, number>()
  const answers = new Map<Call, string>()
  for (const call of calls.toSorted((a, b) => a.at - b.at)) {
    const begun = times.get(call.key)
    const time = begun !== undefined && call.at < begun + milliseconds ? begun : call.at
    times.set(call.key, time)
    answers.set(call, `${call.key}@${time}`)
  }
  return { answers: calls.map((call) => answers.get(call) ?? ''), loads: [...new Set(answers.values())] }
}

/** As the statement has it. */
export interface AsyncStore {
  get(key: string): Promise<{ value: number; version: number }>
  put(key: string, value: number, ifVersion?: number): Promise<boolean>
}

export type Step = 'get' | 'put'

const absent = { value: 0, version: 0 }

/** A store whose calls take as long, and fail as often, as it is told. A call that fails has changed nothing. */
export class TestStore implements AsyncStore {
  /** Virtual milliseconds until a call does its work, for one call after the other, from the beginning again. */
  delays: readonly number[] = [5]
  /** And from there until its answer arrives. */
  answerDelays: readonly number[] = [0]
  /** Asked for each call; calls are numbered from 0. */
  fails: (call: number, step: Step, key: string) => boolean = () => false
  /** The lowest level that any product ever had. */
  lowest = Number.POSITIVE_INFINITY
  readonly #entries = new Map<string, { value: number; version: number }>()
  readonly #note: (what: string) => void
  #calls = 0

  constructor(stock: Record<string, number>, note: (what: string) => void = () => {}) {
    for (const [sku, count] of Object.entries(stock)) this.deliver(sku, count)
    this.#note = note
  }

  get(key: string): Promise<{ value: number; version: number }> {
    return this.#call('get', key, () => {
      const entry = this.#entries.get(key) ?? absent
      this.#note(`gets ${entry.value} of ${key}`)
      return { ...entry }
    })
  }

  put(key: string, value: number, ifVersion?: number): Promise<boolean> {
    return this.#call('put', key, () => {
      const { version } = this.#entries.get(key) ?? absent
      if (ifVersion !== undefined && ifVersion !== version) {
        this.#note(`does not put ${value} as ${key}: another version`)
        return false
      }
      this.#note(`puts ${value} as ${key}`)
      this.#entries.set(key, { value, version: version + 1 })
      const sku = key.slice(key.indexOf(':') + 1)
      this.lowest = Math.min(this.lowest, this.value(`stock:${sku}`) - this.value(`reserved:${sku}`))
      return true
    })
  }

  /** What is there at this moment, for the test itself. */
  value(key: string): number {
    return (this.#entries.get(key) ?? absent).value
  }

  /** The warehouse takes goods in. */
  deliver(sku: string, count: number): void {
    const { value, version } = this.#entries.get(`stock:${sku}`) ?? absent
    this.#entries.set(`stock:${sku}`, { value: value + count, version: version + 1 })
  }

  async #call<T>(step: Step, key: string, work: () => T): Promise<T> {
    const call = this.#calls++
    await pause(this.delays[call % this.delays.length])
    if (this.fails(call, step, key)) {
      this.#note(`fails to ${step} ${key}`)
      throw new Error(`the store lost call ${call}`)
    }
    const result = work()
    await pause(this.answerDelays[call % this.answerDelays.length])
    return result
  }
}

async function pause(ms = 0): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}

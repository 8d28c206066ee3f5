import { clock } from 'hotseat/kit'

/** As the statement has it. */
export interface Store {
  insert(key: string, value: string, ttlMs: number): Promise<boolean>
  get(key: string): Promise<string | undefined>
  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean>
  remove(key: string, expected: string): Promise<boolean>
}

export type Step = 'insert' | 'get' | 'replace' | 'remove'
/** A store call fails before it has done anything, or after it has done everything. */
export type When = 'before' | 'after'

/** The store that all instances share: atomic, and slow or failing as it is told. */
export class SharedStore implements Store {
  /** What was called, in this order. */
  readonly calls: Step[] = []
  /** Virtual milliseconds on the way to the store and back, for one call after the other, from the beginning again. */
  delays: readonly number[] = [0]
  /** Asked at the beginning of each call; calls are numbered from 0. */
  fault: (call: number, step: Step) => When | undefined = () => undefined
  readonly #entries = new Map<string, { value: string; until: number }>()

  insert(key: string, value: string, ttlMs: number): Promise<boolean> {
    return this.#call('insert', () => {
      if (this.#find(key) !== undefined) return false
      this.#entries.set(key, { value, until: clock.now() + ttlMs })
      return true
    })
  }

  get(key: string): Promise<string | undefined> {
    return this.#call('get', () => this.#find(key))
  }

  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean> {
    return this.#call('replace', () => {
      if (this.#find(key) !== expected) return false
      this.#entries.set(key, { value, until: clock.now() + ttlMs })
      return true
    })
  }

  remove(key: string, expected: string): Promise<boolean> {
    return this.#call('remove', () => this.#find(key) === expected && this.#entries.delete(key))
  }

  #find(key: string): string | undefined {
    const entry = this.#entries.get(key)
    return entry !== undefined && clock.now() < entry.until ? entry.value : undefined
  }

  async #call<T>(step: Step, effect: () => T): Promise<T> {
    const call = this.calls.push(step) - 1
    const fault = this.fault(call, step)
    await this.#travel(2 * call)
    if (fault === 'before') throw new Error(`the store lost ${step}`)
    const result = effect()
    await this.#travel(2 * call + 1)
    if (fault === 'after') throw new Error(`the store lost its answer to ${step}`)
    return result
  }

  async #travel(way: number): Promise<void> {
    const ms = this.delays[way % this.delays.length] ?? 0
    if (ms > 0) await pause(ms)
  }
}

/** A store in which every race is lost: an entry is always in the way, and gone when one looks. */
export class UnluckyStore implements Store {
  calls = 0

  async insert(): Promise<boolean> {
    this.calls++
    return false
  }

  async get(): Promise<undefined> {
    this.calls++
  }

  async replace(): Promise<boolean> {
    this.calls++
    return false
  }

  async remove(): Promise<boolean> {
    this.calls++
    return false
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

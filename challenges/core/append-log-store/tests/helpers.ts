import { expect, type SimulatedDisk } from 'hotseat/kit'
import type * as Solution from '#solution'
import type { Store } from '#solution'

export type Step = ['put', key: string, value: string] | ['delete', key: string] | ['compact']
export type Model = Map<string, string>

export const bytes = (text: string) => new TextEncoder().encode(text)
export const text = (value: Uint8Array | undefined) => value && new TextDecoder().decode(value)

/** Keys and values as text, in the order of the keys. */
export async function contents(store: Store): Promise<[string, string | undefined][]> {
  const found: [string, string | undefined][] = []
  for (const key of (await store.keys()).sort()) found.push([key, text(await store.get(key))])
  return found
}

export function entries(model: Model): [string, string][] {
  return [...model].sort(([a], [b]) => (a < b ? -1 : 1))
}

export async function take(store: Store, [name, key = '', value = '']: Step): Promise<void> {
  if (name === 'put') await store.put(key, bytes(value))
  else if (name === 'delete') await store.delete(key)
  else await store.compact()
}

export function note(model: Model, [name, key = '', value = '']: Step): Model {
  if (name === 'put') model.set(key, value)
  if (name === 'delete') model.delete(key)
  return model
}

/** What a program does until the disk crashes: of the step it was at nobody knows whether it was done. */
export class History {
  readonly #model: Model = new Map()
  #trying: Step | undefined

  async take(store: Store, steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      this.#trying = step
      await take(store, step)
      note(this.#model, step)
      this.#trying = undefined
    }
  }

  /** The store must hold what was acknowledged, and the step that was not either wholly or not at all. */
  async check(store: Store): Promise<void> {
    const found = await contents(store)
    const trying = this.#trying
    const done = trying && note(new Map(this.#model), trying)
    if (
      trying !== undefined &&
      done !== undefined &&
      JSON.stringify(found) === JSON.stringify(entries(done))
    ) {
      note(this.#model, trying)
    }
    this.#trying = undefined
    expect(found, 'keys and values after the start').toEqual(entries(this.#model))
  }
}

/** Takes the steps until the disk crashes, then starts anew, goes on with others, and starts once more. */
export function surviving(steps: readonly Step[], after: readonly Step[] = []) {
  return async (disk: SimulatedDisk): Promise<void> => {
    const history = new History()
    await disk.run(async (handle, { open }: typeof Solution) => history.take(await open(handle), steps))
    const goOn = async (handle: Disk, { open }: typeof Solution): Promise<void> => {
      const store = await open(handle)
      await history.check(store)
      await history.take(store, after)
    }
    await disk.recover(goOn)
    if (after.length > 0) {
      await disk.recover(async (handle, { open }: typeof Solution) => history.check(await open(handle)))
    }
  }
}

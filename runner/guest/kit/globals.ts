import type { KitEnv } from './contract.ts'
import { spies } from './libraries.ts'

/** The globals of the tests, whose changes by `vi` reach the solution's as well, as in the one realm of Vitest. */
export interface Globals {
  /** How a built-in object is reached: '' is the global object, 'console' what it holds; undefined for all others. */
  pathOf(object: unknown): string | undefined
  /** Gives the solution the spy that is now at a path, or gives it back what it had. */
  follow(path: string, key: PropertyKey): void
  stub(name: string, value: unknown): void
  stubEnv(name: string, value: string | boolean | undefined): void
  unstub(): void
  unstubEnv(): void
  /** Looks in the text of a test file for globals that it assigns, as `console.log = vi.fn()` does. */
  watch(program: string): void
  /** Tells the solution's side of assignments since the last call. */
  assigned(): void
  /** Undoes everything that a test file did. */
  reset(): void
}

export function createGlobals(env: Pick<KitEnv, 'replaceGlobal'>): Globals {
  const stubs = new Map<string, () => void>()
  const envStubs = new Map<string, () => void>()

  const slots: { path: string; key: string; original: unknown; last: unknown }[] = []

  const holderOf = (path: string): object => (path === '' ? globalThis : Reflect.get(globalThis, path))
  const replace = (path: string, key: string, ...value: [unknown?]) =>
    env.replaceGlobal?.(path, key, ...value)
  const giveBack = (path: string, key: string) => {
    try {
      replace(path, key)
    } catch {
      // A solution that is gone needs nothing back.
    }
  }

  /** What clears a timer must be of the same world as what set it. */
  function followTimers(): void {
    const spied = timers.some((name) => spies.isMockFunction(Reflect.get(globalThis, name)))
    for (const name of timers) {
      if (spied) replace('', name, Reflect.get(globalThis, name))
      else giveBack('', name)
    }
  }

  function undo(changes: Map<string, () => void>): void {
    for (const restore of changes.values()) restore()
    changes.clear()
  }

  return {
    pathOf(object) {
      if (object === globalThis) return ''
      return Object.getOwnPropertyNames(globalThis).find(
        (name) => Object.getOwnPropertyDescriptor(globalThis, name)?.value === object,
      )
    },
    follow(path, key) {
      if (typeof key !== 'string') return
      if (path === '' && timers.includes(key)) return followTimers()
      const value: unknown = Object.getOwnPropertyDescriptor(holderOf(path), key)?.value
      if (spies.isMockFunction(value)) replace(path, key, value)
      else giveBack(path, key)
    },
    stub(name, value) {
      const before = Object.getOwnPropertyDescriptor(globalThis, name)
      if (!stubs.has(name)) {
        stubs.set(name, () => {
          Reflect.deleteProperty(globalThis, name)
          if (before) Object.defineProperty(globalThis, name, before)
          giveBack('', name)
        })
      }
      Object.defineProperty(globalThis, name, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      })
      replace('', name, value)
    },
    stubEnv(name, value) {
      const variables: Record<string, string | undefined> = Reflect.get(globalThis, 'process').env
      const before = variables[name]
      const set = (text: string | undefined) => {
        if (text === undefined) delete variables[name]
        else variables[name] = text
      }
      if (!envStubs.has(name)) {
        envStubs.set(name, () => {
          set(before)
          giveBack('process.env', name)
        })
      }
      set(value === undefined ? undefined : String(value))
      if (value === undefined) giveBack('process.env', name)
      else replace('process.env', name, String(value))
    },
    unstub: () => undo(stubs),
    unstubEnv: () => undo(envStubs),
    watch(program) {
      for (const [, whole = '', name = ''] of program.matchAll(assignment)) {
        const path = globalNames.includes(whole) ? '' : whole
        // What is new to both sides is none of the solution's business: it may be what the tests know.
        if (path === '' && !(name in globalThis)) continue
        if (slots.some((slot) => slot.path === path && slot.key === name)) continue
        const original: unknown = Reflect.get(holderOf(path), name)
        slots.push({ path, key: name, original, last: original })
      }
    },
    assigned() {
      for (const slot of slots) {
        const value: unknown = Reflect.get(holderOf(slot.path), slot.key)
        if (value === slot.last) continue
        slot.last = value
        if (value === slot.original) giveBack(slot.path, slot.key)
        else replace(slot.path, slot.key, value)
      }
    },
    reset() {
      undo(stubs)
      undo(envStubs)
      for (const slot of slots) {
        slot.last = slot.original
        if (slot.original === undefined) Reflect.deleteProperty(holderOf(slot.path), slot.key)
        else Reflect.set(holderOf(slot.path), slot.key, slot.original)
      }
    },
  }
}

const globalNames = ['globalThis', 'global']
const assignment = /\b(globalThis|global|console|Math|Date|JSON|crypto|performance)\.(\w+)\s*=(?![=>])/g

const timers = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
]

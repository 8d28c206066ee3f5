import { expect } from 'hotseat/kit'
import { RecordStore } from '#solution'

/** What a store has to have once all levels are open. */
export interface Store {
  set(key: string, field: string, value: string): void
  get(key: string, field: string): string | undefined
  delete(key: string, field: string): boolean
  scan(key: string): string[]
  scanByPrefix(key: string, prefix: string): string[]
  setAt(key: string, field: string, value: string, at: number, ttl?: number): void
  getAt(key: string, field: string, at: number): string | undefined
  deleteAt(key: string, field: string, at: number): boolean
  scanAt(key: string, at: number): string[]
  scanByPrefixAt(key: string, prefix: string, at: number): string[]
  backup(at: number): number
  restore(at: number, to: number): boolean
}

/** What is inside the solution's world, for code that runs there. */
export interface Exports {
  RecordStore: new () => Store
}

const added: (keyof Store)[][] = [
  ['set', 'get', 'delete'],
  ['scan', 'scanByPrefix'],
  ['setAt', 'getAt', 'deleteAt', 'scanAt', 'scanByPrefixAt'],
  ['backup', 'restore'],
]

/** A new store with the methods of all levels up to this one; a method that is missing fails the test by its name. */
export function openStore(level: 1 | 2 | 3 | 4): Store {
  const store = new RecordStore() as unknown as Store
  for (const name of added.slice(0, level).flat()) {
    expect(typeof store[name], `RecordStore has the method ${name}`).toBe('function')
  }
  return store
}

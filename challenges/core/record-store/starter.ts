export class RecordStore {
  /** Gives a field of a record its value, in place of the one it had. */
  set(_key: string, _field: string, _value: string): void {
    // TODO: a record for each key, a value for each of its fields
  }

  /** The value of a field, or undefined if it has none. */
  get(_key: string, _field: string): string | undefined {
    return undefined
  }

  /** Removes a field, and says whether it had a value. */
  delete(_key: string, _field: string): boolean {
    return false
  }
}

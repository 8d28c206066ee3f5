/** FormData (XMLHttpRequest Standard, section 4) and its two texts: multipart/form-data and urlencoded. */

import { parseMultipart, writeMultipart } from '../fetch/multipart.ts'
import { Blob, blobBytes, File } from '../modules/blob.ts'
import { URLSearchParams } from '../modules/url-search-params.ts'
import { decodeUtf8 } from '../modules/utf8.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

export type FormDataValue = string | File

export class FormData {
  #entries: [name: string, value: FormDataValue][] = []

  constructor(form?: undefined) {
    if (form === undefined) return
    throw new TypeError('FormData constructor: Argument 1 could not be converted to one of: undefined.')
  }

  append(name: string, value: unknown, filename?: string): void {
    this.#entries.push(entryOf(name, value, filename))
  }

  delete(name: string): void {
    const key = `${name}`
    this.#entries = this.#entries.filter((entry) => entry[0] !== key)
  }

  get(name: string): FormDataValue | null {
    const key = `${name}`
    return this.#entries.find((entry) => entry[0] === key)?.[1] ?? null
  }

  getAll(name: string): FormDataValue[] {
    const key = `${name}`
    return this.#entries.filter((entry) => entry[0] === key).map((entry) => entry[1])
  }

  has(name: string): boolean {
    const key = `${name}`
    return this.#entries.some((entry) => entry[0] === key)
  }

  set(name: string, value: unknown, filename?: string): void {
    const entry = entryOf(name, value, filename)
    const first = this.#entries.findIndex(([key]) => key === entry[0])
    if (first === -1) this.#entries.push(entry)
    else {
      this.#entries[first] = entry
      this.#entries = this.#entries.filter(([key], index) => key !== entry[0] || index === first)
    }
  }

  forEach(callback: (value: FormDataValue, name: string, form: FormData) => void, self?: unknown): void {
    for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this])
  }

  *entries(): IterableIterator<[name: string, value: FormDataValue]> {
    for (let index = 0; index < this.#entries.length; index++) {
      const [name, value] = this.#entries[index] as [string, FormDataValue]
      yield [name, value]
    }
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): IterableIterator<FormDataValue> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: FormDataValue]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'FormData'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    const shown: Record<string, unknown> = {}
    for (const [name] of this.#entries) {
      const all = this.getAll(name)
      shown[name] = all.length === 1 ? all[0] : all
    }
    return `FormData ${show(shown, options)}`
  }
}

/** The body text of a form as bytes; files of the other side cannot be read at once and are refused. */
export function formBytes(form: FormData, boundary: string): Uint8Array {
  return writeMultipart([...form], boundary, (file) => blobBytes(file))
}

/** The form in a body of this type; undefined when the type is that of no form. @throws TypeError for broken bodies. */
export function parseForm(bytes: Uint8Array, type: string): FormData | undefined {
  const essence = type.split(';')[0]?.trim().toLowerCase()
  const form = new FormData()
  if (essence === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(decodeUtf8(bytes))) form.append(name, value)
    return form
  }
  if (essence !== 'multipart/form-data') return undefined
  for (const { name, filename, contentType, body } of parseMultipart(bytes, type)) {
    if (filename === undefined) form.append(name, decodeUtf8(body))
    else form.append(name, new File([body], filename, { type: contentType }))
  }
  return form
}

function entryOf(name: string, value: unknown, filename: string | undefined): [string, FormDataValue] {
  const key = `${name}`.toWellFormed()
  if (!(value instanceof Blob)) {
    if (filename === undefined) return [key, `${value}`.toWellFormed()]
    throw new TypeError("Failed to execute 'append' on 'FormData': parameter 2 is not of type 'Blob'")
  }
  if (value instanceof File && filename === undefined) return [key, value]
  return [key, new File([value], filename ?? 'blob', { type: value.type })]
}

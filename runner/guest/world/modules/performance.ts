/** `performance` on the virtual clock: computing takes no time here, waiting does. */

import { env } from '../env.ts'
import { lazyModule } from '../lazy.ts'

const webErrors = lazyModule<typeof import('../modules/dom-exception.ts')>('../modules/dom-exception.ts')

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string

export class PerformanceEntry {
  readonly name: string
  readonly entryType: string
  readonly startTime: number
  readonly duration: number
  readonly detail: unknown

  constructor(name: string, entryType: string, startTime: number, duration: number, detail: unknown) {
    this.name = name
    this.entryType = entryType
    this.startTime = startTime
    this.duration = duration
    this.detail = detail
  }

  toJSON(): object {
    return { ...this }
  }
}

/** A moment: the name of a mark, or milliseconds since the time origin. */
type Moment = string | number

export class Performance {
  #entries: PerformanceEntry[] = []

  get timeOrigin(): number {
    return env.timeOrigin
  }

  now(): number {
    return env.now() - env.timeOrigin
  }

  mark(name: string, options: { startTime?: number; detail?: unknown } = {}): PerformanceEntry {
    const { startTime = this.now(), detail = null } = options
    return this.#add(new PerformanceEntry(`${name}`, 'mark', startTime, 0, detail))
  }

  measure(
    name: string,
    startOrOptions?: Moment | { start?: Moment; end?: Moment; duration?: number; detail?: unknown },
    endMark?: Moment,
  ): PerformanceEntry {
    const options =
      typeof startOrOptions === 'object'
        ? startOrOptions
        : { start: startOrOptions, end: endMark, detail: null }
    const { duration, detail = null } = options as { duration?: number; detail?: unknown }
    const given = (moment: Moment | undefined) => (moment === undefined ? undefined : this.#timeOf(moment))
    const [givenStart, givenEnd] = [given(options.start), given(options.end)]
    const end =
      givenEnd ?? (givenStart !== undefined && duration !== undefined ? givenStart + duration : this.now())
    const start = givenStart ?? (duration === undefined ? 0 : end - duration)
    return this.#add(new PerformanceEntry(`${name}`, 'measure', start, end - start, detail))
  }

  getEntries(): PerformanceEntry[] {
    return [...this.#entries]
  }

  getEntriesByName(name: string, type?: string): PerformanceEntry[] {
    return this.#entries.filter(
      (entry) => entry.name === name && (type === undefined || entry.entryType === type),
    )
  }

  getEntriesByType(type: string): PerformanceEntry[] {
    return this.#entries.filter((entry) => entry.entryType === type)
  }

  clearMarks(name?: string): void {
    this.#clear('mark', name)
  }

  clearMeasures(name?: string): void {
    this.#clear('measure', name)
  }

  toJSON(): object {
    return { timeOrigin: this.timeOrigin }
  }

  get [Symbol.toStringTag](): string {
    return 'Performance'
  }

  [inspect](_depth: number, options: object, show: Show): string {
    return `Performance ${show({ timeOrigin: this.timeOrigin }, options)}`
  }

  #add(entry: PerformanceEntry): PerformanceEntry {
    this.#entries.push(entry)
    return entry
  }

  #clear(type: string, name: string | undefined): void {
    this.#entries = this.#entries.filter(
      (entry) => entry.entryType !== type || (name !== undefined && entry.name !== name),
    )
  }

  #timeOf(moment: Moment): number {
    if (typeof moment === 'number') return moment
    const mark = this.#entries.findLast((entry) => entry.entryType === 'mark' && entry.name === moment)
    if (mark === undefined) {
      const { DOMException } = webErrors()
      throw new DOMException(`The "${moment}" performance mark has not been set`, 'SyntaxError')
    }
    return mark.startTime
  }
}

export const performance = new Performance()

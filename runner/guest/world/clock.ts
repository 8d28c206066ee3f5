/** One virtual clock behind Date, Temporal.Now and Intl, and the seeded Math.random. */

import { env } from './env.ts'
import { defineLazy, defineValue, likeNative, replaceMethod } from './lazy.ts'
import { primordials } from './primordials.ts'

const { dateToString, mathFloor, NativeDate, reflectConstruct, uncurry } = primordials

export function installClock(): void {
  installDate()
  installTemporal()
  installIntl()
  defineValue(
    Math,
    'random',
    likeNative(Math.random, () => env.random()),
  )
}

const wholeNow = () => mathFloor(env.now())

function installDate(): void {
  function VirtualDate(...args: unknown[]): unknown {
    if (new.target === undefined) return dateToString(new NativeDate(wholeNow()))
    return reflectConstruct(NativeDate, args.length === 0 ? [wholeNow()] : args, new.target)
  }
  likeNative(NativeDate, VirtualDate)
  defineValue(
    VirtualDate,
    'now',
    likeNative(NativeDate.now, () => wholeNow()),
  )
  defineValue(VirtualDate, 'parse', NativeDate.parse)
  defineValue(VirtualDate, 'UTC', NativeDate.UTC)
  Object.defineProperty(VirtualDate, 'prototype', { value: NativeDate.prototype, writable: false })
  defineValue(NativeDate.prototype, 'constructor', VirtualDate)
  defineValue(globalThis, 'Date', VirtualDate)
}

/**
 * Touching the native `Temporal` costs a third of a millisecond, so it is dropped unseen, and made again on first
 * touch out of what hangs together with an Instant.
 */
function installTemporal(): void {
  if (!delete (globalThis as { Temporal?: unknown }).Temporal) return
  defineLazy(globalThis, 'Temporal', false, () => {
    const epoch = new NativeDate(0).toTemporalInstant()
    const date = epoch.toZonedDateTimeISO('UTC').toPlainDate()
    const samples = {
      PlainDate: date,
      PlainTime: epoch.toZonedDateTimeISO('UTC').toPlainTime(),
      PlainDateTime: date.toPlainDateTime(),
      ZonedDateTime: epoch.toZonedDateTimeISO('UTC'),
      Duration: epoch.since(epoch),
      Instant: epoch,
      PlainYearMonth: date.toPlainYearMonth(),
      PlainMonthDay: date.toPlainMonthDay(),
    }
    const temporal = tagged({}, 'Temporal')
    defineValue(temporal, 'Now', virtualNow(epoch))
    for (const [name, sample] of Object.entries(samples)) defineValue(temporal, name, sample.constructor)
    return temporal
  })
}

function virtualNow(epoch: Temporal.Instant): object {
  const fromNanoseconds = (epoch.constructor as typeof Temporal.Instant).fromEpochNanoseconds
  const zoned = uncurry(epoch.toZonedDateTimeISO)
  const methods = uncurryAll(epoch.toZonedDateTimeISO('UTC'))
  const instant = () => {
    const now = env.now()
    const whole = mathFloor(now)
    return fromNanoseconds(BigInt(whole) * 1_000_000n + BigInt(mathFloor((now - whole) * 1e6)))
  }
  const zonedDateTimeISO = (timeZone: string = 'UTC') => zoned(instant(), timeZone)
  const now = {
    timeZoneId: () => 'UTC',
    instant,
    plainDateTimeISO: (timeZone?: string) => methods.toPlainDateTime(zonedDateTimeISO(timeZone)),
    zonedDateTimeISO: (timeZone?: string) => zonedDateTimeISO(timeZone),
    plainDateISO: (timeZone?: string) => methods.toPlainDate(zonedDateTimeISO(timeZone)),
    plainTimeISO: (timeZone?: string) => methods.toPlainTime(zonedDateTimeISO(timeZone)),
  }
  const result = tagged({}, 'Temporal.Now')
  for (const [name, method] of Object.entries(now)) defineValue(result, name, method)
  return result
}

function uncurryAll(sample: Temporal.ZonedDateTime) {
  return {
    toPlainDateTime: uncurry(sample.toPlainDateTime),
    toPlainDate: uncurry(sample.toPlainDate),
    toPlainTime: uncurry(sample.toPlainTime),
  }
}

function tagged(target: object, tag: string): object {
  return Object.defineProperty(target, Symbol.toStringTag, { value: tag, configurable: true })
}

/** `format()` and `formatToParts()` without a date mean now: they must mean the virtual now. */
function installIntl(): void {
  const { prototype } = Intl.DateTimeFormat
  type Format = (date?: Date | number) => unknown
  const dated =
    (format: Format): Format =>
    (date) =>
      format(date === undefined ? wholeNow() : date)
  const bound = new WeakMap<object, Format>()
  const [get, set] = [uncurry(bound.get), uncurry(bound.set)]
  replaceMethod<(this: object) => Format>(prototype, 'format', (original) => {
    const read = uncurry(original)
    return function (this: object) {
      const native = read(this)
      const known = get(bound, native)
      if (known !== undefined) return known
      const format = likeNative(native, dated(native))
      set(bound, native, format)
      return format
    }
  })
  replaceMethod<(this: object, date?: Date | number) => unknown>(prototype, 'formatToParts', (original) => {
    const parts = uncurry(original)
    return function (this: object, date) {
      return parts(this, date === undefined ? wholeNow() : date)
    }
  })
}

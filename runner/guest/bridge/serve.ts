import type { Decoder } from './decode.ts'
import type { Encoder } from './encode.ts'
import type { Perform } from './perform.ts'
import { list, P } from './primordials.ts'
import type { Promises } from './promises.ts'
import type { Tables } from './tables.ts'
import type { Thrown } from './thrown.ts'
import { type Answer, type Ask, Op, Reply } from './wire.ts'

export interface ServingEnv {
  encoder: Encoder
  decoder: Decoder
  perform: Perform
  promises: Promises
  tables: Tables
  thrown: Thrown
  /** Answers `special` requests with a list of values. */
  special?(name: string, values: unknown[]): readonly unknown[]
}

/** Answers the requests of the other side. */
export interface Serving {
  serve: Ask
  /** Data passed with the call at hand: what a promise made by it changes later is told when it settles. */
  passed(): readonly object[] | undefined
}

/** A longer string is left to the encoder, which knows the limits. */
const longString = 1024 * 1024

export function createServing(env: ServingEnv): Serving {
  const { encoder, decoder, perform, promises, tables } = env
  let passed: object[] | undefined

  function serve(op: number, id: number, key: string | number, message: string): Answer {
    if (op === Op.Resend) return encoder.again()
    if (op === Op.Settle) return settle(id, message)
    const outer = passed
    try {
      const values = message === '' ? [] : decoder.decode(message)
      passed = dataAmong(values)
      if (op === Op.Subscribe) {
        promises.follow(id)
        return ''
      }
      const several =
        op === Op.Special ? env.special?.(key as string, values) : perform.several(op, id, key, values)
      if (several !== undefined) return encoder.encode(several, nameOfValue(op, key), passed)
      const value = perform.one(op, id, key, values)
      return reply(value, op, key)
    } catch (error) {
      return throwing(error)
    } finally {
      passed = outer
    }
  }

  function settle(id: number, message: string): string {
    const value = decoder.decode(message)[0]
    const rejected = decoder.wasThrown()
    promises.settle(id, !rejected, rejected ? env.thrown.note(value) : value)
    return ''
  }

  function dataAmong(values: readonly unknown[]): object[] | undefined {
    let data: object[] | undefined
    for (let index = 0; index < values.length; index++) {
      const value = values[index]
      if (typeof value !== 'object' || value === null) continue
      const entry = tables.find(value)
      if (entry === undefined || entry.state === undefined) continue
      data ??= list()
      data[data.length] = value
    }
    return data
  }

  function reply(value: unknown, op: number, key: string | number): Answer {
    if (passed === undefined && !encoder.busy()) {
      switch (typeof value) {
        case 'undefined':
          return ''
        case 'number':
        case 'boolean':
          return value
        case 'string':
          if (value.length < longString) return `${Reply.String}${value}`
          break
        case 'object':
          if (value === null) return null
      }
    }
    return encoder.encode([value], nameOfValue(op, key), passed)
  }

  function throwing(error: unknown): string {
    try {
      return encoder.encode([error], 'thrown', passed, true)
    } catch {
      try {
        const instead = new P.Error('a thrown value that cannot be passed')
        return encoder.encode([instead], 'thrown', undefined, true)
      } catch {
        return Reply.Overflow
      }
    }
  }

  return { serve, passed: () => passed }
}

/** What a value that is sent back is called, should it be refused: a property by its name. */
function nameOfValue(op: number, key: string | number): string {
  return (op === Op.Get || op === Op.Read) && typeof key === 'string' ? key : 'return value'
}

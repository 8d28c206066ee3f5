/** Streams as Node prints them; the polyfill's own properties are none of a reader's business. */

import { ReadableStream, TransformStream, WritableStream } from 'web-streams-polyfill'
import { defineValue } from '../lazy.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
type Show = (value: unknown, options: object) => string
type Inspect<Stream> = (this: Stream, depth: number, options: object, show: Show) => string

/** What the polyfill keeps in a stream. */
interface Inner {
  _state: string
  _backpressure: boolean
  _readableStreamController: object
}

export function installStreamInspection(): void {
  install(ReadableStream.prototype, function (_depth, options, show) {
    const { locked } = this
    const { _state: state, _readableStreamController } = this as unknown as Inner
    const supportsBYOB = 'byobRequest' in _readableStreamController
    return `ReadableStream ${show({ locked, state, supportsBYOB }, options)}`
  })
  install(WritableStream.prototype, function (_depth, options, show) {
    const { locked } = this
    const { _state: state } = this as unknown as Inner
    return `WritableStream ${show({ locked, state }, options)}`
  })
  install(TransformStream.prototype, function (_depth, options, show) {
    const { readable, writable } = this
    const { _backpressure: backpressure } = this as unknown as Inner
    return `TransformStream ${show({ readable, writable, backpressure }, options)}`
  })
}

function install<Stream extends object>(prototype: Stream, print: Inspect<Stream>): void {
  defineValue(prototype, inspect, print)
}

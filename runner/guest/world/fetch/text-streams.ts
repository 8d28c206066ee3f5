/** TextEncoderStream and TextDecoderStream (Encoding Standard, section 7). */

import { type ReadableStream, TransformStream, type WritableStream } from 'web-streams-polyfill'
import { TextDecoder, TextEncoder } from '../modules/encoding.ts'

export class TextEncoderStream {
  readonly #transform: TransformStream<string, Uint8Array>

  constructor() {
    const encoder = new TextEncoder()
    let high = ''
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const text = `${high}${chunk}`
        // Half a character waits for the other half.
        high = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : ''
        const whole = high === '' ? text : text.slice(0, -1)
        if (whole !== '') controller.enqueue(encoder.encode(whole))
      },
      flush(controller) {
        if (high !== '') controller.enqueue(encoder.encode(high))
      },
    })
  }

  get encoding(): 'utf-8' {
    return 'utf-8'
  }

  get readable(): ReadableStream<Uint8Array> {
    return this.#transform.readable
  }

  get writable(): WritableStream<string> {
    return this.#transform.writable
  }

  get [Symbol.toStringTag](): string {
    return 'TextEncoderStream'
  }
}

export class TextDecoderStream {
  readonly #decoder: TextDecoder
  readonly #transform: TransformStream<ArrayBuffer | ArrayBufferView, string>

  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) {
    const decoder = new TextDecoder(label, options)
    this.#decoder = decoder
    this.#transform = new TransformStream({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true })
        if (text !== '') controller.enqueue(text)
      },
      flush(controller) {
        const text = decoder.decode()
        if (text !== '') controller.enqueue(text)
      },
    })
  }

  get encoding(): string {
    return this.#decoder.encoding
  }

  get fatal(): boolean {
    return this.#decoder.fatal
  }

  get ignoreBOM(): boolean {
    return this.#decoder.ignoreBOM
  }

  get readable(): ReadableStream<string> {
    return this.#transform.readable
  }

  get writable(): WritableStream<ArrayBuffer | ArrayBufferView> {
    return this.#transform.writable
  }

  get [Symbol.toStringTag](): string {
    return 'TextDecoderStream'
  }
}

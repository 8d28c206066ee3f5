/** Takes away what would outrun the judge's limits or make two runs differ. */

import { defineValue, likeNative } from './lazy.ts'
import { primordials } from './primordials.ts'

const { NativeArrayBuffer, NativeTypeError, reflectConstruct } = primordials

/**
 * Memory that `memoryLimit` does not see (WebAssembly, shared and resizable buffers), blocking (Atomics), and
 * observers of the garbage collector, whose answers no seed can repeat.
 */
const forbidden = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef']

export function removeForbidden(): void {
  for (const name of forbidden) delete (globalThis as Record<string, unknown>)[name]
  fixArrayBuffers()
}

function fixArrayBuffers(): void {
  const { prototype } = NativeArrayBuffer
  delete (prototype as { resize?: unknown }).resize
  function GuardedArrayBuffer(length: number, options?: { maxByteLength?: unknown }): object {
    if (new.target === undefined) throw new NativeTypeError("Constructor ArrayBuffer requires 'new'")
    if (options?.maxByteLength !== undefined) {
      throw new NativeTypeError('Resizable ArrayBuffers are not available here: leave out maxByteLength')
    }
    return reflectConstruct(NativeArrayBuffer, [length], new.target)
  }
  likeNative(NativeArrayBuffer, GuardedArrayBuffer)
  GuardedArrayBuffer.isView = NativeArrayBuffer.isView
  Object.defineProperties(GuardedArrayBuffer, {
    isView: { enumerable: false },
    prototype: { value: prototype, writable: false },
    [Symbol.species]: Object.getOwnPropertyDescriptor(NativeArrayBuffer, Symbol.species) ?? {},
  })
  defineValue(prototype, 'constructor', GuardedArrayBuffer)
  defineValue(globalThis, 'ArrayBuffer', GuardedArrayBuffer)
}

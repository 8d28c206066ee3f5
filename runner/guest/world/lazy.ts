/** Globals that cost nothing until they are touched, and function names that survive bundling. */

import { primordials } from './primordials.ts'

const { objectDefineProperty, reflectGetOwnPropertyDescriptor } = primordials

/** Defines `target[name]` so that the first read makes the value; assignment replaces it, as with any global. */
export function defineLazy(target: object, name: string, enumerable: boolean, make: () => unknown): void {
  const settle = (value: unknown) => defineValue(target, name, value, enumerable)
  objectDefineProperty(target, name, {
    __proto__: null,
    configurable: true,
    enumerable,
    get: () => settle(make()),
    set: settle,
  } as PropertyDescriptor)
}

/** The exports of a module of the world, loaded at the first call; for what most programs never need. */
export function lazyModule<Exports>(path: string): () => Exports {
  return () => requireModule(path) as Exports
}

let requireModule: (path: string) => unknown = () => undefined

/** Tells how modules of the world are found. */
export function setRequire(require: (path: string) => unknown): void {
  requireModule = require
}

/** Defines an ordinary writable property and returns its value. */
export function defineValue<T>(target: object, name: PropertyKey, value: T, enumerable = false): T {
  objectDefineProperty(target, name, {
    __proto__: null,
    configurable: true,
    enumerable,
    writable: true,
    value,
  } as PropertyDescriptor)
  return value
}

/** Replaces `target[name]` by `make(original)` under the same name, length and attributes. */
export function replaceMethod<F extends (...args: never[]) => unknown>(
  target: object,
  name: PropertyKey,
  make: (original: F) => F,
): void {
  const descriptor = reflectGetOwnPropertyDescriptor(target, name)
  if (descriptor === undefined) return
  const key = descriptor.get === undefined ? 'value' : 'get'
  const original = descriptor[key] as F
  const replacement = likeNative(original, make(original))
  objectDefineProperty(target, name, {
    __proto__: null,
    ...descriptor,
    [key]: replacement,
  } as PropertyDescriptor)
}

/** Gives `imitation` the name and length of `original`. */
export function likeNative<F extends object>(original: object, imitation: F): F {
  copyOwn(original, imitation, 'name')
  copyOwn(original, imitation, 'length')
  return imitation
}

function copyOwn(from: object, to: object, key: string): void {
  const descriptor = reflectGetOwnPropertyDescriptor(from, key)
  if (descriptor !== undefined) objectDefineProperty(to, key, descriptor)
}

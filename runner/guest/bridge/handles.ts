import type { ClassifyEnv } from './classify.ts'
import { P } from './primordials.ts'
import { Flag, Kind } from './wire.ts'

/** How values inside a body are written. */
export interface Texts {
  value(item: unknown, step: PropertyKey): string
  prototype(prototype: object | null): string
}

/** Longest name of a function that is told with it; a longer one is cut. */
const maxName = 200

/** What the other side is told of an object that stays here: `flags,body` of its line. */
export function handleBody(object: object, kind: Kind, env: ClassifyEnv, texts: Texts): string {
  switch (kind) {
    case Kind.Function:
      return functionBody(object as (...args: never[]) => unknown, env, texts)
    case Kind.Promise:
      return `0,[${ownProperties(object, texts)}]`
    default:
      return env.isProxy(object) ? proxyBody(object, texts) : liveBody(object, texts)
  }
}

/** Name and length are left out where a program made something else of them: then each reading of them crosses. */
function functionBody(fn: (...args: never[]) => unknown, env: ClassifyEnv, texts: Texts): string {
  const flags = isConstructor(fn) ? Flag.Constructor : 0
  if (env.isProxy(fn)) return `${flags},[null,0,${texts.prototype(prototypeOf(fn))}]`
  const name = P.getOwn(fn, 'name')?.value
  const length = P.getOwn(fn, 'length')?.value
  const known = typeof name === 'string' && typeof length === 'number' && length - length === 0
  const body = known ? `${P.quote(P.slice(name, 0, maxName))},${length}` : 'null,0'
  const prototype = P.getPrototypeOf(fn)
  return prototype === functionPrototype
    ? `${flags},[${body}]`
    : `${flags},[${body},${texts.prototype(prototype)}]`
}

const functionPrototype = Function.prototype

/** Asks without calling: only a constructor is accepted as the target of `new`. */
function isConstructor(fn: (...args: never[]) => unknown): boolean {
  try {
    P.construct(P.Object, [], fn)
    return true
  } catch {
    return false
  }
}

function liveBody(object: object, texts: Texts): string {
  const keys = P.ownKeys(object)
  let flags: number = P.isArray(object) ? Flag.Array : 0
  for (let index = 0; index < keys.length && index < maxLooked; index++) {
    if (typeof P.getOwn(object, keys[index] as PropertyKey)?.value !== 'function') continue
    flags |= Flag.OwnMethods
    break
  }
  if (keys.length > maxLooked) flags |= Flag.OwnMethods
  return `${flags},${texts.prototype(P.getPrototypeOf(object))}`
}

/** Own properties that are looked at for methods; an object with more is taken to have some. */
const maxLooked = 64

function proxyBody(proxy: object, texts: Texts): string {
  let array = 0
  try {
    if (P.isArray(proxy)) array = Flag.Array
  } catch {}
  return `${array | Flag.OwnMethods},${texts.prototype(prototypeOf(proxy))}`
}

function prototypeOf(proxy: object): object | null {
  try {
    return P.getPrototypeOf(proxy)
  } catch {
    return null
  }
}

/** Keys and values in turns, for what programs hang on a promise: `promise.cancel = …`. */
function ownProperties(object: object, texts: Texts): string {
  const keys = P.ownKeys(object)
  let text = ''
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey
    text += `${index === 0 ? '' : ','}${texts.value(key, key)},${texts.value(P.get(object, key), key)}`
  }
  return text
}

import { P } from './primordials.ts'
import { constructable, reportable, setElsewhere, withFixedKeys } from './proxy-rules.ts'
import type { Remote } from './remote.ts'
import { Flag } from './wire.ts'

export interface StandInEnv {
  remote: Remote
  hides(key: PropertyKey): boolean
  /** Counts the requests made so far. */
  requests(): number
  /** Keeps a stand-in as long as the test runs. */
  hold(object: object): void
}

export interface StandIns {
  forFunction(id: number, flags: number, name: string | null, length: number, prototype: object): object
  forObject(id: number, flags: number, prototype: object | null): object
  /** Forgets a method that is no longer what it was. */
  forget(number: number): void
  /** Under which key a method was found. */
  keyOf(number: number): PropertyKey | undefined
}

/** A method of the other side's object that is called by its number. */
interface Known {
  number: number
  method: object
}

/** What all stand-ins of a side share. */
interface Wall extends StandInEnv {
  /** Methods of classes, by the prototype that their instances' stand-ins have. */
  classes: WeakMap<object, Map<PropertyKey, Known>>
  /** Every map that holds a method, by its number, and under which key. */
  places: Map<number, { map: Map<PropertyKey, Known>; key: PropertyKey }>
  /** The keys of all methods that there were. */
  keys: Map<number, PropertyKey>
  /** Stand-ins that are the prototype of others. */
  prototypes: WeakSet<object>
  /** The method read last, from which stand-in, and after how many requests: what is called next is most likely it. */
  read: Known | undefined
  readFrom: object | undefined
  readId: number
  readAt: number
}

/** Live handles: local proxies whose every operation happens where the original lives. */
export function createStandIns(env: StandInEnv): StandIns {
  const wall: Wall = {
    ...env,
    classes: new P.WeakMap(),
    places: new P.Map(),
    keys: new P.Map(),
    prototypes: new P.WeakSet(),
    read: undefined,
    readFrom: undefined,
    readId: 0,
    readAt: 0,
  }
  return {
    forFunction(id, flags, name, length, prototype) {
      const callable = (flags & Flag.Constructor) !== 0
      const target = callable ? constructable() : () => undefined
      const handler = new FunctionStandIn(wall, id, target, prototype)
      handler.name = name
      handler.length = length
      return handler.proxy
    },
    forObject(id, flags, prototype) {
      const target = (flags & Flag.Array) !== 0 ? [] : {}
      const handler = new StandIn(wall, id, target, prototype)
      if (prototype !== null) P.weakSetAdd(wall.prototypes, prototype)
      if ((flags & Flag.OwnMethods) === 0 && prototype !== null) handler.shared = methodsOf(wall, prototype)
      return handler.proxy
    },
    forget(number) {
      const place = P.mapGet(wall.places, number)
      if (place === undefined) return
      P.mapDelete(wall.places, number)
      P.mapDelete(place.map, place.key)
    },
    keyOf: (number) => P.mapGet(wall.keys, number) as PropertyKey | undefined,
  }
}

function methodsOf(wall: Wall, prototype: object): Map<PropertyKey, Known> {
  const known = P.weakGet(wall.classes, prototype) as Map<PropertyKey, Known> | undefined
  if (known !== undefined) return known
  const fresh = new P.Map<PropertyKey, Known>()
  P.weakSet(wall.classes, prototype, fresh)
  return fresh
}

/** The traps of one stand-in. The class has no prototype above it: nothing put on Object.prototype becomes a trap. */
class StandIn implements ProxyHandler<object> {
  readonly wall: Wall
  readonly id: number
  readonly target: object
  readonly prototype: object | null
  readonly proxy: object
  /** Methods that all instances of its class have, unless it may hide some with its own. */
  shared: Map<PropertyKey, Known> | undefined
  /** Methods that it holds itself. */
  own: Map<PropertyKey, Known> | undefined
  /** Somebody on this side wrote to it: nothing that was read before holds. */
  written = false

  constructor(wall: Wall, id: number, target: object, prototype: object | null) {
    this.wall = wall
    this.id = id
    this.target = target
    this.prototype = prototype
    this.shared = undefined
    this.own = undefined
    this.proxy = new P.Proxy(target, this)
  }

  get(_target: object, key: PropertyKey, receiver: unknown): unknown {
    const { wall } = this
    if (wall.hides(key)) return undefined
    if (receiver !== this.proxy) return wall.remote.read(this.id, key, receiver)
    const known = this.known(key)
    if (known !== undefined) {
      wall.read = known
      wall.readFrom = receiver as object
      wall.readId = this.id
      wall.readAt = wall.requests()
      return known.method
    }
    return this.written ? wall.remote.read(this.id, key) : this.fetch(key)
  }

  known(key: PropertyKey): Known | undefined {
    const { own, shared } = this
    if (own !== undefined) {
      const found = P.mapGet(own, key) as Known | undefined
      if (found !== undefined) return found
    }
    return shared === undefined ? undefined : (P.mapGet(shared, key) as Known | undefined)
  }

  /** Reads a property and remembers it if it is a method. */
  fetch(key: PropertyKey): unknown {
    const found = this.wall.remote.get(this.id, key)
    const value = found[0]
    if (typeof value !== 'function') return value
    const number = found[1] as number
    // What is own, or cannot be told, may hide a method of the class.
    if (number === 0) this.shared = undefined
    else this.remember(key, { number, method: value }, found[2] === true ? this.shared : undefined)
    return value
  }

  remember(key: PropertyKey, known: Known, shared: Map<PropertyKey, Known> | undefined): void {
    if (shared === undefined && this.own === undefined) this.own = new P.Map()
    const map = (shared ?? this.own) as Map<PropertyKey, Known>
    P.mapSet(map, key, known)
    P.mapSet(this.wall.places, known.number, { map, key })
    P.mapSet(this.wall.keys, known.number, key)
  }

  /** Something was written here that may be a method or hide one, on a prototype for every object below it. */
  forgetMethods(key: PropertyKey, value: unknown): void {
    if (typeof value !== 'function' && this.known(key) === undefined) return
    const { wall } = this
    this.written = true
    this.shared = undefined
    this.own = undefined
    wall.read = undefined
    if (!P.weakSetHas(wall.prototypes, this.proxy)) return
    P.mapForEach(wall.places, ({ map }: { map: Map<PropertyKey, Known> }) => P.mapClear(map))
    P.mapClear(wall.places)
  }

  set(_target: object, key: PropertyKey, value: unknown, receiver: unknown): boolean {
    if (receiver !== this.proxy) return setElsewhere(this.proxy, key, value, receiver)
    this.forgetMethods(key, value)
    return this.wall.remote.set(this.id, key, value)
  }

  has(_target: object, key: PropertyKey): boolean {
    return !this.wall.hides(key) && this.wall.remote.has(this.id, key)
  }

  deleteProperty(_target: object, key: PropertyKey): boolean {
    this.forgetMethods(key, undefined)
    if (!this.wall.remote.delete(this.id, key)) return false
    return P.deleteProperty(this.target, key)
  }

  ownKeys(): (string | symbol)[] {
    const keys = this.wall.remote.keys(this.id)
    let kept = 0
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey
      if (!this.wall.hides(key)) keys[kept++] = key
    }
    keys.length = kept
    return withFixedKeys(this.target, keys)
  }

  getOwnPropertyDescriptor(_target: object, key: PropertyKey): PropertyDescriptor | undefined {
    if (this.wall.hides(key)) return undefined
    const found = this.wall.remote.own(this.id, key)
    const fixed = P.getOwn(this.target, key)
    if (fixed === undefined) return found === undefined ? undefined : reportable(found)
    if (found === undefined) return fixed.configurable === true ? undefined : fixed
    // What the target has for good, it must have in the same way as the original.
    P.defineProperty(this.target, key, found)
    return P.getOwn(this.target, key)
  }

  defineProperty(_target: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    this.forgetMethods(key, descriptor.get ?? descriptor.set ?? descriptor.value)
    if (!this.wall.remote.define(this.id, key, descriptor)) return false
    if (descriptor.configurable === false) this.mirror(key)
    return true
  }

  getPrototypeOf(): object | null {
    return this.prototype
  }

  setPrototypeOf(_target: object, prototype: object | null): boolean {
    return prototype === this.prototype
  }

  isExtensible(): boolean {
    if (P.isExtensible(this.target) && !this.wall.remote.extensible(this.id)) this.mirrorAll()
    return P.isExtensible(this.target)
  }

  preventExtensions(): boolean {
    if (!this.wall.remote.close(this.id)) return false
    this.mirrorAll()
    return true
  }

  /** Fixes the proxy's own target like the original, as the rules for proxies ask before they may say "frozen". */
  mirrorAll(): void {
    const keys = this.wall.remote.keys(this.id)
    for (let index = 0; index < keys.length; index++) this.mirror(keys[index] as PropertyKey)
    P.setPrototypeOf(this.target, this.prototype)
    P.preventExtensions(this.target)
  }

  mirror(key: PropertyKey): void {
    const descriptor = this.wall.remote.own(this.id, key)
    if (descriptor !== undefined) P.defineProperty(this.target, key, descriptor)
  }
}

P.setPrototypeOf(StandIn.prototype, null)

class FunctionStandIn extends StandIn {
  name: string | null = null
  length = 0

  override get(target: object, key: PropertyKey, receiver: unknown): unknown {
    if (this.name !== null && !this.written && receiver === this.proxy) {
      if (key === 'name') return this.name
      if (key === 'length') return this.length
    }
    return super.get(target, key, receiver)
  }

  apply(_target: object, self: unknown, args: unknown[]): unknown {
    const { wall } = this
    const { read } = wall
    if (
      read !== undefined &&
      read.method === this.proxy &&
      wall.readFrom === self &&
      wall.readAt === wall.requests()
    ) {
      return wall.remote.callMethod(wall.readId, read.number, args)
    }
    return wall.remote.call(this.id, self, args)
  }

  construct(_target: object, args: unknown[], newTarget: object): object {
    if (newTarget === this.proxy) return this.wall.remote.construct(this.id, undefined, args)
    // A class of this side extends one of the other's: the object is made there, with the class's prototype from here.
    const made = this.wall.remote.construct(this.id, newTarget, args)
    this.wall.hold(made)
    return made
  }
}

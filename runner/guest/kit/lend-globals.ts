/**
 * The libraries of the kit read a few globals while they load which a bare isolate does not have, or has as lazy
 * accessors. For that moment they get these small ones; `return-globals.ts` puts everything back.
 */
const lent: Record<string, unknown> = {
  // chai announces new assertions as events that nobody here listens to.
  EventTarget: class {
    dispatchEvent(): boolean {
      return true
    }
  },
  Event: class {},
  // A registry's callbacks would run whenever the garbage collector pleases; the spies only use it to forget.
  FinalizationRegistry: class {
    register(): void {}
  },
  // fast-check keeps the functions it finds at load, so these look the real ones up at each call.
  setTimeout: (...args: Parameters<typeof setTimeout>) => globalThis.setTimeout(...args),
  clearTimeout: (handle: Parameters<typeof clearTimeout>[0]) => globalThis.clearTimeout(handle),
  performance: undefined,
  Buffer: undefined,
}

const found = new Map<string, PropertyDescriptor | undefined>()

for (const [name, value] of Object.entries(lent)) {
  const present = Object.getOwnPropertyDescriptor(globalThis, name)
  if (present?.configurable === false) continue
  found.set(name, present)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

/** Gives every lent name back what it was before. */
export function returnGlobals(): void {
  for (const [name, descriptor] of found) {
    if (descriptor === undefined) Reflect.deleteProperty(globalThis, name)
    else Object.defineProperty(globalThis, name, descriptor)
  }
  found.clear()
}

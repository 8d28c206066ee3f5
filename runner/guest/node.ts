import { define, isObject, list, P } from './bridge/primordials.ts'
import { createNodeDisk } from './node-disk.ts'
import { plainText, plainValue } from './plain.ts'
import { createRandom } from './random.ts'
import type { MainEnd, NodeEnd } from './realms.ts'
import { lendWith } from './side.ts'
import { installWorld, requireNode, runModule } from './world/world.ts'

type Program = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void
type Methods = Record<string, unknown>

// biome-ignore lint/security/noGlobalEval: texts of our own have to be evaluated in this very realm
const evaluate = globalThis.eval

/** Longest message as text, and what a test may pass to a node or get from it. */
const maxMessage = 64 * 1024
const maxValue = 1024 * 1024

/**
 * One node of a network: a realm of its own in the solution's isolate, with its own globals and built-ins. It shares no
 * object with any other: what goes in and out are texts and numbers.
 */
export default function boot(lend: (name: string, ...args: unknown[]) => unknown): {
  open(main: MainEnd, seed: number, stream: number): NodeEnd
  /** Takes the solution's program, which is evaluated in this realm once its world is there. */
  load(given: Program): void
} {
  let program: Program | undefined

  function open(given: MainEnd, seed: number, stream: number): NodeEnd {
    const main = closed(given)
    const random = createRandom(seed, stream)
    const disk = createNodeDisk(main)
    let node: Methods = {}
    installWorld({
      now: () => main.now(),
      random() {
        main.drawn()
        return random()
      },
      setTimer: (callback, delay, repeat) => main.setTimer(callback, delay, repeat),
      clearTimer: (id) => main.clearTimer(id),
      log: (level, text) => main.log(level, text),
      lend: lendWith(lend),
      isForeign: () => false,
      network: () => undefined,
      load: (name) =>
        runModule(evaluate(`(function(module,exports,require){"use strict";${main.load(name)}\n})`) as never),
    })

    function send(ids: readonly string[], to: unknown, body: unknown): void {
      if (typeof to !== 'string' || !isAmong(ids, to)) {
        throw new P.TypeError(`send(to, body): there is no node ${name(to)}; "to" is one of ctx.peers`)
      }
      const refused = main.send(to, plainText(body, 'body', maxMessage))
      if (refused !== '') throw new P.Error(refused)
    }

    /** Calls the node's own code; what it throws leaves as text. */
    function guarded(act: () => string): string {
      try {
        return act()
      } catch (error) {
        return `t${thrownText(error)}`
      }
    }

    function method(key: string): (...args: unknown[]) => unknown {
      const found = P.get(node, key) as unknown
      if (typeof found === 'function') return found as never
      throw new P.TypeError(`createNode(ctx).${key} is not a function`)
    }

    function valueText(value: unknown, what: string): string {
      return `v${plainText(value, what, maxValue)}`
    }

    return {
      start: (id, peers, hasDisk) =>
        guarded(() => {
          const names = plainValue(peers) as string[]
          const ids = plainValue(peers) as string[]
          define(ids, ids.length, id, true)
          const ctx = {
            id,
            peers: P.freeze(names),
            send: P.freeze((to: unknown, body: unknown) => send(ids, to, body)),
            ...(hasDisk && { disk: disk.handle }),
          }
          const module = { exports: {} as Methods }
          ;(program as Program)(module.exports, requireNode, module)
          const { createNode } = module.exports
          if (typeof createNode !== 'function') {
            throw new P.TypeError('the solution has to export a function createNode(ctx)')
          }
          const made = P.apply(createNode as never, undefined, [P.freeze(ctx)]) as unknown
          if (!isObject(made)) throw new P.TypeError('createNode(ctx) has to return an object')
          node = made as Methods
          return ''
        }),
      receive: (from, text) =>
        guarded(() => {
          P.apply(method('receive'), node, [from, plainValue(text)])
          return ''
        }),
      call: (callId, key, text) =>
        guarded(() => {
          const value = P.apply(method(key), node, plainValue(text) as unknown[])
          if (!isObject(value) || typeof P.get(value, 'then') !== 'function') {
            return valueText(value, `what ${key} returned`)
          }
          const settle = (outcome: () => string) => main.settled(callId, guarded(outcome))
          P.then(
            P.promiseResolve(value) as Promise<unknown>,
            (fulfilled: unknown) => settle(() => valueText(fulfilled, `what ${key} fulfilled with`)),
            (reason: unknown) =>
              settle(() => {
                throw reason
              }),
          )
          return 'p'
        }),
      diskDone: disk.done,
      thrown: thrownText,
    }
  }

  return {
    open,
    load(given) {
      program = given
    },
  }
}

/** No error of the main realm gets to the program: by it all nodes could reach the same globals. */
function closed(given: MainEnd): MainEnd {
  const main: Record<string, unknown> = { __proto__: null }
  const names = P.ownKeys(given)
  for (let index = 0; index < names.length; index++) {
    const key = names[index] as string
    const call = P.get(given, key) as () => unknown
    main[key] = (...args: unknown[]) => {
      try {
        hasRoom(key === 'send' || key === 'disk' ? framesAcross : framesInside)
        return P.apply(call, undefined, args as never)
      } catch (error) {
        throw new P.Error(`${(error as Error).message}`)
      }
    }
  }
  return main as unknown as MainEnd
}

/** Frames that calls need at most which go on to the tests, or not: an overflow within would leave things half done. */
const framesAcross = 600
const framesInside = 50

function hasRoom(frames: number): number {
  return frames === 0 ? 0 : 1 + hasRoom(frames - 1)
}

function isAmong(ids: readonly string[], id: string): boolean {
  for (let index = 0; index < ids.length; index++) if (ids[index] === id) return true
  return false
}

function name(value: unknown): string {
  return typeof value === 'string' ? P.quote(P.slice(value, 0, 40)) : `of the type ${typeof value}`
}

/** What was thrown, as the JSON of [name, message, stack]; no program can make it throw. */
function thrownText(error: unknown): string {
  const parts = list<string>()
  parts[0] = 'Error'
  parts[1] = 'a value that cannot be printed was thrown'
  parts[2] = ''
  try {
    if (P.isError(error)) {
      const { name: kind, message, stack } = error as Error
      parts[0] = P.slice(`${kind}`, 0, 200)
      parts[1] = P.slice(`${message}`, 0, 4096)
      if (typeof stack === 'string') parts[2] = P.slice(stack, 0, 8192)
    } else {
      const shown = typeof error === 'string' ? P.quote(error) : P.String(error)
      parts[1] = P.slice(`Thrown value is not an Error: ${shown}`, 0, 4096)
    }
  } catch {}
  return `[${P.quote(parts[0])},${P.quote(parts[1])},${P.quote(parts[2])}]`
}

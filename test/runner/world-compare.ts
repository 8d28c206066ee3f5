/** Runs one program in Node and in the world: where the API is Node's, Node is the reference. */

import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { runInWorld } from './world-isolate.ts'

const AsyncFunction = (async () => undefined).constructor as new (
  ...source: string[]
) => (require: unknown) => unknown

/** One test for each body of an async function, named after its text. */
export function sameAsNode(bodies: readonly string[]): void {
  test.each(bodies)('%s', async (body) => {
    const inNode = await new AsyncFunction('require', prelude + body)(createRequire(import.meta.url))
    expect(runInWorld(prelude + body)).toEqual(JSON.parse(JSON.stringify(inNode) ?? 'null'))
  })
}

/** What a call throws, as data: names, messages and codes must agree. */
const prelude = `
const fails = (call) => { try { return ['returned', call()] } catch (e) { return [e.constructor.name, e.name, e.message, e.code] } };
const rejects = async (call) => { try { return ['resolved', await call()] } catch (e) { return [e.constructor.name, e.name, e.message, e.code] } };
`

import v8 from 'node:v8'
import type ivm from 'isolated-vm'

/** V8's own code caches, kept in this process and never written anywhere: later isolates skip the parser. */
const caches = new Map<string, ivm.ExternalCopy<ArrayBuffer>>()

/**
 * Compiles the one text of our own that has this name; its frames are called `hotseat:<name>`. What starts often is
 * compiled as a whole, so that the cache holds every function that will run: V8 takes it only under the same flags.
 */
export function compileOwnCode(
  isolate: ivm.Isolate,
  name: string,
  text: string,
  { whole }: { whole: boolean },
): ivm.Script {
  const cached = caches.get(name)
  if (whole) v8.setFlagsFromString('--no-lazy')
  const script = isolate.compileScriptSync(text, {
    filename: `hotseat:${name}`,
    ...(cached === undefined ? { produceCachedData: true } : { cachedData: cached }),
  })
  v8.setFlagsFromString('--lazy')
  const produced = (script as { cachedData?: ivm.ExternalCopy<ArrayBuffer> }).cachedData
  if (cached === undefined && produced !== undefined) caches.set(name, produced)
  return script
}

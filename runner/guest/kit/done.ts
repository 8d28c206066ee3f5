type Body = (...args: unknown[]) => unknown

/** A test or hook of the time before promises, as Jest has them: when its parameter is `done`, calling that ends it. */
export function withDone(body: Body): Body {
  if (!takesDone.test(Function.prototype.toString.call(body))) return body
  return () =>
    new Promise((resolve, reject) => {
      const done = (error?: unknown) => (error === undefined ? resolve(undefined) : reject(error))
      Promise.resolve(body(Object.assign(done, { fail: reject }))).catch(reject)
    })
}

const takesDone = /^(?:async\b\s*)?(?:function\b[^(]*)?\(?\s*done\b/

import type { HostileProgram } from '../hostile-programs.ts'

const limits = { cpuMs: 100 }
const error = 'runtime-error'
const time = 'time-limit-exceeded'

/** Things whose description runs the program's code. */
const looping = {
  'a message that loops': `Object.defineProperty(new Error('x'), 'message', { get() { for (;;); } })`,
  'a stack that loops': `Object.defineProperty(new Error('x'), 'stack', { get() { for (;;); } })`,
  'a name that loops': `Object.defineProperty(new Error('x'), 'name', { get() { for (;;); } })`,
  'a cause that loops': `Object.defineProperty(new Error('x'), 'cause', { get() { for (;;); } })`,
  'a proxy of an error that loops': `new Proxy(new Error('x'), { get() { for (;;); }, getPrototypeOf() { for (;;); } })`,
  'an error whose stack is prepared for ever': `(Error.prepareStackTrace = () => { for (;;); }, new Error('x'))`,
}

function everyLoop(name: string, solutionOf: (thrown: string) => string): HostileProgram[] {
  return Object.entries(looping).map(([what, thrown]) => ({
    name: `${name} ${what}`,
    solution: solutionOf(thrown),
    limits,
    // What nobody caught is described without its cause.
    verdict: name === floating && what === 'a cause that loops' ? error : time,
  }))
}

const floating = 'a floating rejection with'

const primitives = {
  undefined: 'undefined',
  null: 'null',
  'a symbol': `Symbol('x')`,
  'an empty text': `''`,
  NaN: 'NaN',
}

/** Errors are what a judge reads most and checks least. */
export const throwing: readonly HostileProgram[] = [
  ...Object.entries(primitives).flatMap(([name, value]): HostileProgram[] => [
    { name: `throwing ${name}`, solution: `export function attack() { throw ${value} }`, verdict: error },
    {
      name: `rejecting with ${name}`,
      solution: `export async function attack() { throw ${value} }`,
      verdict: error,
    },
    {
      name: `a floating rejection with ${name}`,
      solution: `export function attack() { Promise.reject(${value}); return 'fine' }`,
      verdict: error,
    },
  ]),
  ...everyLoop('throwing', (thrown) => `export function attack() { throw ${thrown} }`),
  ...everyLoop('rejecting with', (thrown) => `export async function attack() { throw ${thrown} }`),
  ...everyLoop(floating, (thrown) => `export function attack() { Promise.reject(${thrown}); return 'fine' }`),
  {
    name: 'loading throws an error that loops',
    solution: `throw ${looping['a stack that loops']}\nexport const attack = 1`,
    limits,
    verdict: time,
    later: time,
  },
  {
    name: 'loading leaves a rejection behind that loops',
    solution: `Promise.reject(${looping['a stack that loops']})\nexport const attack = 1`,
    limits,
    verdict: time,
    later: 'none',
  },
  {
    name: 'a frozen error',
    solution: `export function attack() { throw Object.freeze(new TypeError('x')) }`,
    verdict: error,
  },
  {
    name: 'an error without prototype',
    solution: `export function attack() { throw Object.setPrototypeOf(new Error('x'), null) }`,
    verdict: error,
  },
  {
    name: 'an error that is its own cause and prototype chain of proxies',
    solution: `export function attack() { const e = new Error('x'); e.cause = e; Object.setPrototypeOf(e, new Proxy({}, {})); throw e }`,
    verdict: error,
  },
  {
    name: 'an error with a message of 50 MB',
    solution: `export function attack() { throw new Error('x'.repeat(5e7)) }`,
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'an error of a hundred thousand errors',
    solution: `export function attack() { throw new AggregateError(Array.from({ length: 1e5 }, (_, n) => new Error(String(n)))) }`,
    verdict: ['output-limit-exceeded', 'memory-limit-exceeded', time],
  },
  {
    name: 'a class of errors that cannot be printed',
    solution: `class Bad extends Error { get name() { throw this } toString() { throw this } get message() { throw this } }\nexport function attack() { throw new Bad() }`,
    verdict: error,
  },
  {
    name: 'throwing a function',
    solution: `export function attack() { throw attack }`,
    verdict: error,
  },
  {
    name: 'throwing a revoked proxy',
    solution: `export function attack() { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy }`,
    verdict: error,
  },
  {
    name: 'throwing what cannot cross',
    solution: `export function attack() { throw new WeakMap() }`,
    verdict: error,
  },
  {
    name: 'throwing a promise that rejects',
    solution: `export function attack() { throw Promise.reject(new Error('x')) }`,
    verdict: error,
  },
  {
    name: 'throwing out of a getter of the answer',
    solution: `export function attack() { return { get value() { throw new Error('x') } } }`,
    test: 'expect(solution.attack().value).toBe(1)',
    verdict: error,
  },
]

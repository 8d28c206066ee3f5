/** What console lines of a recording solution begin with. */
export const recordedMark = 'hotseat-recorded '

/** How a call ended, its value as an expression of JavaScript. */
interface Answer {
  key: string
  how: 'return' | 'throw' | 'resolve' | 'reject' | 'self'
  value: string
}

type Exported =
  | { name: string; kind: 'value'; value: string }
  | { name: string; kind: 'function' | 'error' }
  | { name: string; kind: 'class'; methods: string[]; accessors: string[] }

type Line = { answer: Answer } | { exported: Exported } | { unsupported: string }

/** What a recording solution said of its exports and of the calls it got. */
export interface Recording {
  exports: Exported[]
  answers: Answer[]
  /** Why the solution cannot be replayed; undefined when it can. */
  unsupported: string | undefined
}

/**
 * The text of a solution that does what `original` does and prints every call and its answer.
 * @param original a CommonJS program: what the submission compiles to.
 */
export function recorderText(original: string): string {
  return `const original = (() => {
const module = { exports: {} };
let exports = module.exports;
${original}
return module.exports;
})();
${shared}
${recorder}
`
}

/** The text of a solution that answers from a recording, and undefined where the recording knows nothing. */
export function standInText({ exports, answers }: Recording): string {
  const known = new Map<string, Answer[]>()
  for (const answer of answers) {
    const same = known.get(answer.key) ?? []
    same.push(answer)
    known.set(answer.key, same)
  }
  const table = [...known].map(
    ([key, same]) =>
      `[${JSON.stringify(key)},[${same.map(({ how, value }) => `[${JSON.stringify(how)},()=>(${value})]`).join(',')}]]`,
  )
  return `${shared}
const answers = new Map([${table.join(',\n')}]);
const seen = new Map();
${replayer}
module.exports = {};
${exports.map(exportText).join('\n')}
`
}

function exportText(each: Exported): string {
  const name = JSON.stringify(each.name)
  const target = `module.exports[${name}]`
  switch (each.kind) {
    case 'value':
      return `${target} = ${each.value};`
    case 'error':
      return `${target} = { [${name}]: class extends Error {} }[${name}];`
    case 'function':
      return `${target} = (...args) => answered(${name} + source(args));`
    case 'class': {
      const methods = each.methods.map(
        (method) =>
          `[${JSON.stringify(method)}](...args) { return this.#next(${JSON.stringify(`.${method}`)} + source(args)) }`,
      )
      const accessors = each.accessors.map(
        (accessor) =>
          `get [${JSON.stringify(accessor)}]() { return this.#next(${JSON.stringify(`?${accessor}`)}) }`,
      )
      return `${target} = class {
  #state
  constructor(...args) { this.#state = hash(${JSON.stringify(`new ${each.name}`)} + source(args)); answered(this.#state, this) }
  #next(call) { this.#state = hash(this.#state + call); return answered(this.#state, this) }
  ${[...methods, ...accessors].join('\n  ')}
};`
    }
  }
}

/** Reads what a recording solution printed. */
export function parseRecording(lines: readonly string[]): Recording {
  const recording: Recording = { exports: [], answers: [], unsupported: undefined }
  const names = new Set<string>()
  for (const text of lines) {
    const line = parse(text.slice(recordedMark.length))
    if (line === undefined) continue
    if ('unsupported' in line) recording.unsupported ??= line.unsupported
    else if ('answer' in line) recording.answers.push(line.answer)
    else if (!names.has(line.exported.name)) {
      names.add(line.exported.name)
      recording.exports.push(line.exported)
    }
  }
  return recording
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}

const shared = `
class Unsupported extends Error {}
function source(value, depth = 0) {
  if (depth > 40) throw new Unsupported('values are nested deeply');
  const inner = (each) => source(each, depth + 1);
  switch (typeof value) {
    case 'undefined': case 'boolean': return String(value);
    case 'number': return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint': return value + 'n';
    case 'string': return JSON.stringify(value);
    case 'function': throw new Unsupported('functions are passed to or from the solution');
    case 'symbol': throw new Unsupported('symbols are passed to or from the solution');
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return '[' + Array.from(value, inner).join(',') + ']';
  if (value instanceof Date) return 'new Date(' + source(value.getTime()) + ')';
  if (value instanceof Map) return 'new Map(' + inner([...value]) + ')';
  if (value instanceof Set) return 'new Set(' + inner([...value]) + ')';
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Unsupported('objects with methods are passed to or from the solution');
  return '{' + Object.keys(value).map((key) => '[' + JSON.stringify(key) + ']:' + inner(value[key])).join(',') + '}';
}
function hash(text) {
  let a = 0xdeadbeef, b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return '#' + (4294967296 * (2097151 & b) + (a >>> 0));
}`

const replayer = `
function answered(key, self) {
  const known = answers.get(key);
  if (known === undefined) return undefined;
  const turn = seen.get(key) ?? 0;
  seen.set(key, turn + 1);
  const [how, value] = known[Math.min(turn, known.length - 1)];
  switch (how) {
    case 'return': return value();
    case 'throw': throw value();
    case 'resolve': return Promise.resolve(value());
    case 'reject': return Promise.reject(value());
    case 'self': return self;
  }
}
function failure(kind, message, fields) {
  const known = typeof module.exports[kind] === 'function' ? module.exports[kind] : globalThis[kind];
  const error = new Error(message);
  if (typeof known === 'function' && known.prototype instanceof Error) Object.setPrototypeOf(error, known.prototype);
  return Object.assign(error, fields);
}`

const recorder = String.raw`
const print = console.log;
const say = (line) => print('${recordedMark}' + JSON.stringify(line));
const attempt = (work) => {
  try { return work() } catch (error) {
    say({ unsupported: error instanceof Unsupported ? error.message : 'a value cannot be repeated' });
  }
};
const thrown = (error) => {
  if (!(error instanceof Error)) return source(error);
  const fields = { ...error };
  if (Object.hasOwn(error, 'name') || error.name !== error.constructor.name) fields.name = error.name;
  return 'failure(' + source(error.constructor.name) + ',' + source(error.message) + ',' + source(fields) + ')';
};
function recorded(keyOf, self, work) {
  const key = attempt(keyOf);
  const note = (how, print) => attempt(() => key !== undefined && say({ answer: { key, how, value: print() } }));
  let result;
  try { result = work() } catch (error) {
    note('throw', () => thrown(error));
    throw error;
  }
  if (self !== undefined && result === self.inner) {
    note('self', () => '0');
    return self.outer;
  }
  if (result instanceof Promise) {
    result.then((value) => note('resolve', () => source(value)), (error) => note('reject', () => thrown(error)));
  } else note('return', () => source(result));
  return result;
}
function membersOf(Original) {
  const members = new Map();
  for (let at = Original.prototype; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Reflect.ownKeys(at)) {
      if (key === 'constructor') continue;
      if (typeof key === 'symbol') throw new Unsupported('its class has members named by symbols');
      if (!members.has(key)) members.set(key, Object.getOwnPropertyDescriptor(at, key));
    }
  }
  const statics = Reflect.ownKeys(Original).filter((key) => !['length', 'name', 'prototype'].includes(key));
  if (statics.length > 0) throw new Unsupported('its class has static members');
  return members;
}
function recordedClass(name, Original) {
  const members = membersOf(Original);
  const methods = [], accessors = [];
  const Outer = { [name]: class {
    #inner; #state;
    constructor(...args) {
      this.#state = attempt(() => hash('new ' + name + source(args))) ?? '';
      try { this.#inner = new Original(...args) } catch (error) {
        attempt(() => say({ answer: { key: this.#state, how: 'throw', value: thrown(error) } }));
        throw error;
      }
      if (Reflect.ownKeys(this.#inner).length > 0) say({ unsupported: 'its objects have public fields' });
    }
    static call(outer, call, work) {
      return recorded(() => (outer.#state = hash(outer.#state + call())), { outer, inner: outer.#inner }, () => work(outer.#inner));
    }
  } }[name];
  const { call } = Outer;
  delete Outer.call;
  for (const [key, descriptor] of members) {
    if (descriptor.set) throw new Unsupported('its class has setters');
    if (descriptor.get) {
      accessors.push(key);
      Object.defineProperty(Outer.prototype, key, { configurable: true, get() { return call(this, () => '?' + key, (inner) => inner[key]) } });
    } else {
      methods.push(key);
      Object.defineProperty(Outer.prototype, key, { configurable: true, writable: true, value(...args) {
        return call(this, () => '.' + key + source(args), (inner) => inner[key](...args));
      } });
    }
  }
  say({ exported: { name, kind: 'class', methods, accessors } });
  return Outer;
}
function wrapped(name, value) {
  if (typeof value !== 'function') {
    say({ exported: { name, kind: 'value', value: source(value) } });
    return value;
  }
  if (/^class\b/.test(Function.prototype.toString.call(value))) {
    if (!(value.prototype instanceof Error)) return recordedClass(name, value);
    say({ exported: { name, kind: 'error' } });
    return value;
  }
  say({ exported: { name, kind: 'function' } });
  return (...args) => recorded(() => name + source(args), undefined, () => value(...args));
}
module.exports = {};
for (const name of Object.keys(original)) {
  module.exports[name] = attempt(() => wrapped(name, original[name])) ?? original[name];
}`

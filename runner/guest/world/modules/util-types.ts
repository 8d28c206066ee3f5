/** `util.types`: what a value really is. Proxies cannot be told apart from inside, so `isProxy` is always false. */

import { isArguments, isError, isKind, type Kind, typedArrayName } from '../modules/kinds.ts'

type Test = (value: unknown) => boolean

const kinds: Record<string, Kind> = {
  isMap: 'Map',
  isSet: 'Set',
  isDate: 'Date',
  isRegExp: 'RegExp',
  isWeakMap: 'WeakMap',
  isWeakSet: 'WeakSet',
  isArrayBuffer: 'ArrayBuffer',
  isAnyArrayBuffer: 'ArrayBuffer',
  isDataView: 'DataView',
  isNumberObject: 'Number',
  isStringObject: 'String',
  isBooleanObject: 'Boolean',
  isBigIntObject: 'BigInt',
  isSymbolObject: 'Symbol',
}

const arrays = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
]

const tagOf = (value: unknown) => Object.prototype.toString.call(value).slice('[object '.length, -1)
const nameOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? typedArrayName(value) : undefined

export const types: Record<string, Test> = {
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isTypedArray: (value) => nameOf(value) !== undefined,
  isPromise: (value) => value instanceof Promise,
  isNativeError: (value) => isError(value),
  isArgumentsObject: (value) => typeof value === 'object' && value !== null && isArguments(value),
  isAsyncFunction: (value) => typeof value === 'function' && /^Async(Generator)?Function$/.test(tagOf(value)),
  isGeneratorFunction: (value) =>
    typeof value === 'function' && /^(Async)?GeneratorFunction$/.test(tagOf(value)),
  isGeneratorObject: (value) => /^(Async)?Generator$/.test(tagOf(value)),
  isMapIterator: (value) => tagOf(value) === 'Map Iterator',
  isSetIterator: (value) => tagOf(value) === 'Set Iterator',
  isModuleNamespaceObject: (value) => tagOf(value) === 'Module',
  isBoxedPrimitive: (value) =>
    (['Number', 'String', 'Boolean', 'BigInt', 'Symbol'] as const).some((kind) => isKind(kind, value)),
  isSharedArrayBuffer: () => false,
  isProxy: () => false,
  isExternal: () => false,
}

for (const [name, kind] of Object.entries(kinds)) types[name] = (value) => isKind(kind, value)
for (const name of arrays) types[`is${name}`] = (value) => nameOf(value) === name

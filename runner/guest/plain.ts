import { branded, define, isObject, P } from './bridge/primordials.ts'

/**
 * Plain data as text, for what goes from node to node: JSON, in which a list with a letter in front stands for all that
 * JSON lacks. No object is ever handed on, so that nothing can be shared.
 */

const maxDepth = 64

/** `what` names the value in errors. @throws TypeError in one sentence for what is no plain data, or too much of it */
export function plainText(value: unknown, what: string, maxChars: number): string {
  let room = maxChars

  function counted(text: string): string {
    room -= text.length
    if (room < 0)
      throw new P.TypeError(`${what} is larger than ${maxChars / 1024} KB as text: send less at once`)
    return text
  }

  function refuse(path: string, reason: string): never {
    throw new P.TypeError(`${path} ${reason}: only plain data can be sent`)
  }

  function write(given: unknown, path: string, depth: number): string {
    switch (typeof given) {
      case 'string':
        return counted(P.quote(given))
      case 'number':
        return counted(numberText(given))
      case 'boolean':
        return counted(given ? 'true' : 'false')
      case 'undefined':
        return counted('["u"]')
      case 'bigint':
        return counted(`["i","${P.bigintText(given)}"]`)
      case 'object':
        if (given === null) return counted('null')
        if (depth < maxDepth) return objectText(given, path, depth + 1)
        return refuse(path, `is nested more than ${maxDepth} deep, or contains itself`)
      default:
        return refuse(path, `is a ${typeof given}`)
    }
  }

  function objectText(object: object, path: string, depth: number): string {
    if (P.isArray(object)) return listText(object, path, depth)
    const prototype = P.getPrototypeOf(object)
    if (prototype === null || prototype === P.Object.prototype) {
      if (P.isError(object)) refuse(path, 'is an error')
      return recordText(object, path, depth)
    }
    if (prototype === P.Map.prototype && branded(P.mapSize as never, object)) {
      let text = counted('["m"')
      P.mapForEach(object as never, (item: unknown, key: unknown) => {
        text += `,${write(key, `a key of ${path}`, depth)},${write(item, `a value of ${path}`, depth)}`
      })
      return `${text}]`
    }
    if (prototype === P.Set.prototype && branded(P.setSize as never, object)) {
      let text = counted('["s"')
      P.setForEach(object as never, (item: unknown) => {
        text += `,${write(item, `an element of ${path}`, depth)}`
      })
      return `${text}]`
    }
    if (prototype === P.Date.prototype && branded(P.dateTime as never, object)) {
      return counted(`["d",${numberText(P.dateTime(object as Date))}]`)
    }
    if (P.typedArrayTag(object) === 'Uint8Array') {
      return counted(`["b","${P.toBase64(new P.Uint8Array(object as Uint8Array))}"]`)
    }
    return refuse(path, `is ${kindOf(object, prototype)}`)
  }

  function listText(items: readonly unknown[], path: string, depth: number): string {
    let text = counted('["a"')
    for (let index = 0; index < items.length; index++)
      text += `,${write(items[index], `${path}[${index}]`, depth)}`
    return `${text}]`
  }

  function recordText(record: object, path: string, depth: number): string {
    let text = counted('["o"')
    const keys = P.ownKeys(record)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]
      if (typeof key !== 'string' || P.getOwn(record, key)?.enumerable !== true) continue
      text += `,${counted(P.quote(key))},${write(P.get(record, key), `${path}.${key}`, depth)}`
    }
    return `${text}]`
  }

  return write(value, what, 0)
}

/** The value that a text of `plainText` stands for, made of this realm's objects. */
export function plainValue(text: string): unknown {
  return revive(P.parse(text))
}

type Tagged = [tag: string, ...parts: unknown[]]

function revive(parsed: unknown): unknown {
  if (!isObject(parsed)) return parsed
  const parts = parsed as Tagged
  switch (parts[0]) {
    case 'a': {
      const items: unknown[] = []
      for (let index = 1; index < parts.length; index++) define(items, index - 1, revive(parts[index]), true)
      return items
    }
    case 'o': {
      const record = {}
      for (let index = 1; index < parts.length; index += 2)
        define(record, parts[index] as string, revive(parts[index + 1]), true)
      return record
    }
    case 'm': {
      const map = new P.Map()
      for (let index = 1; index < parts.length; index += 2)
        P.mapSet(map as never, revive(parts[index]) as never, revive(parts[index + 1]) as never)
      return map
    }
    case 's': {
      const set = new P.Set()
      for (let index = 1; index < parts.length; index++) P.setAdd(set as never, revive(parts[index]) as never)
      return set
    }
    case 'n':
      return parts[1] === '-0'
        ? -0
        : parts[1] === 'NaN'
          ? NaN
          : parts[1] === '-Infinity'
            ? -Infinity
            : Infinity
    case 'i':
      return P.BigInt(parts[1] as string)
    case 'd':
      return new P.Date(revive(parts[1]) as number)
    case 'b':
      return P.fromBase64(parts[1] as string)
    default:
      return undefined
  }
}

function numberText(number: number): string {
  if (P.is(number, -0) || number - number !== 0) {
    return `["n","${P.is(number, -0) ? '-0' : `${number}`}"]`
  }
  return `${number}`
}

function kindOf(object: object, prototype: object): string {
  try {
    const name = (prototype as { constructor?: { name?: unknown } }).constructor?.name
    if (typeof name === 'string' && name !== '' && name.length <= 40) {
      return P.isError(object) ? `an error (${name})` : `an object of the class ${name}`
    }
  } catch {}
  return 'an object of a class'
}

import { P } from './primordials.ts'

interface TemporalType {
  name: string
  prototype: object
  text(value: unknown): string
  from(text: string): object
}

/** The types of Temporal that this realm has. Their values never change, and their text says all there is to them. */
export const temporalTypes: readonly TemporalType[] = findTypes()

/** `name,text` of a Temporal value as JSON. */
export function temporalBody(object: object): string {
  const type = typeOf((candidate) => candidate.prototype === P.getPrototypeOf(object))
  return type === undefined ? '["",""]' : `["${type.name}",${P.quote(type.text(object))}]`
}

export function temporalFrom(name: string, text: string): object {
  const type = typeOf((candidate) => candidate.name === name)
  return type === undefined ? {} : type.from(text)
}

function typeOf(matches: (type: TemporalType) => boolean): TemporalType | undefined {
  for (let index = 0; index < temporalTypes.length; index++) {
    const type = temporalTypes[index] as TemporalType
    if (matches(type)) return type
  }
  return undefined
}

function findTypes(): TemporalType[] {
  const temporal = P.get(globalThis, 'Temporal') as Record<string, unknown> | undefined
  const names = temporal === undefined ? [] : Object.getOwnPropertyNames(temporal)
  return names.flatMap((name) => {
    const type = temporal?.[name]
    if (typeof type !== 'function') return []
    const { prototype, from } = type as unknown as {
      prototype: { toString(): string }
      from(text: string): object
    }
    const { toString } = prototype
    return [
      {
        name,
        prototype,
        text: (value) => P.apply(toString, value, []),
        from: (text) => P.apply(from, type, [text]),
      },
    ]
  })
}

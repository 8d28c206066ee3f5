import * as z from 'zod/mini'
import { challengeSchema } from './challenge.ts'
import { challengeFields, packFields } from './field-descriptions.ts'
import { packSchema } from './pack.ts'

/** The JSON Schemas by which editors complete and check manifests: file name and content, made at build time. */
export function jsonSchemas(): Record<'pack.schema.json' | 'challenge.schema.json', object> {
  return {
    'pack.schema.json': described('A pack of Hotseat challenges', packSchema, packFields),
    'challenge.schema.json': described('A Hotseat challenge', challengeSchema, challengeFields),
  }
}

interface Node {
  title?: string
  description?: string
  properties?: Record<string, Node>
  items?: Node
}

/** @throws Error for a field without a description: our own mistake, noticed by the build. */
function described(title: string, schema: z.ZodMiniType, descriptions: Record<string, string>): object {
  const root = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Node
  root.title = title
  describe(root, '', descriptions)
  return root
}

function describe(node: Node, path: string, descriptions: Record<string, string>): void {
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    const field = path === '' ? name : `${path}.${name}`
    const description = descriptions[field]
    if (description === undefined) throw new Error(`the field ${field} has no description`)
    property.description = description
    describe(property, field, descriptions)
  }
  if (node.items !== undefined) describe(node.items, `${path}[]`, descriptions)
}

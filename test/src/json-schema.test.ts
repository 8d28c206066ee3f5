import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../src/core/json-schema.ts'

const root = join(import.meta.dirname, '../..')

test('every field has a description, and unknown ones are errors', () => {
  const text = JSON.stringify(jsonSchemas())
  expect(text.match(/"type":"object"/g)).toHaveLength(
    text.match(/"additionalProperties":false/g)?.length ?? 0,
  )
  expect(jsonSchemas()['challenge.schema.json']).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    required: ['format', 'title'],
    properties: { difficulty: { enum: ['easy', 'medium', 'hard'], description: expect.any(String) } },
  })
})

test('the manifests of the core pack lead to the built schemas', () => {
  const files = globSync('challenges/core/{pack.json,*/challenge.json}', { cwd: root })
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const { $schema } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { $schema: string }
    const name = file.endsWith('pack.json') ? 'pack.schema.json' : 'challenge.schema.json'
    const built: unknown = JSON.parse(readFileSync(join(root, dirname(file), $schema), 'utf8'))
    expect(built, file).toEqual(JSON.parse(JSON.stringify(jsonSchemas()[name])))
  }
})

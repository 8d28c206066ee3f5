import { expect, fc, http, test } from 'hotseat/kit'
import { createApp } from '#solution'
import { type Content, fails, get, type Handler, make, remove, type Writing, write } from './notes.ts'

/** What the judge knows of a note. */
interface Known {
  path: string
  /** undefined when it was deleted. */
  content: Content | undefined
  /** Its JSON as it was shown last. */
  text: string
  /** Its tags, oldest first, and the state that each stood for. */
  tags: string[]
  states: Map<string, string>
}

async function known(app: Handler, content: Content): Promise<Known> {
  const { path } = await make(app, content)
  const note: Known = { path, content, text: '', tags: [], states: new Map() }
  await look(app, note)
  return note
}

/** Reads a note, and looks that its tag is the same for the same text and another one for another state. */
async function look(app: Handler, note: Known): Promise<void> {
  const [seen] = await http.table(app, [
    [`GET ${note.path}`, 200, {}, { id: note.path.slice('/notes/'.length), ...note.content }],
  ])
  const tag = seen?.headers.get('etag') ?? ''
  const state = JSON.stringify(note.content, ['title', 'text', 'labels', 'd'])
  if (seen?.text === note.text) expect(tag, 'the tag of a note that did not change').toBe(note.tags.at(-1))
  expect(note.states.get(tag) ?? state, `what ${tag} stood for, and stands for now`).toBe(state)
  note.states.set(tag, state)
  note.text = seen?.text ?? ''
  note.tags.push(tag)
}

type Patch = { [Name in 'title' | 'text']?: string | null } & {
  labels?: Record<string, string | null> | null
}

/** Merge Patch for objects that go no deeper than notes do. */
function merged(content: Content, patch: Patch): Partial<Content> {
  const labels = { ...content.labels, ...patch.labels }
  const members = { ...content, ...patch, ...(patch.labels ? { labels: withoutNulls(labels) } : {}) }
  return withoutNulls(members)
}

function withoutNulls(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
}

const content: fc.Arbitrary<Content> = fc.record(
  {
    title: fc.constantFrom('a', 'b'),
    text: fc.constantFrom('', 'c'),
    labels: fc.constantFrom<Record<string, string>>({}, { d: 'e' }),
  },
  { requiredKeys: ['title'] },
)
const patch: fc.Arbitrary<Patch> = fc.record(
  {
    title: fc.constantFrom('a', 'b', null),
    text: fc.constantFrom('', 'c', null),
    labels: fc.constantFrom<Record<string, string | null> | null>({}, { d: 'e' }, { d: null }, null),
  },
  { requiredKeys: [] },
)
const step = fc.record({
  action: fc.constantFrom('make', 'put', 'put', 'patch', 'patch', 'look', 'delete'),
  /** Which note, and how old the tag is that the client has. */
  which: fc.nat(2),
  age: fc.constantFrom(0, 0, 0, 1, 2),
  content,
  patch,
})

test('random requests, one after the other, are answered as by a model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10, size: 'max' }), async (steps) => {
      const app = createApp()
      const notes = [await known(app, { title: 'a' }), await known(app, { title: 'b' })]
      for (const { action, which, age, content, patch } of steps) {
        const note = notes[which % notes.length]
        if (action === 'make' || note === undefined) {
          notes.push(await known(app, content))
          continue
        }
        const { path, tags } = note
        const tag = tags[Math.max(0, tags.length - 1 - age)] ?? ''
        const isFresh = tag === tags.at(-1)
        if (note.content === undefined) {
          await http.table(app, [fails(`GET ${path}`, 404), fails(remove(path, tag), 404)])
        } else if (action === 'look') {
          await http.table(app, [[get(path, { 'if-none-match': tag }), isFresh ? 304 : 200]])
        } else if (action === 'delete') {
          await http.table(app, [[remove(path, tag), isFresh ? 204 : 412]])
          if (isFresh) note.content = undefined
        } else {
          const method: Writing = action === 'put' ? 'PUT' : 'PATCH'
          const body = action === 'put' ? content : patch
          const { title, ...rest } = action === 'put' ? content : merged(note.content, patch)
          const status = !isFresh ? 412 : title === undefined ? 422 : 200
          await http.table(app, [[write(method, path, tag, body), status]])
          if (status === 200 && title !== undefined) note.content = { title, ...rest }
          await look(app, note)
        }
      }
      const left = notes.filter((note) => note.content !== undefined)
      const list = left.map(({ path, content }) => ({ id: path.slice('/notes/'.length), ...content }))
      await http.table(app, [['GET /notes', 200, {}, list]])
    }),
    { numRuns: 25 },
  )
})

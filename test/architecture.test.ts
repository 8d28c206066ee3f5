import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Who may import what inside the project; the first rule whose `from` matches a file holds for it. */
const rules: { from: RegExp; may: RegExp[]; because: string }[] = [
  {
    from: /^runner\/guest\//,
    may: [/^runner\/guest\//],
    because: 'guest code is bundled as text for an isolate and imports nothing from outside runner/guest/',
  },
  {
    from: /^runner\/(protocol|child-protocol|clean|code-frame|paths)\.ts$/,
    may: [/^runner\/protocol\.ts$/],
    because: 'the protocol and the small tools stand at the bottom',
  },
  {
    from: /^runner\/(host\/|(judge|main|verdict|test-order)\.ts$)/,
    may: [
      /^runner\/host\//,
      /^runner\/(judge|verdict|test-order|protocol|child-protocol)\.ts$/,
      /^runner\/guest\/host\.ts$/,
    ],
    because:
      "the child's side knows the host, the protocol, and of the guest only the words they share: guest/host.ts and guest/bridge/wire.ts",
  },
  {
    from: /^runner\/postgres\//,
    may: [/^runner\/postgres\//, /^runner\/guest\/postgres-protocol\.ts$/],
    because: 'the database process knows its protocol and nothing of the judge',
  },
  {
    from: /^runner\//,
    may: [/^runner\/[\w-]+\.ts$/, /^runner\/guest\/world\/manifest\.ts$/, /^runner\/postgres\/database\.ts$/],
    because:
      "the parent's side never imports the host; of the guest it knows the list of modules, of the database its process",
  },
  {
    from: /^src\/core\//,
    may: [/^src\/core\//, /^runner\/protocol\.ts$/],
    because: 'core is pure: it imports core and the protocol',
  },
  {
    from: /^src\/io\//,
    may: [/^src\/(io|core)\//, /^runner\/(supervise|protocol)\.ts$/],
    because: 'io stands on core, and of the runner knows supervise and the protocol',
  },
  {
    from: /^src\//,
    may: [/^src\/(commands|io|core|tui)\//, /^runner\/protocol\.ts$/],
    because: 'commands and the terminal UI stand on io and core, and judge through io',
  },
]

interface Import {
  file: string
  line: number
  target: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found: Import[] = []
  const pattern =
    /^(?:import|export)\s(type\s)?[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'/gm
  for (const match of text.matchAll(pattern)) {
    const [, type, fromPath, dynamic, bare] = match
    const path = fromPath ?? dynamic ?? bare ?? ''
    if (!path.startsWith('.')) continue
    const line = text.slice(0, match.index).split('\n').length
    found.push({ file, line, target: normalize(join(dirname(file), path)), typeOnly: type !== undefined })
  }
  return found
}

function broken({ file, line, target, typeOnly }: Import): string | undefined {
  const rule = rules.find(({ from }) => from.test(file))
  if (rule === undefined || rule.may.some((allowed) => allowed.test(target))) return undefined
  // Types leave nothing behind: the host may name what the guest tells it.
  if (typeOnly && /^runner\//.test(file) && /^runner\/guest\//.test(target)) return undefined
  return `${file}:${line} imports ${target}: ${rule.because}`
}

const sources = globSync('{src,runner}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.includes('guest/types') && !file.startsWith('src/templates/'),
)

test('imports go in the direction that the architecture gives them', () => {
  expect(sources.length).toBeGreaterThan(50)
  expect(
    sources
      .flatMap(importsOf)
      .map(broken)
      .filter((fault) => fault !== undefined),
  ).toEqual([])
})

test('core touches neither files, nor the process, nor a clock', () => {
  const forbidden =
    /from 'node:(fs|child_process|process|os|sqlite|readline)|process\.|Date\.now\(|new Date\(\)|performance\./
  const faults = sources.filter(
    (file) => file.startsWith('src/core/') && forbidden.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(faults).toEqual([])
})

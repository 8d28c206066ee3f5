import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../core/refusal.ts'
import type { Fault } from '../../core/verify/finding.ts'
import { textFaults } from '../../core/verify/text-checks.ts'
import { codeOf, readText, statOf } from '../text-file.ts'

/** Names that may stand beside the challenges of a pack: what people and editors expect there. */
const known =
  /^(pack\.json|README(\.md)?|CHANGELOG(\.md)?|CONTRIBUTING(\.md)?|LICEN[CS]E(\.(md|txt))?|NOTICE(\.(md|txt))?|tsconfig\.json|package(-lock)?\.json|types|node_modules)$/i
const mostChallenges = 1000

/** The folders of a pack that are challenges, and what does not belong there. @throws Refusal when it cannot be listed */
export function readPackFolder(folder: string): { slugs: string[]; faults: Fault[] } {
  const slugs: string[] = []
  const faults: Fault[] = []
  for (const entry of listed(folder)) {
    const name = entry.name
    const path = join(folder, name)
    if (name.startsWith('.') || known.test(name)) {
      if (entry.isFile() && /\.md$/i.test(name)) faults.push(...pageFaults(path, name))
      continue
    }
    if (entry.isSymbolicLink()) faults.push(stray(name, 'is a link'))
    else if (!entry.isDirectory()) faults.push(stray(name, 'belongs to no challenge'))
    else if (has(path, 'challenge.json') || has(path, 'tests') || has(path, 'statement.md')) slugs.push(name)
    else faults.push(stray(name, 'has no challenge.json'))
  }
  if (slugs.length > mostChallenges) {
    throw new Refusal(
      `${folder} has ${slugs.length} challenges; a pack may have ${mostChallenges}. Split it.`,
    )
  }
  return { slugs: slugs.sort(), faults: faults.slice(0, 50) }
}

function listed(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new Refusal(`${folder} cannot be read (${codeOf(error)}); check its permissions.`)
  }
}

function has(folder: string, name: string): boolean {
  return statOf(join(folder, name)) !== undefined
}

function pageFaults(path: string, name: string): Fault[] {
  const file = readText(path, 2 ** 20)
  const found =
    file.fault === undefined
      ? { path: name, text: file.text, byteOrderMark: file.byteOrderMark }
      : { path: name, fault: 'is no plain text' }
  return textFaults({ name: '', files: [found], folders: [], tooMany: false })
}

function stray(file: string, what: string): Fault {
  return {
    check: 'files',
    file,
    message: `${file} ${what}.`,
    fix: 'Remove it, or make it a challenge: a folder with challenge.json, statement.md, starter.ts, tests/ and submissions/.',
  }
}

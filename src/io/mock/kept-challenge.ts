import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Challenge } from '../../core/catalogue.ts'
import { Refusal } from '../../core/refusal.ts'
import { readCatalogue, readChallenge } from '../packs.ts'
import type { Places } from '../places.ts'

/**
 * Keeps a copy of a challenge for as long as an interview goes on: its pack may be updated or removed meanwhile. Where
 * there is no room for one, the pack's own files have to do.
 */
export function keepChallenge(places: Places, interview: number, challenge: Challenge): void {
  const target = keptFolder(places, interview, challenge.id)
  const part = `${target}.part`
  try {
    cpSync(challenge.folder, part, {
      recursive: true,
      filter: (path) => path === challenge.folder || !/^(\.|node_modules$)/.test(basename(path)),
    })
    // Whole or not at all: half of a challenge would be worse than none.
    rmSync(target, { recursive: true, force: true })
    renameSync(part, target)
  } catch {
    rmSync(part, { recursive: true, force: true })
  }
}

/** The challenge as it was when the interview began; as the packs have it when the copy is gone. @throws Refusal */
export function keptChallenge(places: Places, interview: number, id: string): Challenge {
  const folder = keptFolder(places, interview, id)
  if (existsSync(join(folder, 'challenge.json'))) {
    const pack = id.includes('/') ? id.slice(0, id.indexOf('/')) : ''
    return readChallenge(folder, pack)
  }
  const found = readCatalogue(places).challenges.find((challenge) => challenge.id === id)
  if (found !== undefined) return found
  throw new Refusal(
    `${id} is gone from the packs and from the interview's own copy; end the interview with \`hotseat mock end\`.`,
  )
}

/** Removes the copies of an interview that is over. */
export function dropChallenges(places: Places, interview: number): void {
  rmSync(interviewFolder(places, interview), { recursive: true, force: true })
}

function keptFolder(places: Places, interview: number, id: string): string {
  return join(interviewFolder(places, interview), ...id.split('/'))
}

function interviewFolder({ data }: Places, interview: number): string {
  return join(data, 'interviews', String(interview))
}

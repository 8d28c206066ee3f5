import { lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { type PackSource, withoutSecrets } from '../../core/pack-source.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Fetched, Fetching } from './fetch-npm.ts'
import { runGit } from './git-process.ts'
import { unpack } from './unpack.ts'

/** Bytes that one commit of a repository may take on the way. */
const mostFetched = 200 * 2 ** 20

/**
 * Fetches one commit of a repository and unpacks its files from git's own archive: nothing is checked out, so no
 * hook, no filter and no submodule is ever looked at.
 * @param folder a new one for the repository; the caller removes it.
 * @throws Refusal
 */
export async function fetchGit(
  { url, ref }: Extract<PackSource, { kind: 'git' }>,
  folder: string,
  { writer, env, signal }: Fetching,
): Promise<Fetched> {
  mkdirSync(folder)
  const git = { cwd: folder, env, signal }
  const check = () => {
    if (bytesIn(folder) > mostFetched)
      throw new Refusal('One commit of that repository is larger than 200 MB; a pack is smaller than that.')
  }
  const must = (failure: string | undefined) => {
    if (failure !== undefined) throw new Refusal(sentence(failure, withoutSecrets(url), ref))
  }
  must(await runGit({ ...git, words: ['init', '--quiet', '--bare', '--template=', '.'] }))
  const fetch = [
    'fetch',
    '--quiet',
    '--depth=1',
    '--no-tags',
    '--no-recurse-submodules',
    '--',
    url,
    ref ?? 'HEAD',
  ]
  must(await runGit({ ...git, words: fetch, check }))
  let commit = ''
  const listen = async (output: AsyncIterable<Uint8Array>) => {
    for await (const chunk of output) commit += Buffer.from(chunk).toString('utf8')
  }
  must(await runGit({ ...git, words: ['rev-parse', 'FETCH_HEAD^{commit}'], read: listen }))
  // The user's settings have done their part: what they may say about filters is not for files of strangers.
  const bare = { ...env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, GIT_ATTR_NOSYSTEM: '1' }
  const read = async (output: AsyncIterable<Uint8Array>) => {
    await unpack(output, writer, signal)
  }
  must(await runGit({ ...git, env: bare, words: ['archive', '--format=tar', 'FETCH_HEAD'], read }))
  return { resolved: commit.trim() }
}

function bytesIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => lstatSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, each) => sum + each, 0)
  } catch {
    return 0 // git moves its files about while this looks; it looks again soon.
  }
}

function sentence(said: string, url: string, ref: string | undefined): string {
  const lines = said.replace(/:\/\/[^/@\s]+@/g, '://').split('\n')
  const last = lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? ''
  const is = (pattern: RegExp) => pattern.test(said)
  if (is(/couldn't find remote ref|not our ref|unadvertised object|no such remote ref/i))
    return ref === undefined
      ? `The repository ${url} is empty.`
      : `The repository ${url} has no branch, tag or commit "${ref}"; a commit has to be written in full.`
  if (
    is(
      /resolve host|unable to connect|could not connect|couldn't connect|failed to connect|refused|timed out|unreachable|reset by peer|early EOF|hung up/i,
    )
  )
    return `The repository ${url} cannot be reached. Are you online? Try again then.`
  if (
    is(
      /authentication failed|permission denied|prompts disabled|could not read (username|password)|access denied|host key/i,
    )
  )
    return `The repository ${url} does not exist or is private; check the address, and that git can fetch it.`
  if (is(/not found|does not exist|not appear to be a git|no such file|not a git repository/i))
    return `There is no git repository at ${url}. Check the address and try again.`
  if (is(/no space left|disk quota/i)) return 'The disk is full. Free some space.'
  return `git could not fetch ${url}: ${last.replace(/^(fatal|error): /, '').replace(/\.$/, '')}.`
}

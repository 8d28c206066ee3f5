import { join } from 'node:path'
import { type InstallRecord, parseRecord, recordName } from '../../core/install-record.ts'
import { readText } from '../text-file.ts'

/** What the installer remembers of a pack; undefined for a folder that somebody else put there. */
export function readRecord(folder: string): InstallRecord | undefined {
  const file = readText(join(folder, recordName), 2 ** 16)
  return file.fault === undefined ? parseRecord(file.text) : undefined
}

import { Refusal } from '../../core/refusal.ts'
import type { Context } from '../context.ts'
import type { BeginOptions } from './begin.ts'

export async function open(
  _context: Context,
  _name: string | undefined,
  _options: BeginOptions,
): Promise<number> {
  throw new Refusal('not yet')
}
export async function resume(_context: Context): Promise<number> {
  throw new Refusal('not yet')
}

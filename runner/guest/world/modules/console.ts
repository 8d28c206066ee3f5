import { env } from '../env.ts'
export const console = { log: (...a: unknown[]) => env.log('log', a.map(String).join(' ')) }

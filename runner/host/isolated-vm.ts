import { createRequire } from 'node:module'

/**
 * Stands in for isolated-vm in the child's bundle: loads it from the path that the parent found, because the child may
 * not look around in the folders where Node would search for it.
 */
export default createRequire(import.meta.url)(process.argv[3] ?? 'isolated-vm') as unknown

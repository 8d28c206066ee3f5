/** Deep equality, shared by node:assert and node:util. */

export { isDeepEqual } from '../compare/equal.ts'

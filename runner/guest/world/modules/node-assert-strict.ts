/** node:assert/strict. */

import assert from '../modules/node-assert.ts'

export default assert.strict

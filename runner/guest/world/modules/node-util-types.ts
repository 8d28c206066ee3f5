/** node:util/types. */

import { types } from '../modules/util-types.ts'

export default types

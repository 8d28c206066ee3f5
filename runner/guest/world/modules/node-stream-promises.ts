/** node:stream/promises: `pipeline` and `finished` that return promises. */

import stream from '../modules/node-stream.ts'

export default stream.promises

/** node:timers: the global timers by another name. */

import { lazyModule } from '../lazy.ts'
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
} from '../timers.ts'

const promised = lazyModule<typeof import('../modules/node-timers-promises.ts')>(
  '../modules/node-timers-promises.ts',
)

export default {
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  setImmediate,
  clearImmediate,
  get promises(): unknown {
    return promised().default
  },
}

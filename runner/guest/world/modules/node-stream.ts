/** node:stream: readable-stream, which is Node's own streams as a package, with its bridges to web streams. */

import stream from 'readable-stream/lib/stream.js'
import { installBridges } from '../stream/web-bridges.ts'

installBridges(stream)

export default stream

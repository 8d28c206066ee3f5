/** readable-stream has no types of its own; it is Node's `stream` at an earlier version. */
declare module 'readable-stream/lib/stream.js' {
  import stream from 'node:stream'
  export default stream
}

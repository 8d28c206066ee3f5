import type { Network } from './network.ts'
import { type RequestSpec, requestFrom } from './request-line.ts'
import { type Expect, runTable } from './table.ts'

/** `http` as tests import it: upstreams for `fetch`, and requests and tables for handlers. */
export function createHttp(network: Network, expect: unknown): Record<string, unknown> {
  return {
    upstream: network.upstream,
    request: (spec: RequestSpec, headers?: Record<string, string>) => requestFrom(spec, headers),
    table: (handler: unknown, rows: unknown) => runTable(expect as Expect, handler, rows),
  }
}

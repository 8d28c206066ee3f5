import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

/** What a registry says of one package; tarballs by version. */
export type Packages = Record<string, Record<string, Buffer>>

/** An npm registry on this machine's loopback with these packages; returns its address. */
export async function registry(packages: Packages, changes: { integrity?: string } = {}): Promise<string> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/').slice(1)
    const [, name = '', version = ''] = /^(.+)\/-\/(.+)\.tgz$/.exec(path) ?? []
    const bytes = packages[name]?.[version]
    if (bytes !== undefined) return response.end(bytes)
    const versions = packages[path]
    if (versions === undefined) return response.writeHead(404).end('{"error":"not found"}')
    const base = `http://${request.headers.host}/${path}/-`
    response.end(JSON.stringify(packument(path, versions, base, changes.integrity)))
  })
  return listening(server)
}

/** Any server, closed after the tests; returns its address. */
export async function listening(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function packument(name: string, versions: Record<string, Buffer>, base: string, integrity?: string) {
  const entries = Object.entries(versions).map(([version, bytes]) => {
    const promised = integrity ?? `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    return [version, { name, version, dist: { tarball: `${base}/${version}.tgz`, integrity: promised } }]
  })
  return {
    name,
    'dist-tags': { latest: Object.keys(versions).at(-1) },
    versions: Object.fromEntries(entries),
  }
}

import { expect, type http } from 'hotseat/kit'

/** A request and what its answer must be. */
export type Row = Parameters<typeof http.table>[1][number]

const problemType = { 'content-type': /^application\/problem\+json/ }
const problem = (status: number) => expect.objectContaining({ title: expect.stringMatching(/\w/), status })

/** A row for a request that must fail, with a problem as the statement describes it. */
export const fails = (request: Row[0], status: number, headers = {}): Row => [
  request,
  status,
  { ...problemType, ...headers },
  problem(status),
]

/** The line of a request that makes a link. */
export const post = (body: unknown) => `POST /links ${JSON.stringify(body)}`

/** A row that makes a link with an alias. */
export const link = (alias: string, url = 'https://example.com/a'): Row => [
  post({ url, alias }),
  201,
  { location: `/${alias}` },
  { code: alias, url },
]

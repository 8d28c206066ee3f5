export interface TransferRequest {
  /** Made by the client, and sent again with each retry of the same transfer. */
  requestId: string
  from: number
  to: number
  cents: number
}

export type Answer = 'ok' | 'duplicate' | 'insufficient' | 'no-account' | 'invalid'

/** Moves cents from one account to the other: all of it or nothing, and once for each request id. */
export async function transfer(db: Db, request: TransferRequest): Promise<Answer> {
  // TODO: refuse what must not be, remember the request id, write the ledger, and leave nothing half done.
  const { from, to, cents } = request
  await db.query('update accounts set balance = balance - $2 where id = $1', [from, cents])
  await db.query('update accounts set balance = balance + $2 where id = $1', [to, cents])
  return 'ok'
}

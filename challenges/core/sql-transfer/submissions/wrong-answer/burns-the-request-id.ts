// Bug: returns from the transaction where it should throw: a refusal is committed, and the id with it.

export interface TransferRequest {
  requestId: string
  from: number
  to: number
  cents: number
}

export type Answer = 'ok' | 'duplicate' | 'insufficient' | 'no-account' | 'invalid'

export async function transfer(db: Db, request: TransferRequest): Promise<Answer> {
  const { from, to, cents } = request
  if (!Number.isSafeInteger(cents) || cents <= 0 || from === to) return 'invalid'
  return db.transaction((tx) => move(tx, request))
}

async function move(tx: DbQueries, { requestId, from, to, cents }: TransferRequest): Promise<Answer> {
  // A second request with this id waits here until the first has ended.
  const claim = await tx.query(
    `insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4)
     on conflict (request_id) do nothing`,
    [requestId, from, to, cents],
  )
  if (claim.rowCount === 0) return 'duplicate'
  const accounts = await tx.query<{ id: number; enough: boolean }>(
    'select id, balance >= $3 as enough from accounts where id in ($1, $2) order by id for update',
    [from, to, cents],
  )
  if (accounts.rowCount !== 2) return 'no-account'
  if (!accounts.rows.some(({ id, enough }) => id === from && enough)) return 'insufficient'
  const changes = [
    { account: from, cents: -cents },
    { account: to, cents },
  ]
  for (const change of changes) {
    await tx.query('update accounts set balance = balance + $2 where id = $1', [change.account, change.cents])
  }
  await tx.query(
    'insert into ledger (request_id, account_id, cents) values ($1, $2, -$4::bigint), ($1, $3, $4)',
    [requestId, from, to, cents],
  )
  return 'ok'
}

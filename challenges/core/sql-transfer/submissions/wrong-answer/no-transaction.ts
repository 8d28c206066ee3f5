// Bug: every statement is right by itself, and nothing holds them together.

export interface TransferRequest {
  requestId: string
  from: number
  to: number
  cents: number
}

export type Answer = 'ok' | 'duplicate' | 'insufficient' | 'no-account' | 'invalid'

export async function transfer(db: Db, { requestId, from, to, cents }: TransferRequest): Promise<Answer> {
  if (!Number.isSafeInteger(cents) || cents <= 0 || from === to) return 'invalid'
  const known = await db.query('select from transfers where request_id = $1', [requestId])
  if (known.rowCount !== 0) return 'duplicate'
  const accounts = await db.query('select from accounts where id in ($1, $2)', [from, to])
  if (accounts.rowCount !== 2) return 'no-account'
  const debit = await db.query('update accounts set balance = balance - $2 where id = $1 and balance >= $2', [
    from,
    cents,
  ])
  if (debit.rowCount === 0) return 'insufficient'
  await db.query('update accounts set balance = balance + $2 where id = $1', [to, cents])
  await db.query('insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4)', [
    requestId,
    from,
    to,
    cents,
  ])
  await db.query(
    'insert into ledger (request_id, account_id, cents) values ($1, $2, -$4::bigint), ($1, $3, $4)',
    [requestId, from, to, cents],
  )
  return 'ok'
}

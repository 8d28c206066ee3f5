/** Reads, decides and writes as if nobody else were there; the database refuses what is not so, and it begins again. */

export interface TransferRequest {
  requestId: string
  from: number
  to: number
  cents: number
}

export type Answer = 'ok' | 'duplicate' | 'insufficient' | 'no-account' | 'invalid'

const serializationFailure = '40001'
const deadlock = '40P01'
const uniqueViolation = '23505'
const again = [serializationFailure, deadlock, uniqueViolation]
const attempts = 100

export async function transfer(db: Db, request: TransferRequest): Promise<Answer> {
  const { from, to, cents } = request
  if (!Number.isSafeInteger(cents) || cents <= 0 || from === to) return 'invalid'
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction((tx) => attemptOnce(tx, request))
    } catch (error) {
      if (attempt === attempts || !again.includes((error as { code: string }).code)) throw error
    }
  }
}

async function attemptOnce(tx: DbQueries, { requestId, from, to, cents }: TransferRequest): Promise<Answer> {
  await tx.query('set transaction isolation level serializable')
  const known = await tx.query('select from transfers where request_id = $1', [requestId])
  if (known.rowCount !== 0) return 'duplicate'
  const { rows } = await tx.query<{ id: number; enough: boolean }>(
    'select id, balance >= $3 as enough from accounts where id in ($1, $2)',
    [from, to, cents],
  )
  if (rows.length < 2) return 'no-account'
  if (!rows.some(({ id, enough }) => id === from && enough)) return 'insufficient'
  await tx.query('insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4)', [
    requestId,
    from,
    to,
    cents,
  ])
  const entries = [
    { account: from, cents: -cents },
    { account: to, cents },
  ]
  // In one order for all, so that they meet in a serialization failure at once and not in a deadlock.
  entries.sort((a, b) => a.account - b.account)
  for (const entry of entries) {
    const values = [entry.account, entry.cents]
    await tx.query('update accounts set balance = balance + $2 where id = $1', values)
    await tx.query('insert into ledger (request_id, account_id, cents) values ($3, $1, $2)', [
      ...values,
      requestId,
    ])
  }
  return 'ok'
}

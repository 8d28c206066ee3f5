// Bug: looks at the balance before the transaction begins, and then takes the money blindly.

export interface TransferRequest {
  requestId: string
  from: number
  to: number
  cents: number
}

export type Answer = 'ok' | 'duplicate' | 'insufficient' | 'no-account' | 'invalid'

/** Ends a transaction of which nothing is to stay. */
class Duplicate extends Error {}

export async function transfer(db: Db, request: TransferRequest): Promise<Answer> {
  const { requestId, from, to, cents } = request
  if (!Number.isSafeInteger(cents) || cents <= 0 || from === to) return 'invalid'
  const known = await db.query('select from transfers where request_id = $1', [requestId])
  if (known.rowCount !== 0) return 'duplicate'
  const { rows } = await db.query<{ id: number; balance: string }>(
    'select id, balance from accounts where id in ($1, $2)',
    [from, to],
  )
  const payer = rows.find(({ id }) => id === from)
  if (payer === undefined || rows.length < 2) return 'no-account'
  if (BigInt(payer.balance) < BigInt(cents)) return 'insufficient'
  try {
    await db.transaction((tx) => move(tx, request))
    return 'ok'
  } catch (error) {
    if (error instanceof Duplicate) return 'duplicate'
    throw error
  }
}

async function move(tx: DbQueries, { requestId, from, to, cents }: TransferRequest): Promise<void> {
  const claim = await tx.query(
    'insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4) on conflict do nothing',
    [requestId, from, to, cents],
  )
  if (claim.rowCount === 0) throw new Duplicate()
  const entries = [
    { account: from, cents: -cents },
    { account: to, cents },
  ]
  entries.sort((a, b) => a.account - b.account)
  for (const entry of entries) {
    const values = [entry.account, entry.cents]
    await tx.query('update accounts set balance = balance + $2 where id = $1', values)
    await tx.query('insert into ledger (request_id, account_id, cents) values ($3, $1, $2)', [
      ...values,
      requestId,
    ])
  }
}

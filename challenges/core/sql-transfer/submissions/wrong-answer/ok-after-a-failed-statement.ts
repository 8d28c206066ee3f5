// Bug: notes the request id last and swallows the error: COMMIT then rolls everything back without a word.

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
  const { requestId, from, to, cents } = request
  if (!Number.isSafeInteger(cents) || cents <= 0 || from === to) return 'invalid'
  const known = await db.query('select from transfers where request_id = $1', [requestId])
  if (known.rowCount !== 0) return 'duplicate'
  try {
    await db.transaction((tx) => move(tx, request))
    return 'ok'
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

async function move(tx: DbQueries, { requestId, from, to, cents }: TransferRequest): Promise<void> {
  const accounts = await tx.query<{ id: number; enough: boolean }>(
    'select id, balance >= $3 as enough from accounts where id in ($1, $2) order by id for update',
    [from, to, cents],
  )
  if (accounts.rowCount !== 2) throw new Refused('no-account')
  if (!accounts.rows.some(({ id, enough }) => id === from && enough)) throw new Refused('insufficient')
  await tx.query('update accounts set balance = balance - $2 where id = $1', [from, cents])
  await tx.query('update accounts set balance = balance + $2 where id = $1', [to, cents])
  try {
    await tx.query('insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4)', [
      requestId,
      from,
      to,
      cents,
    ])
    await tx.query(
      'insert into ledger (request_id, account_id, cents) values ($1, $2, -$4::bigint), ($1, $3, $4)',
      [requestId, from, to, cents],
    )
  } catch (error) {
    console.error('could not write it down', error)
  }
}

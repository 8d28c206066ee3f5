/** Locks both accounts, in the order of their ids, and decides by what it reads before it writes anything. */

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
  const client = await db.connect()
  try {
    await client.query('begin')
    const answer = await attempt(client, request)
    await client.query(answer === 'ok' ? 'commit' : 'rollback')
    return answer
  } catch (error) {
    // A lost connection has been rolled back by the server.
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function attempt(client: DbQueries, { requestId, from, to, cents }: TransferRequest): Promise<Answer> {
  const accounts = await client.query<{ id: number; balance: string }>(
    'select id, balance from accounts where id in ($1, $2) order by id for update',
    [from, to],
  )
  // The locks come first: whoever held them has finished, and this statement sees what they did.
  const known = await client.query('select from transfers where request_id = $1', [requestId])
  if (known.rowCount !== 0) return 'duplicate'
  const payer = accounts.rows.find(({ id }) => id === from)
  if (payer === undefined || accounts.rows.length < 2) return 'no-account'
  if (BigInt(payer.balance) < BigInt(cents)) return 'insufficient'
  // The same id with other accounts holds none of these locks.
  const written = await client.query(
    `with made as (
       insert into transfers (request_id, from_id, to_id, cents) values ($1, $2, $3, $4)
       on conflict (request_id) do nothing
       returning request_id, from_id, to_id, cents
     )
     insert into ledger (request_id, account_id, cents)
     select request_id, from_id, -cents from made union all select request_id, to_id, cents from made`,
    [requestId, from, to, cents],
  )
  if (written.rowCount === 0) return 'duplicate'
  await client.query(
    `update accounts set balance = balance + case id when $1 then -$3::bigint else $3 end
     where id in ($1, $2)`,
    [from, to, cents],
  )
  return 'ok'
}

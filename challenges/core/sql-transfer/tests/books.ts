import { type Database, type DatabaseOptions, expect, expectRows } from 'hotseat/kit'
import type { Answer, TransferRequest } from '#solution'

const schema = `
create table accounts (
  id int primary key,
  balance bigint not null
);
create table transfers (
  request_id varchar(100) primary key,
  from_id int not null,
  to_id int not null,
  cents bigint not null
);
create table ledger (
  request_id varchar(100) not null,
  account_id int not null,
  cents bigint not null,
  primary key (request_id, account_id)
);`

/** What each account holds at the beginning. */
export type Opening = Record<number, number | bigint>

export function bank(opening: Opening): DatabaseOptions {
  const accounts = Object.entries(opening).map(([id, balance]) => ({ id: Number(id), balance }))
  return { schema, rows: { accounts } }
}

let ids = 0

/** A request with an id of its own unless one is given. */
export function request(from: number, to: number, cents: number, requestId?: string): TransferRequest {
  return { requestId: requestId ?? `request-${++ids}`, from, to, cents }
}

/** All three tables must be as these transfers leave them, and no others. */
export async function expectBooks(
  database: Database,
  opening: Opening,
  made: readonly TransferRequest[],
): Promise<void> {
  const balances = new Map(Object.entries(opening).map(([id, balance]) => [Number(id), BigInt(balance)]))
  const ledger = made.flatMap(({ requestId, from, to, cents }) => [
    { request_id: requestId, account_id: from, cents: String(-cents) },
    { request_id: requestId, account_id: to, cents: String(cents) },
  ])
  for (const entry of ledger) {
    const { account_id: id, cents } = entry
    balances.set(id, (balances.get(id) ?? 0n) + BigInt(cents))
  }
  expectRows(
    await database.rows('select id as account, balance from accounts'),
    [...balances].map(([account, balance]) => ({ account, balance: String(balance) })),
  )
  expectRows(
    await database.rows('select request_id, from_id, to_id, cents from transfers'),
    made.map(({ requestId, from, to, cents }) => ({
      request_id: requestId,
      from_id: from,
      to_id: to,
      cents: String(cents),
    })),
  )
  expectRows(await database.rows('select request_id, account_id, cents from ledger'), ledger)
}

/** The requests that were answered with 'ok'. */
export function madeOf(requests: readonly TransferRequest[], answers: readonly Answer[]): TransferRequest[] {
  return requests.filter((_, index) => answers[index] === 'ok')
}

/** At no moment may money be missing or be there twice, or an account owe any. */
export async function audit(database: Database, total: number): Promise<void> {
  const [found] = await database.rows(
    'select sum(balance)::text as total, min(balance) >= 0 as covered from accounts',
  )
  expect(found, 'all money, seen by somebody who reads at the same time').toEqual({
    total: String(total),
    covered: true,
  })
}

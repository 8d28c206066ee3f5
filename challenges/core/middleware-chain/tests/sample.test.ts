import { expect, test } from 'hotseat/kit'
import { compose, type Middleware } from '#solution'

interface Ctx {
  log: string[]
}

const station =
  (name: string): Middleware<Ctx> =>
  async (ctx, next) => {
    ctx.log.push(`${name} in`)
    await next()
    ctx.log.push(`${name} out`)
  }

test('wraps each middleware around the rest, like the layers of an onion', async () => {
  const ctx: Ctx = { log: [] }
  await compose([station('a'), station('b'), station('c')])(ctx)
  expect(ctx.log).toEqual(['a in', 'b in', 'c in', 'c out', 'b out', 'a out'])
})

test('does not run the rest when a middleware answers early', async () => {
  const ctx: Ctx = { log: [] }
  const answer: Middleware<Ctx> = async (ctx) => {
    ctx.log.push('answer')
  }
  await compose([station('a'), answer, station('c')])(ctx)
  expect(ctx.log).toEqual(['a in', 'answer', 'a out'])
})

test('lets an outer middleware catch an error', async () => {
  const ctx: Ctx = { log: [] }
  const broken = new Error('no database')
  const rescue: Middleware<Ctx> = async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      ctx.log.push(error === broken ? 'caught it' : 'caught something else')
    }
  }
  const fail: Middleware<Ctx> = async () => {
    throw broken
  }
  await compose([station('a'), rescue, station('b'), fail])(ctx)
  expect(ctx.log).toEqual(['a in', 'b in', 'caught it', 'a out'])
})

test('rejects when nobody catches the error', async () => {
  const broken = new Error('no database')
  const fail: Middleware<Ctx> = async () => {
    throw broken
  }
  await expect(compose([station('a'), fail])({ log: [] })).rejects.toBe(broken)
})

test('refuses a second next()', async () => {
  const ctx: Ctx = { log: [] }
  const twice: Middleware<Ctx> = async (_, next) => {
    await next()
    await next()
  }
  await expect(compose([twice, station('b')])(ctx)).rejects.toThrow(Error)
  expect(ctx.log).toEqual(['b in', 'b out'])
})

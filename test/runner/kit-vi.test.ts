import { expect, test } from 'vitest'
import { testBed } from './kit-harness.ts'

async function passes(body: string): Promise<void> {
  expect(await testBed().runOne(`test('t', async () => { ${body} })`)).toEqual({ status: 'passed' })
}

test('vi.fn records and plays what it is told', async () => {
  await passes(`
    const fn = vi.fn((a) => a + 1).mockReturnValueOnce('once').mockImplementationOnce(() => { throw new Error('no') })
    expect(fn(1)).toBe('once'); expect(() => fn(2)).toThrow('no'); expect(fn(3)).toBe(4)
    expect(fn.mock.calls).toEqual([[1], [2], [3]]); expect(fn.mock.lastCall).toEqual([3])
    expect(fn.mock.results.map(({ type }) => type)).toEqual(['return', 'throw', 'return'])
    expect(fn).toHaveBeenCalledTimes(3); expect(fn).toHaveBeenCalledWith(expect.any(Number)); expect(fn).toHaveNthReturnedWith(3, 4)
    expect(fn).toHaveBeenLastCalledWith(3); expect(fn.mock.invocationCallOrder.length).toBe(3)
    fn.mockName('adder'); expect(fn.getMockName()).toBe('adder')
    fn.mockClear(); expect(fn).not.toHaveBeenCalled(); fn.mockReset(); expect(fn(1)).toBe(2)
    const later = jest.fn().mockResolvedValue(5).mockRejectedValueOnce(new Error('first'))
    await expect(later()).rejects.toThrow('first'); await expect(later()).resolves.toBe(5)
    expect(later.mock.settledResults[1]).toEqual({ type: 'fulfilled', value: 5 })
    fn.withImplementation(() => 'other', () => { expect(fn()).toBe('other') }); expect(fn(1)).toBe(2)
    class Made { constructor(n) { this.n = n } }
    const Mocked = vi.fn(Made); expect(new Mocked(3)).toBeInstanceOf(Made); expect(Mocked.mock.instances.length).toBe(1)`)
})

test('vi.spyOn replaces methods and accessors until the test ends', async () => {
  const bed = testBed()
  const shared = { method: (n: number) => n, real: 1 }
  Object.assign(bed.kit.exports, { shared })
  const outcomes = await bed.runAll(`
    test('first', () => {
      const spy = vi.spyOn(shared, 'method'); expect(shared.method(2)).toBe(2); expect(spy).toHaveBeenCalledExactlyOnceWith(2)
      spy.mockReturnValue(9); expect(shared.method(2)).toBe(9); expect(vi.isMockFunction(shared.method)).toBe(true)
      const object = { get value() { return 1 }, set value(n) {} }
      vi.spyOn(object, 'value', 'get').mockReturnValue(5); expect(object.value).toBe(5)
      vi.restoreAllMocks(); expect(object.value).toBe(1)
      const setter = vi.spyOn(object, 'value', 'set'); object.value = 7; expect(setter).toHaveBeenCalledWith(7)
      vi.spyOn(shared, 'method').mockReturnValue(0)
    })
    test('second', () => { expect(shared.method(2)).toBe(2); expect(vi.mocked(shared.method)).toBe(shared.method) })`)
  expect(Object.values(outcomes)).toEqual([{ status: 'passed' }, { status: 'passed' }])
})

test('vi.hoisted, vi.clearAllMocks and jest.setTimeout', async () => {
  await passes(`
    const { a } = vi.hoisted(() => ({ a: vi.fn() })); a(1); vi.clearAllMocks(); expect(a).not.toHaveBeenCalled()
    expect(jest.setTimeout(5)).toBe(jest); expect(jest).toBe(vi)
    a.mockReturnValue(3); vi.resetAllMocks(); expect(a()).toBe(undefined)`)
})

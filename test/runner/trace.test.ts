import { transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { createTracer } from '../../runner/trace.ts'

const source = 'export function even(n) {\n  return odd(n)\n}\nfunction odd(n) {\n  return even(n)\n}\n'
const { map } = transformSync(source, { sourcemap: true, sourcefile: 'solution.ts' })
const tracer = createTracer(new Map([['solution.js', { map, prefix: 0 }]]))

function framesOf(message: string, ...lines: number[]) {
  const calls = lines.map((line) => `    at ${line < 4 ? 'even' : 'odd'} (solution.js:${line}:3)`)
  return tracer.frames([message, ...calls].join('\n')).map(({ line }) => line)
}

test('a stack has its frames, innermost first', () => {
  expect(framesOf('Error: no', 2, 5, 2)).toEqual([2, 5, 2])
})

test('a stack that overflowed has one round of the recursion, wherever in it the stack ended', () => {
  const message = 'RangeError: Maximum call stack size exceeded'
  expect(framesOf(message, 1, 5, 2, 5, 2, 5)).toEqual([2, 5])
  expect(framesOf(message, 4, 2, 5, 2, 5, 2)).toEqual([2, 5])
})

test('a stack that overflowed without a round in sight is shown without the call in which it ended', () => {
  expect(framesOf('RangeError: Maximum call stack size exceeded', 1, 5)).toEqual([5])
  expect(framesOf('RangeError: Maximum call stack size exceeded', 2)).toEqual([2])
})

test('stacks in a printed text are told in lines of the source, without the frames of the judge', () => {
  const printed = `with text Error: no
    at odd (solution.js:5:3)
    at new Promise (<anonymous>)
    at async even (solution.js:2:3)
    at m (hotseat:solution:2:32731)
    at <isolated-vm>:1:41 {
  nested: TypeError: inner
      at solution.js:5:3 {
    [cause]: 'at hotseat'
  }
}`
  expect(tracer.retold(printed)).toBe(`with text Error: no
    at odd (solution.ts:5:3)
    at new Promise (<anonymous>)
    at async even (solution.ts:2:3) {
  nested: TypeError: inner
      at solution.ts:5:3 {
    [cause]: 'at hotseat'
  }
}`)
  expect(tracer.retold('look at <isolated-vm>:1:41')).toBe('look at <isolated-vm>:1:41')
})

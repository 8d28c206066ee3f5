import { expect, test } from 'vitest'
import { diagram } from '../../runner/guest/kit/network/diagram.ts'
import type { NetworkEvent } from '../../runner/guest/kit/network/records.ts'

const message = (
  at: number,
  from: string,
  to: string,
  text: string,
  more: { loss?: 'lost' | 'cut' | 'down'; copy?: true; sent?: number } = {},
): NetworkEvent => ({ kind: 'message', at, sent: at, from, to, text, ...more })

const ack = '["o","type","ack","ids",["a",1,2]]'

test('every kind of event has its place', () => {
  const events: NetworkEvent[] = [
    { kind: 'call', at: 0, node: 'n1', text: 'put("a", 1)' },
    message(5, 'n1', 'n2', '7', { sent: 0 }),
    message(6, 'n2', 'n1', ack, { copy: true }),
    message(7, 'n1', 'n1', 'null'),
    { kind: 'note', at: 8, text: 'partition n1 | n2 n3' },
    message(9, 'n3', 'n1', '"héllo"', { loss: 'cut' }),
    { kind: 'note', at: 10, text: 'crash', node: 'n2', down: true },
    message(11, 'n1', 'n2', '1', { loss: 'down' }),
    { kind: 'note', at: 12, text: 'restart', node: 'n2' },
    { kind: 'call', at: 13, node: 'n1', text: 'read()' },
    { kind: 'call', at: 13, node: 'n2', text: 'read()' },
  ]
  expect(diagram(['n1', 'n2', 'n3'], events, 0)).toMatchInlineSnapshot(`
    "    ms  n1       n2       n3
         0  *        |        |        put("a", 1)
         5  o------->|        |        7 sent 0
         6  |<-------o        |        ack ids:[1,2] again
         7  o<       |        |        null
         8  -- partition n1 | n2 n3
         9  |x----------------o        "h?llo", cut off
        10  |        #        |        crash
        11  o-------x         |        1, node is down
        12  |        #        |        restart
        13  *        *        |        read()"
  `)
})

test('only the end of a long history is shown, and a node that was down before stays so', () => {
  const crash: NetworkEvent = { kind: 'note', at: 0, text: 'crash', node: 'n2', down: true }
  const events = [crash, ...Array.from({ length: 30 }, (_, at) => message(at, 'n1', 'n3', '1'))]
  const again = message(31, 'n1', 'n2', '2', { loss: 'down' })
  const lines = diagram(['n1', 'n2', 'n3'], [...events, again], 100).split('\n')
  expect(lines[0]).toBe('(106 events before these)')
  expect(lines.length).toBe(28)
  expect(lines.slice(-2)).toEqual([
    '    29  o---------------->|        1',
    '    31  o-------x         |        2, node is down',
  ])
})

test('many nodes make a list', () => {
  const ids = Array.from({ length: 25 }, (_, at) => `n${at + 1}`)
  const calls = ids.map((node): NetworkEvent => ({ kind: 'call', at: 9, node, text: 'read()' }))
  const sent = ids.slice(1).map((to, at) => message(at, 'n1', to, ack, at === 3 ? { loss: 'lost' } : {}))
  const lines = diagram(ids, [...sent, ...calls], 0).split('\n')
  expect(lines[3]).toBe('     3  n1 -x n5     ack ids:[1,2], lost')
  expect(lines.at(-1)).toBe('     9  n1 .. n25    read()')
})

test('no line is longer than 61 characters', () => {
  const long = `"${'x'.repeat(300)}"`
  for (const total of [1, 2, 3, 5, 8, 9, 64]) {
    const ids = Array.from({ length: total }, (_, at) => `node-${at}`)
    const last = ids.at(-1) as string
    const events: NetworkEvent[] = [
      ...ids.map((id) => message(123_456, id, last, long)),
      { kind: 'note', at: 1, text: 'x'.repeat(100) },
      { kind: 'call', at: 1, node: last, text: 'x'.repeat(100) },
    ]
    for (const line of diagram(ids, events, 5).split('\n')) expect(line.length).toBeLessThanOrEqual(61)
  }
})

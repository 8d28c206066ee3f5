import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createWorldIsolate } from './world-isolate.ts'

const values = [
  '({})',
  '[]',
  '[1,2,3]',
  "({a:1,b:'x'})",
  '"it\'s"',
  "new Map([[1,{a:{b:{c:{}}}}],['x',[1]]])",
  "new Set([1,'a',{}])",
  '[undefined,null,,3,,]',
  "Object.assign([1],{x:1,'-1':2})",
  "({['a-b']:1, [Symbol('q')]:2, __proto__:null})",
  'new Date(NaN)',
  'new Date(0)',
  '/a/g',
  'Object.assign(new Date(0),{z:1})',
  '({get a(){return 1}, set a(x){}, get b(){return 1}, set c(v){}})',
  'Object.assign(Object.create({constructor:5}),{p:1})',
  'new (class extends Array{})(3)',
  'new (class Foo extends Map{})([[1,{a:{b:{c:{}}}}]])',
  'Object.create(Object.create(null))',
  'new (class{})',
  'Object.create({a:1})',
  'Object.create(class Foo{}.prototype)',
  '(function*(){})()',
  '[1][Symbol.iterator]()',
  'new WeakMap',
  'new WeakSet',
  "Symbol('x')",
  'Object(1)',
  "Object('ab')",
  "Object.assign(Object('ab'),{x:1})",
  "Object(Symbol('a'))",
  'Object(3n)',
  "Array.from({length:30},(_, i)=>'item'+i)",
  'Array.from({length:120},(_, i)=>i*i)',
  "({a:'x'.repeat(60), b:'y'.repeat(60)})",
  "['a\\nb'+'c'.repeat(20)]",
  "({t:'line one is long\\nline two is long\\n'+'z'.repeat(70)})",
  'Object.assign(()=>{}, {a:1})',
  'Object.assign(function foo(){}, {b:2})',
  'class Foo extends Map{}',
  'class {}',
  'class A{}',
  'async()=>{}',
  'function*g(){}',
  'async function*g(){}',
  'Math',
  'JSON',
  'Reflect',
  '(function(){return arguments})(1,2)',
  'new Uint8Array([1,2]).buffer',
  'new DataView(new ArrayBuffer(2))',
  'new Uint8Array(200)',
  'new Float64Array([1.5,-0])',
  'new BigInt64Array(2)',
  '[1.5,-0,NaN]',
  '[1n,2n]',
  '({a:{b:{c:{d:1}}}})',
  '(()=>{const o={n:1};o.self=o;o.arr=[o];return o})()',
  "(()=>{const m=new Map();m.set('m',m);return m})()",
  '[[[[]]]]',
  '[[[[1]]]]',
  '({f(){}, g:class{}, h:async function x(){}})',
  'new Proxy(function f(){}, {}).name',
  "'\\u0000\\x7f\\ud800'",
  "['\\u0000\\x7f\\ud800\\n']",
  "(()=>{const e=new Error('x',{cause:new TypeError('why')});e.stack='Error: x\\n    at foo';e.cause.stack='TypeError: why\\n    at bar';e.code=5;return [e]})()",
  "(()=>{class VErr extends Error{};const v=new VErr('m');v.stack='Error: m\\n    at z';return v})()",
  "(()=>{const n=new Error('no');n.name='Custom';n.stack='Error: no';return n})()",
  "(()=>{const n=new RangeError('no');n.stack='';return {n}})()",
  "(()=>{const n=new AggregateError([1],'no');n.stack='AggregateError: no\\n    at a';return {n}})()",
  "new (class Foo{ constructor(){this.a=1} get [Symbol.toStringTag](){return 'Tag'}})",
  "({[Symbol.toStringTag]:'T'})",
  "Object.create(null,{[Symbol.toStringTag]:{value:'T'}})",
  "new (class Foo{ [Symbol.for('nodejs.util.inspect.custom')](d,o){return 'C'+d+Object.keys(o).length+typeof o.stylize}})",
  "({x:new (class Foo{ [Symbol.for('nodejs.util.inspect.custom')](d,o,i){return i({a:1,b:'multi\\nline'}, {compact:false})}})})",
  'Array(5)',
  '[...Array(3),1,...Array(200)]',
  'Array.from({length:101},()=>({a:1}))',
  "Array.from({length:27},(_, i)=>'x'.repeat(i%5))",
  'Array.from({length:10},(_, i)=>[i,i*2])',
  'new Set(Array.from({length:120},(_, i)=>i))',
  "new Map(Array.from({length:20},(_, i)=>['key'+i,{v:i}]))",
  "Array.from({length:8},()=>'a long enough string to wrap')",
  "'x'.repeat(10005)",
  "({a:'x'.repeat(10005)})",
  'Object.assign(Object.create({}), {a:1})',
  'new (class A extends Promise{})(()=>{}).constructor',
  'Number',
  "new Error('x') instanceof Error",
  '[new Date(0), /x/]',
  "({'':1,'a b':2,3:4})",
  'new (class X extends Uint8Array{})(2)',
  'new (class X extends Set{})([1])',
  '[function(){}, ()=>{}, class{}]',
  '({a:[{b:{c:{}}}]})',
  '({a:[[[]]],b:[[[1]]]})',
]

// biome-ignore lint/security/noGlobalEval: global, so that the text runs as it does in the isolate
const evaluate = globalThis.eval

const everyOption = [
  'undefined',
  '{ depth: 0 }',
  '{ depth: null }',
  '{ compact: false }',
  '{ compact: 1, breakLength: 20 }',
  '{ breakLength: Infinity }',
  '{ getters: true }',
  '{ maxArrayLength: 2, maxStringLength: 5 }',
]

/** Node shows more of these when asked for hidden properties, and lays them out in its oldest style differently. */
const everyValue = values.map((value) => `(${value})`)

test.each(everyOption)('values are inspected as in Node with the options %s', (options) => {
  const world = createWorldIsolate()
  const ours = world.run(
    `const { inspect } = require('util'); return [${everyValue.map((value) => `inspect(${value}, ${options})`)}]`,
  )
  const nodes = everyValue.map((value) => inspect(evaluate(value), evaluate(`(${options})`)))
  world.dispose()
  expect(ours).toEqual(nodes)
})

test('a promise does not tell its state, and a proxy is looked at through its traps', () => {
  const world = createWorldIsolate()
  expect(
    world.run(
      `const { inspect } = require('util'); return [Promise.resolve(1), new Proxy({ a: 1 }, {})].map((v) => inspect(v))`,
    ),
  ).toEqual(['Promise { <state unknown> }', '{ a: 1 }'])
  world.dispose()
})

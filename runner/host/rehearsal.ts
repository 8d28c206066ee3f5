import type { Begin, Trial } from './trial.ts'

/** A little of everything that tests do, in the form that the compiler gives to programs. */
const solution = `(function(exports,require,module){"use strict";
class Box{items=new Map();set(key,value){this.items.set(key,value);return this}get(key){return this.items.get(key)}}
exports.Box=Box;
exports.later=async(value,wait)=>{await new Promise(done=>setTimeout(done,5));await wait();return{value}};
exports.fail=()=>{throw new RangeError("no")};
})`
const tests = `(function(require,module,exports){"use strict";
const{beforeEach,describe,expect,test}=require("hotseat/kit");const it=require("#solution");
describe("rehearsal",()=>{let box;beforeEach(()=>{box=new it.Box()});
test("a",async()=>{box.set("a",1).set("b",[1,{c:2}]);expect(box.get("a")).toBe(1);expect(box.get("b")).toEqual([1,{c:2}]);
expect(box.get("x")).toBeUndefined();expect(()=>it.fail()).toThrow("no");
await expect(it.later("v",async()=>{})).resolves.toEqual({value:"v"})})})})`

/** Runs a test of our own a few times: what the judge does first for a job is then compiled and has been done before. */
export function rehearse(trial: Trial, times: number): void {
  const begin: Begin = (judge, timeout) => {
    judge.run.applySync(undefined, [0, 'rehearsal › a'], { timeout })
  }
  trial.load([tests])
  trial.collect(solution, 'none')
  for (let time = 0; time < times; time++)
    trial.run(0, { solution: 1000, judge: 1000 }, solution, begin, false)
}

import { stemmer } from 'stemmer'

/** What a text says, as the stems of its words, without those that every question has. */
export function wordsOf(text: string): Set<string> {
  const words = phrases
    .reduce((all, [phrase, word]) => all.replace(phrase, word), text.toLowerCase())
    .replace(/[’']s\b|n[’']t\b/g, ' ')
    .match(/[\p{L}\p{N}]+/gu)
  return new Set(
    (words ?? []).filter((word) => !common.has(word)).map((word) => stemmer(alike.get(word) ?? word)),
  )
}

/** What says one thing in several words. "Get" is a call where something calls it, and else a word like any other. */
const phrases: [RegExp, string][] = [
  [/\bhow (?:many|much)\b|\bnumber of\b/g, ' quantity '],
  [/\bin production\b|\b(?:may|can|could|should|do|must) i use\b/g, ' '],
  [/\b(?:at the|in the) same (?:time|moment)\b|\bin parallel\b/g, ' concurrent '],
  [
    /`get`|\b(?:does|do|should|must|can|a|plain|and|or) get\b(?! an?\b)|\bget(?= (?:and|or|return|count|refresh|reset|see|be)\b)/g,
    ' getter ',
  ],
]

/** Words that may be asked about anything, by their stems: one has to name the thing as well. */
export const vague = new Set(
  'quantiti same error empti limit maximum minimum order first last back come big larg fast slow sort async undefin zero valid one two see expect chang work call 1 2 3'.split(
    ' ',
  ),
)

/** Calls that many challenges have, by their stems: a question about one is not answered by another. */
export const calls = new Set(['getter', 'set', 'put', 'delet', 'remov', 'add', 'has', 'insert', 'updat'])

/** Words that every question has. */
const common = new Set(
  'a an the this that these those is are was were be been am do does did done can could may might must shall should will would i we you they it its my our your their he she there here what which who whom when where why how if then so and or but to of in on at for from by with as about into than just also any some get gets got have has had please tell me us know say let need want going happen happens happened case ok okay well exactly really actually'.split(
    ' ',
  ),
)

/** Words that mean one thing here. */
const alike = new Map(
  Object.entries({
    0: 'zero',
    none: 'empty',
    nothing: 'empty',
    blank: 'empty',
    null: 'undefined',
    nil: 'undefined',
    max: 'maximum',
    min: 'minimum',
    biggest: 'maximum',
    largest: 'maximum',
    smallest: 'minimum',
    overlap: 'concurr',
    overlaps: 'concurr',
    overlapping: 'concurr',
    thread: 'concurr',
    threads: 'concurr',
    threadsafe: 'concurr',
    parallel: 'concurr',
    simultaneous: 'concurr',
    simultaneously: 'concurr',
    concurrently: 'concurr',
    concurrent: 'concurr',
    concurrency: 'concurr',
    duplicate: 'same',
    duplicates: 'same',
    identical: 'same',
    equal: 'same',
    exception: 'error',
    exceptions: 'error',
    throw: 'error',
    throws: 'error',
    thrown: 'error',
    final: 'last',
    fail: 'error',
    fails: 'error',
    failure: 'error',
    ms: 'millisecond',
    milliseconds: 'millisecond',
  }),
)

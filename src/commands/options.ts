import { type Command, InvalidArgumentError, Option } from 'commander'
import { didYouMean } from '../core/nearest.ts'
import { parseSeed } from '../core/seed.ts'

/** The options of everything that judges. */
export function judgingOptions(command: Command, records: boolean): Command {
  const record = new Option('--no-record', 'do not keep the attempt in your history')
  return command
    .option('--json', 'print the report as JSON, nothing else')
    .option('--seed <number>', 'the seed of an earlier report, to repeat it', seed)
    .option('--only <test>', 'only tests with this name or part of it; may be repeated', collect)
    .addOption(records ? record : record.hideHelp())
}

/** Takes one of some words, in any case. */
export function oneOf(words: readonly string[]): (text: string) => string {
  return (text) => {
    const word = text.toLowerCase()
    if (words.includes(word)) return word
    throw new InvalidArgumentError(`It is one of ${words.join(', ')}.${didYouMean(word, words)}`)
  }
}

/** Takes a seed. */
export function seed(text: string): number {
  const value = parseSeed(text)
  if (value === undefined) throw new InvalidArgumentError('A seed is a whole number from 0 to 2147483647.')
  return value
}

/** Takes a number that counts from 1; `wrong` says what it is. */
export function countingFrom1(wrong: string): (text: string) => number {
  return (text) => {
    if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
    throw new InvalidArgumentError(wrong)
  }
}

function collect(value: string, before: string[] = []): string[] {
  if (value.trim() === '') throw new InvalidArgumentError('Give a part of the name of a test.')
  return [...before, value]
}

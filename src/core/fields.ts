import * as z from 'zod/mini'

/** One line of text of at most `longest` UTF-16 units, without control characters. */
export const line = (longest: number) =>
  z.string().check(z.regex(/^[^\p{Cc}\u2028\u2029]*$/u), z.maxLength(longest))

/** One line that is not empty. */
export const filledLine = (longest: number) => line(longest).check(z.minLength(1))

/** Text of a few sentences, with words in it. */
export const paragraph = z.string().check(z.regex(/\S/), z.maxLength(2000))

/** A name for folders, links and the command line. */
export const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60))

/** A challenge of this pack by its slug, or of another one as `pack/slug`. */
export const challengeName = z
  .string()
  .check(z.regex(/^([a-z0-9]+(-[a-z0-9]+)*\/)?[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(121))

import { lazyModule } from '../lazy.ts'

const urls = lazyModule<typeof import('../modules/web-url.ts')>('../modules/web-url.ts')

/** An absolute URL; nothing here has a base. @throws TypeError for any other text. */
export function parseUrl(input: unknown, base?: string) {
  const { URL } = urls()
  try {
    return new URL(input as string, base)
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: error })
  }
}

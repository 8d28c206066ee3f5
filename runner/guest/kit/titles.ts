import { display } from './libraries.ts'

/** Fills a title of `test.each`: `%s %d %i %f %j %o %# %$ %%`, `$key`, `$key.inner` and `$0`, as Vitest does. */
export function formatTitle(template: string, items: readonly unknown[], index: number): string {
  const numbered = template.replace(/%%|%#|%\$/g, (mark) => {
    if (mark === '%%') return mark
    return String(mark === '%#' ? index : index + 1)
  })
  let title = ''
  let next = 0
  let end = 0
  for (const match of numbered.matchAll(display.formatRegExp)) {
    title += fillKeys(numbered.slice(end, match.index), items)
    end = match.index + match[0].length
    if (match[0] === '%%') title += '%'
    else if (next >= items.length) title += match[0]
    else title += formatValue(match[0], items[next++])
  }
  return title + fillKeys(numbered.slice(end), items)
}

/** Turns the template-literal form of `test.each` into rows: one object per line of the table. */
export function tableRows(header: readonly string[], values: readonly unknown[]): Record<string, unknown>[] {
  const names = (header.join('').trim().split('\n')[0] ?? '').replaceAll(' ', '').split('|')
  const rows: Record<string, unknown>[] = []
  for (let start = 0; start + names.length <= values.length; start += names.length) {
    rows.push(Object.fromEntries(names.map((name, column) => [name, values[start + column]])))
  }
  return rows
}

/** The name of a test or suite: functions and classes stand for their own name. */
export function nameOf(name: unknown): string {
  return typeof name === 'function' ? name.name || '<anonymous>' : String(name)
}

function formatValue(mark: string, value: unknown): string {
  try {
    if (mark === '%f' && Object.is(value, -0)) return '-0'
    return display.format([mark, value], { truncate: 40 })
  } catch {
    return mark
  }
}

function fillKeys(text: string, items: readonly unknown[]): string {
  const first = items[0]
  const row = typeof first === 'object' && first !== null && !Array.isArray(first) ? first : undefined
  return text.replace(/\$([$\p{ID_Continue}.]+)/gu, (whole, path: string) => {
    const isIndex = /^\d+$/.test(path)
    if (row === undefined && !isIndex) return whole
    let value = row === undefined ? undefined : dig(row, path)
    if (value === undefined && isIndex) value = items[Number(path)]
    if (typeof value === 'string') return value.length > 40 ? `${value.slice(0, 39)}…` : value
    return formatValue('%o', value)
  })
}

function dig(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => Object(inner)[key], value)
}

/** One node of a plan. Rows are those that PostgreSQL expects, or counted when the statement was run. */
export interface PlanNode {
  readonly type: string
  readonly table?: string
  readonly index?: string
  /** How many nodes stand above it. */
  readonly depth: number
  /** Rows that it gave, in all its loops together. */
  readonly rows: number
  /** Rows that it read and left out, in all its loops together. */
  readonly removed: number
}

/** A plan from the top down. */
export interface Plan {
  readonly nodes: readonly PlanNode[]
  /** Rows that were read from tables, whether or not they were wanted. */
  readonly rowsTouched: number
  /** Whether an index is used: any, or the one of that name. */
  usesIndex(name?: string): boolean
  /** Whether a table is read from one end to the other. */
  scansWhole(table: string): boolean
  /** The tree, for people. */
  toString(): string
}

type Raw = { [key: string]: unknown; Plans?: Raw[] }

/** Reads what EXPLAIN (FORMAT JSON) gave. */
export function readPlan(json: unknown): Plan {
  const nodes: PlanNode[] = []
  collect(((json as Raw[])[0] as Raw)['Plan'] as Raw, 0, nodes)
  const scans = nodes.filter(({ table }) => table !== undefined)
  return {
    nodes,
    rowsTouched: scans.reduce((sum, { rows, removed }) => sum + rows + removed, 0),
    usesIndex: (name) =>
      nodes.some(({ index }) => index !== undefined && (name === undefined || index === name)),
    scansWhole: (name) => scans.some(({ type, table }) => table === name && /Seq Scan$/.test(type)),
    toString: () => nodes.map(line).join('\n'),
  }
}

function collect(raw: Raw, depth: number, into: PlanNode[]): void {
  const loops = (raw['Actual Loops'] as number | undefined) ?? 1
  const removed = ['Rows Removed by Filter', 'Rows Removed by Index Recheck', 'Rows Removed by Join Filter']
  const table = raw['Relation Name'] as string | undefined
  const index = raw['Index Name'] as string | undefined
  into.push({
    type: raw['Node Type'] as string,
    ...(table !== undefined && { table }),
    ...(index !== undefined && { index }),
    depth,
    rows: ((raw['Actual Rows'] ?? raw['Plan Rows']) as number) * loops,
    removed: removed.reduce((sum, key) => sum + ((raw[key] as number | undefined) ?? 0), 0) * loops,
  })
  for (const inner of raw.Plans ?? []) collect(inner, depth + 1, into)
}

function line({ type, table, index, depth, rows, removed }: PlanNode): string {
  const where = `${index === undefined ? '' : ` using ${index}`}${table === undefined ? '' : ` on ${table}`}`
  const left = removed === 0 ? '' : `, ${removed} left out`
  return `${'  '.repeat(depth)}${type}${where} (${rows} rows${left})`
}

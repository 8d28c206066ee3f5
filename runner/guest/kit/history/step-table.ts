/** Something that one actor did, in the order in which things happened. */
export interface Step {
  actor: string
  what: string
}

/** Characters that a column has at most. */
const widest = 28

/** Steps from top to bottom with a column for each actor, in the order in which they first appear. */
export function stepTable(steps: readonly Step[]): string {
  const actors = [...new Set(steps.map(({ actor }) => actor))]
  const width = (actor: string) =>
    steps.reduce(
      (most, step) => Math.max(most, step.actor === actor ? shown(step.what).length : 0),
      actor.length,
    )
  const widths = actors.map(width)
  const digits = String(steps.length).length
  const line = (first: string, cells: readonly string[]) =>
    [first.padStart(digits), ...cells.map((cell, index) => cell.padEnd(widths[index] as number))]
      .join('  ')
      .trimEnd()
  return [
    line('', actors.map(shown)),
    ...steps.map(({ actor, what }, index) =>
      line(
        String(index + 1),
        actors.map((each) => (each === actor ? shown(what) : '')),
      ),
    ),
  ].join('\n')
}

function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line
}

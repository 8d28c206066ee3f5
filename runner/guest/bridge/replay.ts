/**
 * Calls as one flat list, for `replay`: the target, then for each call how many values it has, and those. A list of lists
 * would cross as so many objects, each with an identity to keep.
 */
export function flatCalls(target: unknown, operations: readonly (readonly unknown[])[]): unknown[] {
  const values: unknown[] = [target]
  for (const operation of operations) {
    values.push(operation.length)
    for (const value of operation) values.push(value)
  }
  return values
}

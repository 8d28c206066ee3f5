/** Makes a function that runs the tasks given to it, at most `limit` at the same time. */
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  // TODO: refuse a limit that makes no sense.
  void limit
  return async (task) => {
    // TODO: wait until there is room.
    return task()
  }
}

/** `grows` of the kit: how the cost of something grows with its size. */
declare module 'hotseat/kit' {
  /** What a run cost at one size: operations as the test counted them, or milliseconds of the solution's CPU time. */
  export interface GrowthPoint {
    size: number
    cost: number
  }

  /**
   * Runs at each of 2 to 16 sizes, smallest first, and has the report show how the cost grows. The cost is what `run` returns, if
   * that is a number, else the solution's CPU time; then the smallest size runs once more before. Points below 20 ms say
   * nothing. It never decides a verdict: machines are noisy.
   */
  export function grows(
    run: (size: number) => unknown,
    sizes: readonly number[],
    label?: string,
  ): Promise<GrowthPoint[]>
}

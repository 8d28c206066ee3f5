/** Disks that crash, and solutions that start anew. The interface `Disk` is what a solution gets of one. */
declare module 'hotseat/kit' {
  /** What becomes of bytes that are not synced when the disk crashes. */
  export type Fate = 'kept' | 'lost' | 'torn'

  export interface DiskOptions {
    /** A whole number; the seed of the test unless given. */
    seed?: number
    /** All files together, up to 64 MB; 16 MB unless given. */
    capacityBytes?: number
    /** At most 1000, and 1000 unless given. */
    maxFiles?: number
    /** Virtual milliseconds that each call takes; 0 unless given. */
    latencyMs?: number
  }

  type DiskCall = 'append' | 'read' | 'size' | 'sync' | 'rename' | 'remove' | 'list'

  /** One call that the disk has done. */
  export interface DiskOperation {
    /** Counts all calls of a disk from 1 on. */
    readonly call: number
    /** Counts the lives of the program from 1 on. */
    readonly life: number
    readonly name: DiskCall
    readonly file?: string
    /** The new name, of `rename`. */
    readonly to?: string
    /** Where the bytes are that were read or appended. */
    readonly from?: number
    /** How many bytes were read or appended, or the size. */
    readonly bytes?: number
    /** The code of the error by which it failed. */
    readonly error?: string
    /** It was done, but the program ended before it was answered. */
    readonly unanswered?: true
  }

  export type DiskCounts = Readonly<Record<DiskCall | 'calls' | 'bytesRead' | 'bytesAppended', number>>

  export interface SimulatedDisk {
    /** What the solution gets. After a crash it never answers again; mount once more for the next start. */
    mount(): Disk
    /**
     * Starts the program once: `solution` is a new evaluation of the solution's module. True when it has finished,
     * false when the disk crashed before that; what it was doing then goes no further.
     */
    run<Solution>(program: (disk: Disk, solution: Solution) => unknown): Promise<boolean>
    /** The same, once more after each crash, until it has finished. */
    recover<Solution>(program: (disk: Disk, solution: Solution) => unknown): Promise<void>
    /** Crashes at once. Where no fate is given, the seed decides for each file. */
    crash(fate?: Fate): void
    /** Crashes before a call to come is done (the default), or after it, before it is answered; 1 is the next. */
    crashAt(call: number, options?: { when?: 'before' | 'after'; fate?: Fate }): void
    readonly crashes: number
    /** The size of all files together. */
    readonly usedBytes: number
    /** What was done, in order; the last 10,000 calls at least. */
    readonly operations: readonly DiskOperation[]
    /** Calls and bytes since `mark` was called, or since the beginning. */
    counts(): DiskCounts
    mark(): void
    /** The last calls and crashes as a table for people. */
    log(): string
  }

  export function createDisk(options?: DiskOptions): SimulatedDisk

  /**
   * Runs a scenario once without a crash, then with a crash before and after each of its calls of the disk, with each
   * fate of the bytes that are not synced. Fails as the first of these runs does, and shows its calls.
   */
  export function crashAtEveryStep(
    scenario: (disk: SimulatedDisk) => unknown,
    /** `maxCalls`: how many calls a scenario may make; 200 unless given. */
    options?: DiskOptions & { maxCalls?: number },
  ): Promise<void>

  /** Evaluates the solution's module anew, without its timers and what it added to the global object. */
  export function restart<Solution>(): Solution
}

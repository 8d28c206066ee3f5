/**
 * A disk as a solution is given it by the tests: flat files that grow at their end. Bytes survive a crash once they are
 * synced; names always do. Calls that are under way together are done in any order.
 */
interface Disk {
  /**
   * Writes bytes at the end of a file, which is made if there is none, and fulfils with the offset at which they begin.
   * Rejects with the code ENOSPC when the disk is full; then nothing was written.
   */
  append(file: string, bytes: Uint8Array): Promise<number>
  /** Fulfils with the bytes from the offset `from` on: `length` of them (at most 4 MB), fewer at the end of the file. */
  read(file: string, from: number, length: number): Promise<Uint8Array>
  /** The size in bytes. Rejects with the code ENOENT for a file that there is not, as all calls but append and list do. */
  size(file: string): Promise<number>
  /** Fulfils when all that the file holds would survive a crash. */
  sync(file: string): Promise<void>
  /** Gives a file another name, of which it takes the place if it exists; it is done whole or not at all. */
  rename(from: string, to: string): Promise<void>
  remove(file: string): Promise<void>
  /** The names of all files, sorted. */
  list(): Promise<string[]>
}

/** Decisions and indexes that the sections of the new module share. */
export interface RewritePlan {
  readonly maxPages: number
  readonly maxTable: number
  /** Does `memory.grow` go through a page counter? */
  readonly virtualGrow: boolean
  /** Index of the memory that holds the stop flag. */
  readonly epochMemory: number
  /** Index of the first global that the module defines. */
  readonly firstGlobal: number
  /** Index of the global that counts the guest's pages. */
  readonly pageCounter: number
  /** Index of the function that stands in for `memory.grow`. */
  readonly growFunction: number
}

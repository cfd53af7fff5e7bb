/** Counters that every license's units are counted with: made once for a ledger, so that no turn makes room for all computers or users. */

/** Who counts clears what it counted, which is little beside all computers and users: between uses every counter is zero. */
export interface Counters {
  readonly byComputer: {
    /** Installations of a product so far. */
    readonly installed: Int32Array;
    /** Units begun, by any product of the license. */
    readonly begun: Int32Array;
    /** Units that other products had begun before this one. Not cleared: it is written before it is read. */
    readonly before: Int32Array;
  };
  /** By side of second use, two for each user. */
  readonly bySide: {
    /** Units of the side, or the first of those that wait there. */
    readonly first: Int32Array;
    /** The last one that waits. Not cleared either. */
    readonly last: Int32Array;
  };
}

export const openCounters = (computers: number, users: number): Counters => ({
  byComputer: {
    installed: new Int32Array(computers),
    begun: new Int32Array(computers),
    before: new Int32Array(computers),
  },
  bySide: { first: new Int32Array(users * 2), last: new Int32Array(users * 2) },
});

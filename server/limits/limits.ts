/** How much one request may ask for. Every limit has a test that attacks it. */

export interface Limits {
  /** Levels of fields within fields. */
  readonly depth: number;
  /** Fields in all, fragments written out. */
  readonly fields: number;
  readonly aliases: number;
  /** Words and signs of the query. */
  readonly tokens: number;
  /** Fields that could be answered at most, pages taken as full. */
  readonly cost: number;
  /** Operations sent together. */
  readonly operations: number;
  /** Bytes of a request with files. */
  readonly uploadBytes: number;
  /** Bytes of a request without files. */
  readonly bodyBytes: number;
  /** Time until an operation must have its answer. */
  readonly operationMs: number;
  /** Operations that are answered at the same time; subscriptions do not count. */
  readonly subscriptions: number;
}

export const LIMITS: Limits = {
  depth: 14,
  fields: 1_000,
  aliases: 50,
  tokens: 5_000,
  cost: 250_000,
  operations: 5,
  uploadBytes: 512 * 1024 * 1024,
  bodyBytes: 4 * 1024 * 1024,
  operationMs: 60_000,
  subscriptions: 100,
};

/** Structured logs: one JSON object a line. What is logged is chosen here field by field, so no secret can slip in with a header or a query. */

interface LogRecord {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [field: string]: string | number | boolean | null | undefined;
}

export type Log = (record: LogRecord) => void;

/** Makes the log that writes lines to `sink`. */
export const openLog =
  (sink: (line: string) => void, now: () => number): Log =>
  record =>
    sink(JSON.stringify({ time: new Date(now()).toISOString(), ...record }));

/** Where lines go when nobody says otherwise: beside the answer, which belongs to stdout. */
export const toStandardError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** What is kept of an unexpected error: its kind, sentence and where it was thrown, for the log only. */
export const errorFields = (error: unknown): { readonly error: string; readonly stack?: string } =>
  error instanceof Error ? { error: `${error.name}: ${error.message}`, stack: error.stack } : { error: String(error) };

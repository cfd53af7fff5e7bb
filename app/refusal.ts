/** Why the API refuses a request: a code for programs, a sentence for people and what to do; never a secret, never a stack. */

/** A request that cannot be answered as it was asked. */
export class Refusal extends Error {
  readonly code: string;
  /** What was expected and what to do, one sentence. */
  readonly help: string;

  constructor(code: string, message: string, help: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.help = help;
  }
}

/** What is wrong with one record of a batch. */
export interface RecordProblem {
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly table: string | null;
  readonly column: string | null;
  /** Place of the record in the batch, from 0; null where it is not about one record. */
  readonly at: number | null;
}

/** A batch that was refused as a whole because of some of its records. */
export class InputRefused extends Refusal {
  readonly problems: readonly RecordProblem[];

  constructor(problems: readonly RecordProblem[]) {
    const first = problems[0];
    const others = problems.length - 1;
    const more = others === 0 ? '' : others === 1 ? ' There is 1 more problem.' : ` There are ${others} more problems.`;
    super(first.code, `${first.message}${more}`, first.help);
    this.name = 'InputRefused';
    this.problems = problems;
  }
}

/** A column that somebody else changed meanwhile, as text of a cell. */
export interface ColumnDifference {
  readonly column: string;
  /** What whoever writes had read; null where that state is not known any more. */
  readonly before: string | null;
  readonly now: string;
}

/** A record that is no longer what whoever writes had read. */
export interface StaleRecord {
  readonly at: number;
  readonly table: string;
  readonly key: string;
  /** Version of the record now; null where it is gone. */
  readonly version: string | null;
  readonly changedBy: string;
  readonly changedAt: number | null;
  readonly differences: readonly ColumnDifference[];
}

/** A batch that was refused as a whole because some of its records were changed by others meanwhile. */
export class WriteConflict extends Refusal {
  readonly records: readonly StaleRecord[];

  constructor(records: readonly StaleRecord[]) {
    const names = records.map(({ key }) => key).join(', ');
    super(
      'RECORD_CHANGED',
      `Changed by somebody else meanwhile: ${names}. Nothing was written.`,
      'Look at what changed, then send the change again with the present version.',
    );
    this.name = 'WriteConflict';
    this.records = records;
  }
}

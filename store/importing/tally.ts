/** Counts what an import does, table by table, and collects its problems: each code up to a cap, beyond it only counted. */
import { type Problem, type ProblemCode, WARNINGS } from '../../engine/estate/problem.ts';
import { TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';

/** What became of the rows of one table. A repeated row is read, and counts once for the record it names. */
export interface TableCount {
  readonly table: TableName;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly removed: number;
  readonly rejected: number;
}

type Outcome = Exclude<keyof TableCount, 'table'>;

/** Problems of one code that are kept with place and sentence; further ones are counted. */
const PROBLEMS_KEPT = 100;

export interface Tally {
  readonly count: (table: TableName, outcome: Outcome, rows?: number) => void;
  readonly report: (problem: Problem) => void;
  readonly tables: () => readonly TableCount[];
  /** Rejections first, then warnings; each in the order in which they were found. */
  readonly problems: () => readonly Problem[];
  /** Number of problems by code, also of those that were not kept. */
  readonly codes: () => Readonly<Partial<Record<ProblemCode, number>>>;
  /** Returns a function that undoes everything counted since. */
  readonly mark: () => () => void;
}

type Counts = Record<Outcome, number>;
const none = (): Counts => ({ read: 0, added: 0, changed: 0, unchanged: 0, repeated: 0, removed: 0, rejected: 0 });

export const openTally = (): Tally => {
  let counts = new Map<TableName, Counts>();
  let codes = new Map<ProblemCode, number>();
  const kept: Problem[] = [];
  const of = (table: TableName): Counts => {
    const known = counts.get(table);
    if (known) return known;
    const fresh = none();
    counts.set(table, fresh);
    return fresh;
  };
  return {
    count: (table, outcome, rows = 1) => {
      of(table)[outcome] += rows;
    },
    report: problem => {
      const before = codes.get(problem.code) ?? 0;
      codes.set(problem.code, before + 1);
      if (before < PROBLEMS_KEPT) kept.push(problem);
    },
    tables: () => TABLE_NAMES.filter(table => counts.has(table)).map(table => ({ table, ...of(table) })),
    problems: () => [
      ...kept.filter(({ code }) => !WARNINGS.has(code)),
      ...kept.filter(({ code }) => WARNINGS.has(code)),
    ],
    codes: () => Object.fromEntries(codes),
    mark: () => {
      const before = {
        counts: new Map([...counts].map(([table, of]) => [table, { ...of }])),
        codes: new Map(codes),
        kept: kept.length,
      };
      return () => {
        counts = before.counts;
        codes = before.codes;
        kept.length = before.kept;
      };
    },
  };
};

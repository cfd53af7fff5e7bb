/** The account of one license: which row carries how many units, what is missing, what is consumed without an installation. */
import type { Computer } from './computers.ts';
import { type Consumer, idOf } from './consumers.ts';
import type { Item } from './items.ts';
import type { Application } from './order.ts';
import type { FoundProblem } from './problems.ts';

interface CountedItem {
  readonly item: Item;
  readonly outcome: 'consumes' | 'covered' | 'exempt';
  readonly reason: string | null;
  readonly units: number;
}

/** Consumption without an installation: measured, by access of a user, or permanently allocated. */
interface ExtraRow {
  readonly computer: string | null;
  readonly user: string | null;
  readonly application: Application | null;
  readonly units: number;
}

export interface Tally {
  readonly rows: CountedItem[];
  readonly extra: ExtraRow[];
  readonly problems: FoundProblem[];
  /** Units by consumer, for those that were given anything. */
  readonly consumed: Map<string, number>;
  /** Whether data is missing that a figure needs. */
  unknown: boolean;
}

export const newTally = (): Tally => ({ rows: [], extra: [], problems: [], consumed: new Map(), unknown: false });

/** Notes that nothing can be counted because data of a computer is missing. */
export function missing(tally: Tally, code: 'CORES_MISSING' | 'PROCESSORS_MISSING', computer: Computer): null {
  tally.problems.push({ code, computer });
  tally.unknown = true;
  return null;
}

/** Gives the units to the first item, covers the others with a reason. */
export function carry(
  tally: Tally,
  consumer: Consumer,
  items: readonly Item[],
  units: number,
  reason: (item: Item, first: Item) => string,
): void {
  const first = items[0]!;
  tally.rows.push({ item: first, outcome: 'consumes', reason: null, units });
  cover(
    tally,
    items.slice(1).map(item => [item, reason(item, first)]),
  );
  count(tally, consumer, units);
}

/** Covers items without units, each with its reason. */
export function cover(tally: Tally, items: readonly (readonly [Item, string])[]): void {
  for (const [item, reason] of items) tally.rows.push({ item, outcome: 'covered', reason, units: 0 });
}

/** Adds units to what a consumer consumes. */
export function count(tally: Tally, consumer: Consumer, units: number): void {
  tally.consumed.set(idOf(consumer), (tally.consumed.get(idOf(consumer)) ?? 0) + units);
}

/** Everything that the license consumes. */
export function totalOf(tally: Tally): number {
  return [...tally.rows, ...tally.extra].reduce((sum, row) => sum + row.units, 0);
}

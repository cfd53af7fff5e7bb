/** A run summed up for dashboards: positions by status and by publisher, decisions by business unit. Each is counted once for a run. */
import { OUTCOME, type Status } from '../engine/codes.ts';
import type { Run } from '../engine/reconcile.ts';
import { exposureByCurrency, type Position } from '../engine/settle.ts';

export interface StatusCount {
  readonly status: Status;
  readonly positions: number;
}

export interface PublisherSum {
  /** Blank where licenses name none. */
  readonly publisher: string;
  readonly positions: number;
  readonly atRisk: number;
  readonly shortfall: number;
  readonly exposure: Readonly<Record<string, string>>;
}

export interface BusinessUnitSum {
  /** As first spelt; blank where computers name none. */
  readonly businessUnit: string;
  readonly computers: number;
  readonly installations: number;
  readonly consumed: number;
  readonly unlicensed: number;
}

const remembered = <T>(make: (run: Run) => T): ((run: Run) => T) => {
  const known = new WeakMap<Run, { readonly made: T }>();
  return run => {
    const there = known.get(run) ?? { made: make(run) };
    known.set(run, there);
    return there.made;
  };
};

const STATUSES: readonly Status[] = ['at-risk', 'unknown', 'compliant', 'not-tracked'];

/** How many positions have which status. */
export const byStatus = remembered((run): readonly StatusCount[] =>
  STATUSES.map(status => ({
    status,
    positions: run.settled.positions.filter(position => position.status === status).length,
  })),
);

const publisherSum = (publisher: string, positions: readonly Position[]): PublisherSum => ({
  publisher,
  positions: positions.length,
  atRisk: positions.filter(({ status }) => status === 'at-risk').length,
  shortfall: positions.reduce((sum, { shortfall }) => sum + shortfall, 0),
  exposure: exposureByCurrency(positions),
});

/** Positions summed up for each publisher, the largest shortfall first. */
export const byPublisher = remembered((run): readonly PublisherSum[] =>
  [...Map.groupBy(run.settled.positions, ({ license }) => license.row.publisher)]
    .map(([publisher, positions]) => publisherSum(publisher, positions))
    .sort((a, b) => b.shortfall - a.shortfall || b.positions - a.positions || (a.publisher < b.publisher ? -1 : 1)),
);

/** Decisions summed up for each business unit of the computers, the most unlicensed first. */
export const byBusinessUnit = remembered((run): readonly BusinessUnitSum[] => {
  const { image, ledger, settled } = run;
  const sums = new Map<
    string,
    { businessUnit: string; computers: number; installations: number; consumed: number; unlicensed: number }
  >();
  const spelling = new Map(
    image.rows.computers.map(row => [row.business_unit.normalize('NFC').toLowerCase(), row.business_unit]),
  );
  const of = image.computers.businessUnit.map(unit => {
    if (!sums.has(unit))
      sums.set(unit, {
        businessUnit: spelling.get(unit) ?? unit,
        computers: 0,
        installations: 0,
        consumed: 0,
        unlicensed: 0,
      });
    const sum = sums.get(unit)!;
    sum.computers++;
    return sum;
  });
  for (let at = 0; at < image.installations.count; at++) of[image.installations.computer[at]].installations++;
  for (let slot = 0; slot < ledger.slots.count; slot++) {
    const sum = of[image.installations.computer[ledger.slots.installationOf(slot)]];
    sum.consumed += settled.units[slot];
    if (settled.outcome[slot] === OUTCOME.unlicensed) sum.unlicensed++;
  }
  return [...sums.values()].sort((a, b) => b.unlicensed - a.unlicensed || (a.businessUnit < b.businessUnit ? -1 : 1));
});

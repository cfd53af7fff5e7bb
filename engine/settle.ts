/** Settling a run: rows, positions, the list of unlicensed and the totals from what the ledger says, with the sum checked. */
import { eachCoverable, lacksPrimary } from './allocate/candidates.ts';
import { ignoredInstallations } from './allocate/ignored.ts';
import { FREE, givenSlots, type Ledger, OUT } from './allocate/ledger.ts';
import { OUTCOME, REASON, type Status } from './codes.ts';
import { checkFigures } from './figures.ts';
import { add, type Fraction, money, times, whole, ZERO } from './fraction.ts';
import type { License } from './license/license.ts';
import { finish, inStretches, type Steps } from './steps.ts';
import { writeOtherAccesses } from './units/access.ts';
import { exemption } from './units/exempt.ts';
import { familyOf } from './units/index.ts';
import type { OtherRow, Rows } from './units/rows.ts';

export interface Position {
  readonly license: License;
  readonly entitled: number;
  readonly consumed: number;
  readonly available: number;
  readonly shortfall: number;
  readonly projected: number;
  /** Distinct installations given to the license. */
  readonly raw: number;
  readonly exempt: number;
  readonly status: Status;
  /** Exact; null without a price. */
  readonly exposure: Fraction | null;
}

export interface Settled {
  readonly outcome: Uint8Array;
  readonly reason: Uint8Array;
  readonly units: Int32Array;
  readonly other: readonly OtherRow[];
  /** By license key. */
  readonly positions: readonly Position[];
}

/** Outcome of installations of a product that no license has. Source: rules 1 and 6. */
const freeOutcomes = (ledger: Ledger): readonly { outcome: number; reason: number }[] => {
  const named = new Set<number>();
  for (const license of ledger.licenses)
    if (license.metric.family !== 'access') for (const { product } of license.products) named.add(product);
  const { products } = ledger.image;
  return Array.from({ length: products.count }, (_, product) =>
    products.commercial[product] === 0
      ? { outcome: OUTCOME.ignored, reason: REASON.NOT_COMMERCIAL }
      : { outcome: OUTCOME.unlicensed, reason: named.has(product) ? REASON.NO_RIGHT : REASON.NO_LICENSE },
  );
};

/** Writes what no license has, as if none had anything: one application after another, then what takes no part, then shared ones. */
const writeFree = (ledger: Ledger, rows: Rows): void => {
  const { applications, installations } = ledger.image;
  const free = freeOutcomes(ledger);
  for (let application = 0; application < applications.count; application++) {
    const { outcome, reason } = free[applications.product[application]];
    rows.outcome.fill(outcome, installations.start[application], installations.start[application + 1]);
    rows.reason.fill(reason, installations.start[application], installations.start[application + 1]);
  }
  for (const installation of ignoredInstallations(ledger.image)) {
    rows.outcome[installation] = OUTCOME.ignored;
    rows.reason[installation] = ledger.ignored[installation];
  }
  for (const [installation, sharing] of ledger.slots.shared) writeShared(ledger, rows, installation, sharing, free);
};

/** Slots of an installation with several users: one by one where a user metric names the product, else in one row. */
const writeShared = (
  ledger: Ledger,
  rows: Rows,
  installation: number,
  sharing: readonly number[],
  free: ReturnType<typeof freeOutcomes>,
): void => {
  const { taken, image } = ledger;
  const product = image.applications.product[image.installations.application[installation]];
  const first = sharing.find(slot => taken[slot] === FREE);
  for (const slot of sharing) {
    if (taken[slot] >= 0) continue;
    const own = taken[slot] === FREE && (slot === first || ledger.countedByUser.has(product));
    if (taken[slot] === OUT && slot === installation) continue;
    rows.outcome[slot] = own ? free[product].outcome : OUTCOME.merged;
    rows.reason[slot] = own ? free[product].reason : 0;
  }
};

/** Distinct installations of each license, and how many of them are exempt in every decision. */
const countInstallations = (ledger: Ledger, rows: Rows): { raw: Int32Array; exempt: Int32Array } => {
  const { slots, taken } = ledger;
  const raw = ledger.given.slice();
  const exempt = new Int32Array(ledger.licenses.length);
  for (const license of ledger.licenses)
    if (exemption(ledger, license) !== null)
      for (const slot of givenSlots(ledger, license))
        if (rows.outcome[slot] === OUTCOME.exempt) exempt[license.index]++;
  for (const sharing of slots.shared.values()) {
    const byLicense = Map.groupBy(
      sharing.filter(slot => taken[slot] >= 0),
      slot => taken[slot],
    );
    for (const [license, own] of byLicense) {
      const exempted = own.filter(slot => rows.outcome[slot] === OUTCOME.exempt).length;
      raw[license] -= own.length - 1;
      exempt[license] -= exempted - (exempted === own.length ? 1 : 0);
    }
  }
  return { raw, exempt };
};

/** A measured license without measurements is computed by nothing. */
const isTracked = (license: License): boolean =>
  license.metric.family !== 'measured' || license.measurements.length > 0 || license.notInForce !== 0;

const positionOf = (license: License, consumed: number, missing: boolean, raw: number, exempt: number): Position => {
  const available = license.entitled - consumed;
  const over = Math.max(0, -available);
  const shortfall = license.limit === 'purchased' ? over : 0;
  const status: Status = !isTracked(license)
    ? 'not-tracked'
    : shortfall > 0
      ? 'at-risk'
      : missing
        ? 'unknown'
        : 'compliant';
  const exposure = license.price.amount === null ? null : times(whole(shortfall), license.price.amount);
  return {
    license,
    entitled: license.entitled,
    consumed,
    available,
    shortfall,
    projected: license.limit === 'true-up' ? over : 0,
    raw,
    exempt,
    status,
    exposure,
  };
};

/** The sum of the rows' units is the position, on every run. Source: rules 8. */
function* checkSums(ledger: Ledger, rows: Rows, positions: readonly Position[]): Steps<void> {
  const sums = new Float64Array(ledger.licenses.length);
  const { taken } = ledger;
  const { units } = rows;
  yield* inStretches(taken.length, (from, to) => {
    for (let slot = from; slot < to; slot++) if (taken[slot] >= 0) sums[taken[slot]] += units[slot];
  });
  for (const row of rows.other) if (row.license >= 0) sums[row.license] += row.units;
  for (const { license, consumed } of positions)
    if (sums[license.index] !== consumed)
      throw new Error(
        `the rows of ${license.row.license} add up to ${sums[license.index]}, but its position says ${consumed}: this is a defect of the engine`,
      );
}

/** Asks limits of cores and processors of every installation, so that what is missing is shown whoever has the installation. */
const askLimits = (ledger: Ledger): void => {
  for (const license of ledger.licenses)
    if (license.notInForce === 0 && license.metric.family === 'computer' && license.metric.limited !== null)
      eachCoverable(ledger, license, false, lacksPrimary(ledger, license), () => undefined);
};

/** The same as `settle`, in steps: one license after the other. */
export function* settleSteps(ledger: Ledger): Steps<Settled> {
  const count = ledger.slots.count;
  const rows: Rows = {
    outcome: new Uint8Array(count),
    reason: new Uint8Array(count),
    units: new Int32Array(count),
    other: [],
  };
  yield;
  writeFree(ledger, rows);
  yield;
  askLimits(ledger);
  yield;
  const settlements: ReturnType<ReturnType<typeof familyOf>['settle']>[] = [];
  for (const license of ledger.licenses) {
    settlements.push(
      license.notInForce === 0 ? familyOf(license).settle(ledger, license, rows) : { consumed: 0, missing: false },
    );
    yield;
  }
  writeOtherAccesses(ledger, rows);
  yield;
  const { raw, exempt } = countInstallations(ledger, rows);
  yield;
  const positions = ledger.licenses.map((license, at) =>
    positionOf(license, settlements[at].consumed, settlements[at].missing, raw[at], exempt[at]),
  );
  checkFigures(positions);
  yield* checkSums(ledger, rows, positions);
  return { ...rows, positions };
}

/** Settles every license of the ledger. Throws a `FigureFault` where a figure does not fit. */
export const settle = (ledger: Ledger): Settled => finish(settleSteps(ledger));

/** Exposure of all positions for each currency, added exactly and rounded once. Source: rules 9, purchases. */
export const exposureByCurrency = (positions: readonly Position[]): Readonly<Record<string, string>> => {
  const sums = new Map<string, Fraction>();
  for (const { exposure, license } of positions)
    if (exposure !== null) sums.set(license.price.currency, add(sums.get(license.price.currency) ?? ZERO, exposure));
  return Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => [currency, money(sum)]),
  );
};

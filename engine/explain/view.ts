/** A run as plain records: what cases, exports and programs read, with names in the place of numbers. */
import type { FindingCode, Reason, Status } from '../codes.ts';
import { money } from '../fraction.ts';
import type { License } from '../license/license.ts';
import type { Run } from '../reconcile.ts';
import type { Section } from '../rights/sections.ts';
import { exposureByCurrency, type Position } from '../settle.ts';
import { candidatesOfAccess, candidatesOfSlot } from './candidates.ts';
import { countUnlicensed, decisionOf, otherDecisionOf } from './decisions.ts';

export interface PositionRecord {
  readonly license: string;
  readonly name: string;
  readonly publisher: string;
  readonly metric: string;
  readonly entitled: number;
  readonly consumed: number;
  readonly available: number;
  readonly shortfall: number;
  readonly projected: number;
  readonly raw: number;
  readonly exempt: number;
  readonly status: Status;
  /** Price of one entitlement in cents precision; null when none is known. */
  readonly unitPrice: string | null;
  readonly currency: string;
  readonly exposure: string | null;
  readonly inherits: Readonly<Partial<Record<Section, string>>>;
}

export const positionRecord = ({ license, exposure, ...figures }: Position): PositionRecord => ({
  license: license.row.license,
  name: license.row.name,
  publisher: license.row.publisher,
  metric: license.metricId,
  entitled: figures.entitled,
  consumed: figures.consumed,
  available: figures.available,
  shortfall: figures.shortfall,
  projected: figures.projected,
  raw: figures.raw,
  exempt: figures.exempt,
  status: figures.status,
  unitPrice: license.price.amount === null ? null : money(license.price.amount),
  currency: license.price.currency,
  exposure: exposure === null ? null : money(exposure),
  inherits: license.inherits,
});

/** Positions by license key. */
export const positionRecords = (run: Run): readonly PositionRecord[] => run.settled.positions.map(positionRecord);

export interface Totals {
  /** By currency, exact sums rounded once. */
  readonly exposure: Readonly<Record<string, string>>;
  readonly shortfall: number;
  readonly unlicensed: number;
}

export const totalsOf = (run: Run): Totals => ({
  exposure: exposureByCurrency(run.settled.positions),
  shortfall: run.settled.positions.reduce((sum, position) => sum + position.shortfall, 0),
  unlicensed: countUnlicensed(run),
});

export interface Rejected {
  readonly computer: string | null;
  readonly user: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly edition: string | null;
  readonly license: string;
  readonly reason: Reason;
}

/** Rejections of one installation: a user metric judges each of its users, any other license all slots together. */
function* rejectionsOf(run: Run, slots: readonly number[]): Iterable<Rejected> {
  const { image, ledger } = run;
  const bySlot = slots.map(slot => candidatesOfSlot(run, slot));
  const { computer, product, version, edition } = decisionOf(run, slots[0]);
  const rejected = (at: number, license: License, user: string | null): Rejected[] => {
    const found = bySlot[at].find(candidate => candidate.license === license)!;
    if (found.verdict !== 'rejected') return [];
    return [{ computer, user, product, version, edition, license: license.row.license, reason: found.reason! }];
  };
  for (const { license } of bySlot[0]) {
    if (license.metric.family !== 'user') {
      const all = slots.flatMap((_, at) => rejected(at, license, null));
      if (all.length === slots.length) yield all[0];
      continue;
    }
    for (let at = 0; at < slots.length; at++) {
      const consumer = ledger.slots.consumerOf(slots[at]);
      yield* rejected(at, license, consumer < image.users.count ? image.users.name[consumer] : null);
    }
  }
}

/** Every license that may not cover an installation or an access, and why. */
export function* rejections(run: Run): Iterable<Rejected> {
  const { slots } = run.ledger;
  for (let installation = 0; installation < slots.installations; installation++)
    yield* rejectionsOf(run, slots.sharing(installation) ?? [installation]);
  for (let at = 0; at < run.settled.other.length; at++) {
    const { access } = run.settled.other[at];
    if (access < 0) continue;
    const { computer, user, product, version, edition } = otherDecisionOf(run, at);
    for (const { license, verdict, reason } of candidatesOfAccess(run, access))
      if (verdict === 'rejected')
        yield { computer, user, product, version, edition, license: license.row.license, reason: reason! };
  }
}

export interface FindingRecord {
  readonly code: FindingCode;
  readonly license: string | null;
  readonly computer: string | null;
  readonly detail: string;
}

/** What is missing in the data or contradictory in the rights. */
export const findingRecords = (run: Run): readonly FindingRecord[] =>
  run.findings.map(({ code, license, computer, detail }) => ({
    code,
    license: license >= 0 ? run.ledger.licenses[license].row.license : null,
    computer: computer >= 0 ? run.image.computers.name[computer] : null,
    detail,
  }));

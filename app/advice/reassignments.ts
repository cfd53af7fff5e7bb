/** Allocations that nobody needs where they are, from when on the publisher lets them be moved, and what that changes. */

import { minimumTimeOn } from '../../catalog/reassignment.ts';
import { type Effect, savedBy } from '../../engine/advice/effect.ts';
import { type IdleAllocation, type IdleReason, idleAllocations } from '../../engine/advice/idle.ts';
import { withRows } from '../../engine/advice/part.ts';
import { dayOf } from '../../engine/estate/days.ts';
import { compare } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import { firstRecorded } from '../../store/firstRecorded.ts';
import type { Workspace } from '../workspace.ts';
import type { Calculator } from './calculator.ts';
import { weightOf } from './order.ts';

export interface Reassignment {
  readonly license: string;
  readonly name: string;
  readonly computer: string | null;
  readonly user: string | null;
  readonly why: IdleReason;
  /** Days as whole days since 1970-01-01; null where nothing is recorded. */
  readonly assignedOn: number | null;
  /** The publisher's minimum between two assignments; null where none is known. */
  readonly minimumDays: number | null;
  /** First day on which it may be moved; null: now. */
  readonly freeFrom: number | null;
  /** Whether it may be moved before that if the user has left for good. */
  readonly soonerIfLeft: boolean;
  /** Where the minimum stands. */
  readonly source: string | null;
  readonly consumed: readonly [before: number, after: number];
  readonly effect: Effect;
}

export interface Reassignments {
  readonly reassignments: readonly Reassignment[];
  readonly leftOut: number;
}

const COMPUTED_MAX = 50;

/** Licenses that are short first, then allocations that consume by themselves; otherwise in the order of licenses. */
const mostUseful = (calculator: Calculator, idle: readonly IdleAllocation[]): readonly IdleAllocation[] => {
  const { positions } = calculator.open.run.settled;
  const rank = ({ license, row }: IdleAllocation): number =>
    (positions[license.index].shortfall > 0 ? 0 : 2) + (row.kind === 'permanent' ? 0 : 1);
  return idle
    .map((each, at) => ({ each, at }))
    .sort((a, b) => rank(a.each) - rank(b.each) || a.at - b.at)
    .slice(0, COMPUTED_MAX)
    .map(({ each }) => each);
};

/** A group without one allocation. */
const effectWithout = (calculator: Calculator, { license, row }: IdleAllocation): Promise<Effect> => {
  const group = calculator.groups.ofLicense.get(fold(license.row.license))!;
  const image = calculator.partOf(group);
  const allocations = image.rows.allocations.filter(each => each !== row);
  return calculator.effectOf(group, withRows(image, { allocations }));
};

const timesOf = (
  { catalog }: Workspace,
  calculator: Calculator,
  { license, row, why }: IdleAllocation,
  recorded: number | null,
): Pick<Reassignment, 'assignedOn' | 'minimumDays' | 'freeFrom' | 'soonerIfLeft' | 'source'> => {
  const { asOf } = calculator.open.run.ledger;
  const assignedOn = row.assigned_on ?? (recorded === null ? null : dayOf(recorded));
  const minimum = minimumTimeOn(catalog, license.row.publisher, license.metricId, asOf);
  const free = minimum && assignedOn !== null ? assignedOn + minimum.days : null;
  return {
    assignedOn,
    minimumDays: minimum?.days ?? null,
    freeFrom: free !== null && free > asOf ? free : null,
    soonerIfLeft: why === 'user-inactive' && (minimum?.soonerWhereUserLeft ?? false),
    source: minimum?.source ?? null,
  };
};

/** Those whose move saves most first, then those that free most, then in the order they were found. */
export const planReassignments = async (workspace: Workspace, calculator: Calculator): Promise<Reassignments> => {
  const { run, meta } = calculator.open;
  const idle = idleAllocations(run);
  const chosen = mostUseful(calculator, idle);
  const recorded = firstRecorded(
    workspace.db,
    'allocations',
    chosen.map(({ row }) => row),
  );
  const found: Reassignment[] = [];
  for (const [at, each] of chosen.entries()) {
    const effect = await effectWithout(calculator, each);
    const { consumed } = run.settled.positions[each.license.index];
    const changed = effect.positions.find(({ license }) => license === each.license.row.license);
    found.push({
      license: each.license.row.license,
      name: each.license.row.name,
      computer: each.row.computer || null,
      user: each.row.user || null,
      why: each.why,
      ...timesOf(workspace, calculator, each, recorded[at]),
      consumed: [changed?.before.consumed ?? consumed, changed?.after.consumed ?? consumed],
      effect,
    });
  }
  const freed = ({ consumed: [before, after] }: Reassignment): number => before - after;
  const inOrder = found
    .map((each, at) => ({ each, at, saved: weightOf(savedBy(each.effect), meta.totals.rates) }))
    .sort((a, b) => compare(b.saved, a.saved) || freed(b.each) - freed(a.each) || a.at - b.at);
  return { reassignments: inOrder.map(({ each }) => each), leftOut: idle.length - chosen.length };
};

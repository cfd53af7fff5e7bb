/** Idle allocations: licenses that stand with a computer or a user who does not need them, and from when on they may be moved. */
import { givenSlots } from '../allocate/ledger.ts';
import type { Row } from '../estate/tables.ts';
import type { License } from '../license/license.ts';
import { fold } from '../names.ts';
import type { Run } from '../reconcile.ts';
import { PERMANENT } from '../units/permanent.ts';

export const IDLE_REASONS = ['computer-retired', 'computer-ignored', 'user-inactive', 'nothing-used'] as const;
export type IdleReason = (typeof IDLE_REASONS)[number];

export interface IdleAllocation {
  readonly license: License;
  readonly row: Row<'allocations'>;
  readonly why: IdleReason;
}

interface Consumers {
  readonly computers: ReadonlySet<number>;
  readonly users: ReadonlySet<number>;
}

/** Computers and users on or by whom something was given to a license. Permanent consumption is none: nothing is used there. */
const consumersOf = ({ ledger, image, settled }: Run, license: License): Consumers => {
  const [computers, users] = [new Set<number>(), new Set<number>()];
  for (const slot of givenSlots(ledger, license)) {
    const computer = image.installations.computer[ledger.slots.installationOf(slot)];
    computers.add(computer);
    users.add(ledger.slots.consumerOf(slot));
    users.add(image.computers.owner[computer]);
  }
  for (const row of settled.other) {
    if (row.license !== license.index || row.detail === PERMANENT) continue;
    computers.add(row.computer);
    users.add(row.user);
  }
  return { computers, users };
};

const STATUS_REASONS = [null, 'computer-ignored', 'computer-retired'] as const;

/** Why an allocation is idle; null where it is not, or where its computer or user is not known. */
const whyIdle = ({ image }: Run, row: Row<'allocations'>, consumers: Consumers): IdleReason | null => {
  if (row.computer !== '') {
    const computer = image.computers.byKey.get(fold(row.computer));
    if (computer === undefined) return null;
    return (
      STATUS_REASONS[image.computers.status[computer]] ?? (consumers.computers.has(computer) ? null : 'nothing-used')
    );
  }
  const user = image.users.byKey.get(fold(row.user));
  if (user === undefined) return null;
  if (image.users.active[user] === 0) return 'user-inactive';
  return consumers.users.has(user) ? null : 'nothing-used';
};

/** Allocations of licenses in force that nobody needs, by license key, then in database order. Measured licenses are counted elsewhere. */
export const idleAllocations = (run: Run): readonly IdleAllocation[] => {
  const byLicense = Map.groupBy(run.image.rows.allocations, row => fold(row.license));
  return run.ledger.licenses.flatMap(license => {
    const rows = byLicense.get(fold(license.row.license)) ?? [];
    if (rows.length === 0 || license.notInForce !== 0 || license.metric.family === 'measured') return [];
    const consumers = consumersOf(run, license);
    return rows.flatMap(row => {
      const why = whyIdle(run, row, consumers);
      return why === null ? [] : [{ license, row, why }];
    });
  });
};

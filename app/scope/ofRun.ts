/** What a scope sees of a run: its computers and users as bitmaps, the licenses that concern it, and its own share of their figures. */

import { OUTCOME } from '../../engine/codes.ts';
import type { Row } from '../../engine/estate/tables.ts';
import type { Decision } from '../../engine/explain/decisions.ts';
import type { Groups } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import { nameOfScope, type Scope, testOf } from '../scope.ts';

export interface RunScope {
  /** Names the scope; lists that are limited by it carry it in their cursors. */
  readonly name: string;
  /** 1 for each computer of the image that is seen. */
  readonly computers: Uint8Array;
  /** 1 for each user of the image that is seen. */
  readonly users: Uint8Array;
  /** Whether the decision with this id is seen: its computer is, or its user where it has no computer. */
  readonly decision: (id: number) => boolean;
  /** Whether the license at this place concerns the scope: it is limited to it, or something within the scope was given to it. */
  readonly license: (index: number) => boolean;
  /** The same by key, in any case. */
  readonly licenseNamed: (key: string) => boolean;
  /** Keys of the licenses that concern the scope, folded. */
  readonly licenses: readonly string[];
  /** Units that what is seen consumes of the license at this place. */
  readonly consumed: (index: number) => number;
  readonly installations: number;
  readonly unlicensed: number;
}

const bitmapOf = (count: number, { businessUnit, location }: Groups, scope: Scope): Uint8Array => {
  const fits = testOf(scope);
  return Uint8Array.from({ length: count }, (_, at) => (fits(businessUnit[at], location[at]) ? 1 : 0));
};

/** Whether a license is reserved for groups of the scope: in each list that both limit they have a name in common. */
export const isReservedFor = (
  { businessUnits, locations }: Scope,
  row: Pick<Row<'licenses'>, 'business_units' | 'locations'>,
): boolean => {
  const pairs = [
    [businessUnits, row.business_units],
    [locations, row.locations],
  ] as const;
  const limited = pairs.filter(([own, reserved]) => own.length > 0 && reserved.length > 0);
  const common = ([own, reserved]: (typeof pairs)[number]): boolean => {
    const names = new Set(own.map(fold));
    return reserved.some(name => names.has(fold(name)));
  };
  return limited.length > 0 && limited.every(common);
};

const computeScope = (run: Run, scope: Scope): RunScope => {
  const { image, ledger, settled } = run;
  const computers = bitmapOf(image.computers.count, image.computers, scope);
  const users = bitmapOf(image.users.count, image.users, scope);
  const { computer } = image.installations;
  const { slots, taken } = ledger;
  const sees = Uint8Array.from(ledger.licenses, ({ row }) => (isReservedFor(scope, row) ? 1 : 0));
  const consumed = new Float64Array(ledger.licenses.length);
  let [installations, unlicensed] = [0, 0];
  for (let at = 0; at < computer.length; at++) installations += computers[computer[at]];
  const count = (license: number, units: number, outcome: number): void => {
    if (outcome === OUTCOME.unlicensed) unlicensed++;
    if (license < 0) return;
    sees[license] = 1;
    consumed[license] += units;
  };
  const seesOther = ({ computer, user }: { readonly computer: number; readonly user: number }): boolean =>
    computer >= 0 ? computers[computer] === 1 : user >= 0 && users[user] === 1;
  for (let slot = 0; slot < slots.count; slot++)
    if (computers[computer[slots.installationOf(slot)]] === 1)
      count(taken[slot], settled.units[slot], settled.outcome[slot]);
  for (const row of settled.other) if (seesOther(row)) count(row.license, row.units, row.outcome);
  const places = new Map(ledger.licenses.map(({ row, index }) => [fold(row.license), index]));
  return {
    name: nameOfScope(scope),
    computers,
    users,
    decision: id => (id >= 0 ? computers[computer[slots.installationOf(id)]] === 1 : seesOther(settled.other[-1 - id])),
    license: index => sees[index] === 1,
    licenseNamed: key => {
      const index = places.get(fold(key));
      return index !== undefined && sees[index] === 1;
    },
    licenses: [...places].filter(([, index]) => sees[index] === 1).map(([key]) => key),
    consumed: index => consumed[index],
    installations,
    unlicensed,
  };
};

const known = new WeakMap<Run, Map<string, RunScope>>();
/** Scopes of a run that are kept: a byte for each computer and user. */
const SCOPES_MAX = 50;

/** What a scope sees of a run, computed once for both; undefined where nothing is limited. */
export const scopeOfRun = <S extends Scope | null | undefined>(
  run: Run,
  scope: S,
): S extends Scope ? RunScope : RunScope | undefined => {
  if (!scope) return undefined as never;
  const own = known.get(run) ?? new Map<string, RunScope>();
  known.set(run, own);
  const name = nameOfScope(scope);
  if (own.size >= SCOPES_MAX && !own.has(name)) own.clear();
  const made = own.get(name) ?? computeScope(run, scope);
  own.set(name, made);
  return made as never;
};

/** A decision as it is seen: undefined where it is not, without its user where that one is not. */
export const seenDecision = ({ image }: Run, decision: Decision, within: RunScope): Decision | undefined => {
  if (!within.decision(decision.id)) return undefined;
  if (decision.user === null) return decision;
  const user = image.users.byKey.get(fold(decision.user));
  return user !== undefined && within.users[user] === 1 ? decision : { ...decision, user: null };
};

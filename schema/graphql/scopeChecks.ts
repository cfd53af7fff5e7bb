/** Whether a thing that a field answers is within the scope of whoever asks, by the type it is of. */
import DataLoader from 'dataloader';
import type { RecordTable } from '../../app/records.ts';
import type { OpenRun } from '../../app/runs.ts';
import { keysSeen } from '../../app/scope/records.ts';
import { type Grouped, isWithin } from '../../app/scope.ts';
import { fold } from '../../app/vocabulary.ts';
import type { Context } from './context.ts';
import { runFor } from './openRuns.ts';
import type { DecisionShape, PositionShape, RowShape } from './refs.ts';
import type { ComputerShape, ContractShape, LicenseShape, UserShape } from './shapes.ts';

const loaders = new WeakMap<Context, Map<RecordTable, DataLoader<string, boolean>>>();

/** Whether the record with this key is seen; asked together for all that a request asks at once. */
const keySeen = (context: Context, table: RecordTable, key: string): Promise<boolean> => {
  const own = loaders.get(context) ?? new Map<RecordTable, DataLoader<string, boolean>>();
  loaders.set(context, own);
  const loader =
    own.get(table) ??
    new DataLoader<string, boolean>(async keys => {
      const found = keysSeen(context.workspace, table, keys);
      return keys.map(each => found.has(each));
    });
  own.set(table, loader);
  return loader.load(fold(key));
};

/** The run that something is told of: that of what it is asked of, else the last one. */
const runOf = (source: unknown, context: Context): OpenRun | undefined =>
  typeof source === 'object' && source !== null && 'open' in source ? (source.open as OpenRun) : runFor(context);

const licenseSeen = (key: string, source: unknown, context: Context): boolean =>
  runOf(source, context)?.within?.licenseNamed(key) ?? false;

const groupSeen = (row: Grouped, { viewer }: Context): boolean => isWithin(viewer?.scope, row);

type Check<T> = (value: T, source: unknown, context: Context) => boolean | Promise<boolean>;

const allocationSeen = async (row: RowShape<'allocations'>['row'], context: Context): Promise<boolean> => {
  const places = [
    row.computer && keySeen(context, 'computers', row.computer),
    row.user && keySeen(context, 'users', row.user),
  ];
  return (await Promise.all(places)).includes(true);
};

const CHECKS = {
  Computer: (({ row }, _, context) => groupSeen(row, context)) as Check<ComputerShape>,
  User: (({ row }, _, context) => groupSeen(row, context)) as Check<UserShape>,
  License: (({ row }, source, context) => licenseSeen(row.license, source, context)) as Check<LicenseShape>,
  Contract: (({ row }, _, context) => keySeen(context, 'contracts', row.contract)) as Check<ContractShape>,
  Position: (({ open, at }) => open.within?.license(at) ?? false) as Check<PositionShape>,
  Decision: (({ open, id }) => open.within?.decision(id) ?? false) as Check<DecisionShape>,
  Candidate: (({ open, candidate }) => open.within?.license(candidate.license.index) ?? false) as Check<
    DecisionShape & { readonly candidate: { readonly license: { readonly index: number } } }
  >,
  LicenseProduct: (({ row }, _, context) => licenseSeen(row.license, undefined, context)) as Check<
    RowShape<'license_products'>
  >,
  LicenseContract: (({ row }, _, context) => licenseSeen(row.license, undefined, context)) as Check<{
    readonly row: { readonly license: string };
  }>,
  Purchase: (({ row }, _, context) => licenseSeen(row.license, undefined, context)) as Check<RowShape<'purchases'>>,
  Allocation: (({ row }, _, context) =>
    licenseSeen(row.license, undefined, context) && allocationSeen(row, context)) as Check<RowShape<'allocations'>>,
} as const;

/** Types that name nothing but software, runs and what is asked of them: everybody may have them by their id. */
const FREE: ReadonlySet<string> = new Set(['Run', 'Product']);

/** Whether this may be shown. Anything by its id must be of a type that is known here. */
export const isSeen = (
  type: string,
  value: unknown,
  source: unknown,
  context: Context,
  isById = false,
): boolean | Promise<boolean> => {
  const check = CHECKS[type as keyof typeof CHECKS] as Check<unknown> | undefined;
  return check ? check(value, source, context) : !isById || FREE.has(type);
};

/** Plain fields that name a record of a table. */
const NAMES: Readonly<Record<string, RecordTable>> = { 'Computer.host': 'computers' };

/** Whether a text may be shown: the name of a record that is not seen may not. */
export const showsName = (field: string, text: string, context: Context): boolean | Promise<boolean> => {
  const table = NAMES[field];
  return table === undefined || keySeen(context, table, text);
};

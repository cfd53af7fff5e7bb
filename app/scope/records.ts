/** What a scope sees of stored records, as conditions over their rows, so that lists are counted and cut where they are read. */
import { fold } from '../../engine/names.ts';
import { recordsByKey } from '../../store/records.ts';
import type { RecordTable } from '../../store/stored.ts';
import { type Condition, named, through } from '../pages/conditions.ts';
import { findRun } from '../runs.ts';
import type { Scope } from '../scope.ts';
import type { Workspace } from '../workspace.ts';

const NOTHING: Condition = { sql: '0', parameters: [] };

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(' and '),
  parameters: conditions.flatMap(({ parameters }) => [...parameters]),
});

const either = (left: Condition, right: Condition): Condition => ({
  sql: `(${left.sql}) or (${right.sql})`,
  parameters: [...left.parameters, ...right.parameters],
});

/** Rows of computers or users that belong to groups of the scope. */
const grouped = ({ businessUnits, locations }: Scope): Condition =>
  all([
    ...(businessUnits.length > 0 ? [named('business_unit', businessUnits)] : []),
    ...(locations.length > 0 ? [named('location', locations)] : []),
  ]);

/** Licenses that concern the scope in the last run. */
const concerning = (workspace: Workspace): Condition => ({
  sql: 't.key in (select value from json_each(?))',
  parameters: [JSON.stringify(findRun(workspace)?.within?.licenses ?? [])],
});

type Limit = (scope: Scope, workspace: Workspace) => Condition | undefined;

const everything: Limit = () => undefined;
const nothing: Limit = () => NOTHING;
const ofLicense =
  (table: RecordTable): Limit =>
  (_, workspace) =>
    through(table, 'license', concerning(workspace));

/** What is seen of each table. Tables that no list shows, and those that tell of the whole company, are closed. */
const LIMITS = {
  products: everything,
  versions: everything,
  editions: everything,
  suites: everything,
  recognition: nothing,
  computers: grouped,
  users: grouped,
  usage: nothing,
  access: nothing,
  licenses: (_, workspace) => concerning(workspace),
  license_products: ofLicense('license_products'),
  license_contracts: ofLicense('license_contracts'),
  contracts: (_, workspace) => {
    const link = through('license_contracts', 'license', concerning(workspace));
    return {
      sql: `t.id in (select t.contract_id from license_contracts t where ${link.sql})`,
      parameters: link.parameters,
    };
  },
  purchases: ofLicense('purchases'),
  allocations: (scope, workspace) =>
    all([
      through('allocations', 'license', concerning(workspace)),
      either(through('allocations', 'computer', grouped(scope)), through('allocations', 'user', grouped(scope))),
    ]),
  measurements: nothing,
  registrations: nothing,
  activations: nothing,
  activation_events: nothing,
  serials: nothing,
} as const satisfies Record<RecordTable, Limit>;

/** Conditions that limit a list of this table to what whoever asks may see; none where they see everything. */
export const limitsOf = (workspace: Workspace, table: RecordTable): readonly Condition[] => {
  const { scope } = workspace;
  const limit = scope && LIMITS[table](scope, workspace);
  return limit ? [limit] : [];
};

/** Which of these keys name records that whoever asks may see, with one statement for all. */
export const keysSeen = (workspace: Workspace, table: RecordTable, keys: readonly string[]): ReadonlySet<string> =>
  new Set(recordsByKey(workspace.db, table, keys, limitsOf(workspace, table)).keys());

/** Lets a list that is filtered by this key be empty where whoever asks may not see its record: a guessed key confirms nothing. */
export const unlessHidden = (workspace: Workspace, table: RecordTable, key: string): Condition | undefined =>
  workspace.scope && keysSeen(workspace, table, [fold(key.trim())]).size === 0 ? NOTHING : undefined;

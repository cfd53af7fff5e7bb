/** References between tables: what each column names, what is added when it is only used, and hosts that run on themselves. */
import { fold } from '../names.ts';
import { COLUMNS, columnOf } from './keys.ts';
import { quoted } from './numbers.ts';
import type { Problem } from './problem.ts';
import { TABLE_NAMES, type TableName } from './tables.ts';

export interface Reference {
  readonly column: string;
  readonly to: TableName;
}

/** The columns of each table that name a row of another; a blank cell names nothing. `host` is no reference: it stays as text. */
export const REFERENCES: Readonly<Record<TableName, readonly Reference[]>> = Object.fromEntries(
  TABLE_NAMES.map(table => [
    table,
    COLUMNS[table].flatMap(column => {
      const to = columnOf(table, column)!.references;
      return to ? [{ column, to }] : [];
    }),
  ]),
) as unknown as Record<TableName, readonly Reference[]>;

/** Tables whose rows are added, with a warning, when they are used and not listed. Source: estate, Values. */
export const ADDED_WHEN_USED: ReadonlySet<TableName> = new Set(['users', 'products']);

export interface Place {
  readonly table: TableName;
  readonly column: string;
  readonly file?: string;
  readonly line?: number;
}

const ONE: Readonly<Record<TableName, string>> = {
  products: 'product',
  versions: 'version',
  editions: 'edition',
  suites: 'suite',
  recognition: 'recognition rule',
  users: 'user',
  computers: 'computer',
  installations: 'installation',
  evidence: 'evidence',
  usage: 'usage',
  access: 'access',
  contracts: 'contract',
  licenses: 'license',
  license_products: 'product of a license',
  license_contracts: 'contract of a license',
  purchases: 'purchase',
  allocations: 'allocation',
  measurements: 'measurement',
  serials: 'serial',
  registrations: 'registration of a serial',
  activations: 'activation',
  activation_events: 'event of an activation',
};

/** A row names something that does not exist and is not added: the row is rejected. */
export const referenceUnknown = (place: Place, to: TableName, value: string): Problem => ({
  code: 'REFERENCE_UNKNOWN',
  ...place,
  message: `There is no ${ONE[to]} ${quoted(value)}.`,
  help: `Add it to ${to}, or correct the spelling here, and send the row again.`,
});

/** Something that is used and not listed was added: a warning. `what` is the version or edition, where it is one. */
export const recordAdded = (place: Place, to: TableName, value: string): Problem => ({
  code: 'RECORD_ADDED',
  ...place,
  message: `The ${ONE[to]} ${quoted(value)} is used here and not listed in ${to}; it was added.`,
  help: `List it in ${to} to give it more than a name, or correct the spelling here.`,
});

/** A virtual computer runs, by way of its hosts, on itself: the row is rejected. */
export const hostCycle = (place: Omit<Place, 'column'>, computer: string, host: string): Problem => ({
  code: 'HOST_CYCLE',
  ...place,
  column: 'host',
  message: `Computer ${quoted(computer)} runs on ${quoted(host)}, which runs on it in turn.`,
  help: 'Give the computer that really hosts it, or leave host blank.',
});

export interface Hosted {
  readonly computer: string;
  readonly kind: string;
  readonly host: string;
}

/**
 * The folded keys of all virtual computers that lie on a cycle of hosts. The host of a physical computer means nothing and ends
 * a chain, as does a host that is not listed. Linear in the number of computers.
 */
export const hostCycles = (computers: Iterable<Hosted>): ReadonlySet<string> => {
  const hostOf = new Map<string, string>();
  for (const { computer, kind, host } of computers) {
    const key = fold(computer);
    hostOf.delete(key);
    if (kind === 'virtual' && host !== '') hostOf.set(key, fold(host));
  }
  const onCycle = new Set<string>();
  const walkOf = new Map<string, number>();
  let walk = 0;
  for (const start of hostOf.keys()) {
    walk++;
    let key: string | undefined = start;
    while (key !== undefined && hostOf.has(key) && !walkOf.has(key)) {
      walkOf.set(key, walk);
      key = hostOf.get(key);
    }
    if (key === undefined || walkOf.get(key) !== walk) continue;
    let member: string = key;
    do {
      onCycle.add(member);
      member = hostOf.get(member)!;
    } while (member !== key);
  }
  return onCycle;
};

/** The image of an estate: everything the calculation needs as numbers in typed arrays, ordered by key so that an index is an order. */
import type { Estate } from '../estate/tables.ts';
import type { Ranking } from '../order/ranking.ts';

/** The small tables of an estate, as rows in database order. Installations come as columns. */
export type EstateRows = Omit<Estate, 'installations' | 'evidence' | 'recognition'>;

/** Installations as columns: for each one an index into `EstateRows.computers` and one into `applications`. */
export interface InstallationColumns {
  readonly applications: readonly { readonly product: string; readonly version: string; readonly edition: string }[];
  readonly computer: Int32Array;
  readonly application: Int32Array;
}

/** Who belongs where, folded for comparison; '' is no group. */
export interface Groups {
  readonly location: readonly string[];
  readonly businessUnit: readonly string[];
  readonly costCenter: readonly string[];
}

/** Computers by key. Users are indices, -1 for none. */
export interface Computers extends Groups {
  readonly count: number;
  readonly name: readonly string[];
  readonly key: readonly string[];
  readonly byKey: ReadonlyMap<string, number>;
  /** 0 active, 1 ignored, 2 retired. */
  readonly status: Uint8Array;
  readonly virtual: Uint8Array;
  readonly portable: Uint8Array;
  /** Position in `ROLES`. */
  readonly role: Uint8Array;
  readonly user: Int32Array;
  /** The assigned user, else the calculated one, whatever their status. */
  readonly owner: Int32Array;
  /** Who counts for a user metric: a user's index, or `users.count +` the computer's for one unknown user. */
  readonly consumer: Int32Array;
  /** The computer at the end of the chain of hosts: itself when physical. */
  readonly host: Int32Array;
  /** 1 where `host` is a physical computer. */
  readonly hostKnown: Uint8Array;
  /** 0: not given. */
  readonly processors: Int32Array;
  readonly cores: Int32Array;
  readonly maxProcessors: Int32Array;
  readonly processorModel: readonly string[];
  readonly serverModel: readonly string[];
  readonly cluster: readonly string[];
  readonly region: readonly string[];
  readonly hostedIn: readonly string[];
  readonly os: readonly string[];
}

export interface Users extends Groups {
  readonly count: number;
  readonly name: readonly string[];
  readonly byKey: ReadonlyMap<string, number>;
  readonly active: Uint8Array;
}

export interface Products {
  readonly count: number;
  readonly name: readonly string[];
  readonly byKey: ReadonlyMap<string, number>;
  readonly commercial: Uint8Array;
  readonly versionOrder: readonly Ranking[];
  readonly editionOrder: readonly Ranking[];
  /** Release dates by folded version, days since 1970-01-01. */
  readonly released: readonly ReadonlyMap<string, number>[];
  /** Applications of product p are `applicationStart[p] … applicationStart[p + 1] - 1`. */
  readonly applicationStart: Int32Array;
}

/** Applications (product, version, edition) by product key, then newest version, highest edition: the order of units of use. */
export interface Applications {
  readonly count: number;
  readonly product: Int32Array;
  readonly version: readonly string[];
  readonly edition: readonly string[];
  readonly versionKey: readonly string[];
  readonly editionKey: readonly string[];
  readonly find: (product: number, versionKey: string, editionKey: string) => number;
}

/** Installations by application, then computer key. Installation i of application a: `start[a] ≤ i < start[a + 1]`. */
export interface Installations {
  readonly count: number;
  readonly start: Int32Array;
  readonly computer: Int32Array;
  readonly application: Int32Array | Uint16Array;
}

export interface Image {
  readonly rows: EstateRows;
  readonly computers: Computers;
  readonly users: Users;
  readonly products: Products;
  readonly applications: Applications;
  readonly installations: Installations;
  /** Rank of every consumer of user metrics (users, then unknown users by computer) in the order of keys. */
  readonly consumerRank: Int32Array;
  /** The inverse: consumer at each rank. */
  readonly consumerAt: Int32Array;
}

/** The estate as the objects that the rules speak of, built once and never changed. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import type { Terms } from '../../engine/terms.ts';
import { type Computer, computersOf } from './computers.ts';
import {
  applicationOf,
  type IgnoredInstallation,
  type Installation,
  installationsOf,
  type Slot,
} from './installations.ts';
import { inOrder, type License, licensesOf } from './licenses.ts';
import { compareKeys, keyOf, type Names, namesOf } from './names.ts';
import { type Application, type Orders, ordersOf } from './order.ts';

/** One row of `access`: a user, a computer or both, who accessed an application on a server (which may be blank). */
export interface Access extends Application {
  readonly user: string | null;
  readonly computer: Computer | null;
  readonly server: string;
}

/** What a license may be given: a slot of an installation, or an access. */
export type Claim = Slot | Access;

export const isSlot = (claim: Claim): claim is Slot => 'installation' in claim;
export const applicationOfClaim = (claim: Claim): Application => (isSlot(claim) ? claim.installation : claim);

export interface World {
  readonly estate: Estate;
  readonly terms: Terms;
  readonly asOf: number;
  readonly names: Names;
  readonly orders: Orders;
  readonly computers: ReadonlyMap<string, Computer>;
  readonly users: ReadonlyMap<string, Row<'users'>>;
  readonly commercial: (product: string) => boolean;
  /** Installations that take part, in the order of their computers and applications. */
  readonly installations: readonly Installation[];
  readonly ignored: readonly IgnoredInstallation[];
  readonly accesses: readonly Access[];
  /** All licenses by key. */
  readonly licenses: readonly License[];
  /** Licenses in force, in the order in which they are served. */
  readonly inOrder: readonly License[];
}

/** Product, application order, server key, then computer and user. */
export function compareAccesses(orders: Orders, a: Access, b: Access): number {
  return (
    orders.application(a, b) ||
    compareKeys(a.server, b.server) ||
    compareKeys(a.computer?.key ?? '', b.computer?.key ?? '') ||
    compareKeys(a.user ?? '', b.user ?? '')
  );
}

/** Builds the world of an estate on a day. */
export function worldOf(estate: Estate, terms: Terms, asOf: number): World {
  const computers = computersOf(estate);
  const orders = ordersOf(estate);
  const { takingPart, ignored } = installationsOf(estate, computers);
  const licenses = licensesOf(estate, terms, asOf);
  const categories = new Map(estate.products.map(row => [keyOf(row.product), row.category]));
  return {
    estate,
    terms,
    asOf,
    names: namesOf(estate),
    orders,
    computers,
    users: new Map(estate.users.map(row => [keyOf(row.user), row])),
    commercial: product => (categories.get(product) ?? 'commercial') === 'commercial',
    installations: takingPart.toSorted(
      (a, b) => compareKeys(a.computer.key, b.computer.key) || orders.application(a, b),
    ),
    ignored,
    accesses: estate.access
      .map(row => ({
        ...applicationOf(row),
        user: keyOf(row.user) || null,
        computer: computers.get(keyOf(row.computer)) ?? null,
        server: keyOf(row.server),
      }))
      .sort((a, b) => compareAccesses(orders, a, b)),
    licenses,
    inOrder: inOrder(licenses.filter(license => license.notInForce === null)),
  };
}

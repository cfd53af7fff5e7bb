/** Accesses: who reached which product on which server, and which license each access was given to. */
import { NO_RIGHT_CODE, REASON } from '../codes.ts';
import { oncePerImage } from '../image/cached.ts';
import type { Image } from '../image/image.ts';
import { accessScope } from '../license/consumers.ts';
import { accessCoverOf } from '../license/cover.ts';
import type { License } from '../license/license.ts';
import type { AccessMetric } from '../metrics/metric.ts';
import { compareText, fold } from '../names.ts';
import { compareBestFirst } from '../order/ranking.ts';
import type { Ledger } from './ledger.ts';
import { installationsOn } from './slots.ts';

/** One row of `access`. -1: not given. */
export interface Access {
  readonly row: number;
  readonly user: number;
  readonly computer: number;
  readonly product: number;
  readonly versionKey: string;
  readonly server: number;
}

/** Accesses to products that some CAL names, by product, newest version, edition, server. */
export interface AccessBook {
  /** Every access, in the same order. */
  readonly all: readonly Access[];
  /** Those to products that some CAL names. */
  readonly accesses: readonly Access[];
  /** License of each access, FREE, or OUT where the server is licensed by capacity. */
  readonly taken: Int32Array;
  readonly right: Uint8Array;
  readonly boundTo: Map<number, number>;
}

/** Product, newest version, highest edition, then the keys of server, computer and user. Source: rules 9, access. */
const inOrder =
  (image: Image) =>
  (a: Access, b: Access): number => {
    const { versionOrder, editionOrder } = image.products;
    const [left, right] = [image.rows.access[a.row], image.rows.access[b.row]];
    return (
      a.product - b.product ||
      compareBestFirst(versionOrder[a.product], a.versionKey, b.versionKey) ||
      compareBestFirst(editionOrder[a.product], fold(left.edition), fold(right.edition)) ||
      compareText(fold(left.server), fold(right.server)) ||
      a.computer - b.computer ||
      a.user - b.user
    );
  };

/** Every row of `access` in order. */
const accessesOf = oncePerImage((image: Image): readonly Access[] => {
  const { users, computers, products, rows } = image;
  return rows.access
    .map(
      (row, at): Access => ({
        row: at,
        user: row.user === '' ? -1 : (users.byKey.get(fold(row.user)) ?? -1),
        computer: row.computer === '' ? -1 : (computers.byKey.get(fold(row.computer)) ?? -1),
        product: products.byKey.get(fold(row.product))!,
        versionKey: fold(row.version),
        server: row.server === '' ? -1 : (computers.byKey.get(fold(row.server)) ?? -1),
      }),
    )
    .sort(inOrder(image));
});

export const openAccessBook = (image: Image, licenses: readonly License[]): AccessBook => {
  const all = accessesOf(image);
  const named = new Set(
    licenses
      .filter(each => each.metric.family === 'access')
      .flatMap(each => each.products.map(product => product.product)),
  );
  const accesses = all.filter(access => named.has(access.product));
  return {
    all,
    accesses,
    taken: new Int32Array(accesses.length).fill(-1),
    right: new Uint8Array(accesses.length).fill(NO_RIGHT_CODE),
    boundTo: new Map(),
  };
};

/** Who consumes an access under a license: a user, `users.count + computer`, or -1 for nobody. Source: rules 5, access metrics; rules 9. */
export const accessConsumer = (image: Image, license: License, access: Access): number => {
  const ofComputer = access.computer < 0 ? -1 : image.users.count + access.computer;
  switch ((license.metric as AccessMetric).counts) {
    case 'computer':
      return ofComputer;
    case 'either':
      return access.user >= 0 ? access.user : ofComputer;
    case 'user': {
      const owner = access.computer < 0 ? -1 : image.computers.owner[access.computer];
      return access.user >= 0 ? access.user : owner >= 0 ? owner : ofComputer;
    }
  }
};

/** The allocation of an access's consumer to a license. */
export const allocationOf = (image: Image, license: License, consumer: number) =>
  consumer < image.users.count
    ? license.allocatedUsers.get(consumer)
    : license.allocatedComputers.get(consumer - image.users.count);

/** Whether the server's installation of the product was given to a license that frees its users from CALs. */
export const isFreed = (ledger: Ledger, access: Access): boolean =>
  access.server >= 0 &&
  installationsOn(ledger.image, access.product, access.server).some(installation =>
    (ledger.slots.sharing(installation) ?? [installation]).some(slot => {
      const license = ledger.licenses[ledger.taken[slot]];
      return license?.metric.family === 'capacity' && license.metric.freesAccess;
    }),
  );

/** What a CAL says to an access, the binding left out: a right (≥ 0), or -reason; null where the access is none of its consumers'. */
export const answerToAccess = (ledger: Ledger, license: License, access: Access): number | null => {
  const product = license.productAt.get(access.product);
  const consumer = accessConsumer(ledger.image, license, access);
  if (!product) return null;
  if (license.notInForce !== 0) return -license.notInForce;
  if (isFreed(ledger, access)) return -REASON.SERVER_LICENSED_BY_CAPACITY;
  if (consumer < 0) return null;
  const cover = accessCoverOf(product, ledger.image, access.versionKey);
  if (cover < 0) return cover;
  const users = ledger.image.users.count;
  const inScope =
    consumer < users
      ? accessScope(license, ledger.image)(consumer, -1)
      : accessScope(license, ledger.image)(-1, consumer - users);
  return inScope ? cover : -REASON.OUT_OF_SCOPE;
};

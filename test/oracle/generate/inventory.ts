/** Random catalogs and inventories: products with orders of all sorts, computers with hosts and gaps, who uses and accesses what. */
import fc from 'fast-check';
import { ROLES } from '../../../engine/estate/tables.ts';
import {
  COMPUTERS,
  day,
  EDITIONS,
  edition,
  maybe,
  oneOf,
  PRODUCTS,
  product,
  rows,
  text,
  USERS,
  user,
  VERSIONS,
  version,
  whole,
  yes,
} from './choices.ts';

const application = { product, version, edition };
const groups = {
  location: text(7, ['Berlin', 'Wien']),
  business_unit: text(6, ['IT', 'Sales']),
  cost_center: text(5, ['100']),
};

/** Versions of a product: listed or not, with order or release days for all or for some. */
const listedVersions = fc
  .tuple(fc.shuffledSubarray([...VERSIONS]), oneOf(['none', 'order', 'released', 'some', 'none']))
  .chain(([names, mode]) => {
    const given = (column: string) => (mode === column ? 10 : mode === 'some' ? 5 : 0);
    return fc.tuple(
      ...names.map(name =>
        fc.record({
          version: fc.constant(name),
          order: maybe(given('order'), fc.integer({ min: -1, max: 3 }), null),
          released: maybe(Math.max(3, given('released')), day, null),
        }),
      ),
    );
  });

const listedEditions = fc
  .tuple(fc.oneof(fc.constant([...EDITIONS]), fc.shuffledSubarray([...EDITIONS])), yes(5))
  .chain(([names, ordered]) =>
    fc.tuple(
      ...names.map(name =>
        fc.record({
          edition: fc.constant(name),
          order: maybe(ordered ? 10 : 2, fc.integer({ min: 0, max: 2 }), null),
        }),
      ),
    ),
  );

/** One product with what the catalog says about it. */
const listed = fc.record({
  category: maybe(9, fc.constant('commercial'), 'freeware'),
  versions: listedVersions,
  editions: listedEditions,
});

export const catalog = fc.record({
  products: fc.array(listed, { minLength: PRODUCTS.length, maxLength: PRODUCTS.length }),
  suites: maybe(
    2,
    rows(
      fc.record({
        suite_product: product,
        suite_version: text(3, VERSIONS),
        suite_edition: text(2, EDITIONS),
        member_product: product,
        member_version: text(3, VERSIONS),
        member_edition: text(2, EDITIONS),
      }),
      2,
      1,
    ),
    [],
  ),
});

/** `host` is a number that stands for one of the computers before it; 0: blank, 8: one that is not listed. */
const computer = fc.record({
  kind: oneOf(['physical', 'virtual']),
  host: fc.nat(8),
  cluster: text(4, ['cl', 'm3']),
  chassis: oneOf(['desktop', 'laptop', 'server', 'tablet']),
  role: fc.oneof({ weight: 2, arbitrary: fc.constant('production') }, { weight: 1, arbitrary: oneOf(ROLES) }),
  status: maybe(1, oneOf(['ignored', 'retired']), 'active'),
  user: maybe(7, user, ''),
  calculated_user: maybe(4, user, ''),
  ...groups,
  region: text(4, ['EMEA', 'APAC']),
  hosted_in: text(2, ['AWS', 'on-premises']),
  os: text(7, ['Windows 11', 'Linux']),
  processors: whole(8, 0, 4),
  cores: whole(8, 0, 12),
  processor_model: text(7, ['Intel Xeon Gold 6148', 'SPARC T3', 'Nimbus Q900']),
  max_processors: whole(6, 0, 4),
});

export const users = fc.array(
  fc.record({ status: oneOf(['active', 'active', 'active', 'inactive', 'retired']), ...groups }),
  { minLength: USERS.length, maxLength: USERS.length },
);

export const computers = rows(computer, COMPUTERS.length, 1);

/** Rows of a random inventory; `computer` and `server` are numbers that stand for one of the computers. */
export const inventory = (sizes: { installations: number; usage: number; access: number }) => ({
  installations: rows(fc.record({ computer: fc.nat(5), ...application }), sizes.installations, 1),
  usage: rows(fc.record({ user, computer: fc.nat(5), ...application }), sizes.usage),
  access: rows(
    fc
      .record({ user, computer: fc.nat(5), who: oneOf(['user', 'user', 'computer', 'both']) })
      .chain(({ user, computer, who }) =>
        fc.record({
          user: fc.constant(who === 'computer' ? '' : user),
          computer: fc.constant(who === 'user' ? null : computer),
          server: maybe(7, fc.nat(5), null),
          ...application,
        }),
      ),
    sizes.access,
  ),
});

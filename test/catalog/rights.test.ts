/** What the catalog says about rights by metric is what the metrics are, what is refused, and what the calculation does. */
import { describe, expect, test } from 'vitest';
import { filesOf, loadCatalog } from '../../catalog/load.ts';
import { checkProductRights, checkRow } from '../../engine/estate/checks.ts';
import { METRIC_IDS, type MetricId, metricOf } from '../../engine/metrics/index.ts';
import { positionOf, type Small } from '../properties/small-estate.ts';

const SECTIONS = ['downgrade', 'upgrade', 'multiple_use', 'second_use', 'exempt_roles'] as const;
type Section = (typeof SECTIONS)[number];

const groups = filesOf(loadCatalog(), 'rights').flatMap(({ content }) => content.groups);
const saidOf = (metric: MetricId) => {
  const found = groups.filter(group => group.metrics.includes(metric));
  expect(found).toHaveLength(1);
  return found[0];
};

/** Each section given, with a value that does something where anything does; multiple use both ways. */
const GIVEN = {
  downgrade: [{ downgrade: 'allowed' }],
  upgrade: [{ upgrade: 'any' }],
  multiple_use: [{ multiple_use: 'computer' }, { multiple_use: 'user' }],
  second_use: [{ second_use: 'portable' }],
  exempt_roles: [{ exempt_roles: ['test'] }],
} as const satisfies Record<Section, readonly object[]>;

type Given = Readonly<Record<string, unknown>>;

const onLicense = (metric: MetricId, rights: Given): string[] =>
  checkRow('licenses', { license: 'L', metric, ...rights }).map(({ code, column }) => `${code} ${column}`);
const onProduct = (metric: MetricId, rights: Given): string[] =>
  checkProductRights(rights, metric).map(({ code, column }) => `${code} ${column}`);

/** How `rights` of a metric reads in the catalog, section by section. */
const KIND = {
  computed: ['computed', 'no effect', 'warning'],
  documentation: ['documentation'],
  refused: ['refused'],
  'per-product': ['per product'],
} as const;

const agrees = (metric: MetricId): void => {
  const said = saidOf(metric);
  const allowed: readonly string[] = KIND[metricOf(metric).rights];
  expect(SECTIONS.map(section => said[section]).filter(word => !allowed.includes(word))).toEqual([]);
};

describe('the catalog and the metric object agree on how rights apply', () => {
  test.each(METRIC_IDS)('%s', agrees);

  test('only metrics that exist are named, each once', () => {
    expect(groups.flatMap(({ metrics }) => metrics).toSorted()).toEqual(METRIC_IDS.toSorted());
  });
});

describe.each(METRIC_IDS)('%s takes and refuses what the catalog says', metric => {
  const { family } = metricOf(metric);
  const fits = (rights: Given): boolean =>
    !('multiple_use' in rights) ||
    (rights.multiple_use === 'user' ? family !== 'computer' && family !== 'capacity' : family !== 'user');

  test.each(SECTIONS)('%s', section => {
    const word = saidOf(metric)[section];
    const refused = `RIGHT_NOT_APPLICABLE ${section}`;
    const ignored = family === 'access' && (section === 'second_use' || section === 'exempt_roles');
    const warned = [`RIGHT_HAS_NO_EFFECT ${section}`];
    for (const rights of GIVEN[section]) {
      const accepted = fits(rights) ? [] : [refused];
      const [license, product] =
        word === 'refused'
          ? [[refused], [refused]]
          : word === 'per product'
            ? [[refused], ignored ? warned : accepted]
            : word === 'warning'
              ? [warned, warned]
              : [accepted, accepted];
      expect(onLicense(metric, rights)).toEqual(license);
      expect(onProduct(metric, rights)).toEqual(product);
    }
  });
});

const COMPUTERS = ['desk', 'lap'] as const;

/** Anna's desktop and laptop, both of the role test, both and she allocated, with versions of Draw installed and accessed. */
const annas = (versions: readonly string[], computers: readonly string[]): Small => ({
  users: [{ user: 'anna' }],
  computers: COMPUTERS.map(computer => ({
    computer,
    chassis: computer === 'lap' ? 'laptop' : 'desktop',
    role: 'test',
    user: 'anna',
    processors: 1,
    cores: 4,
  })),
  installations: computers.flatMap(computer => versions.map(version => ({ computer, product: 'Draw', version }))),
  access: versions.map(version => ({ user: 'anna', computer: 'desk', product: 'Draw', version })),
  allocations: [
    ...COMPUTERS.map(computer => ({ license: 'L', computer: computer as string })),
    { license: 'L', user: 'anna' },
  ],
});

/** Where each right shows: what is installed, what is licensed, and the right. */
const SHOWN = {
  downgrade: { small: annas(['1'], ['desk']), licensed: '2', rights: { downgrade: 'allowed' } },
  upgrade: { small: annas(['2'], ['desk']), licensed: '1', rights: { upgrade: 'any' } },
  multiple_use: { small: annas(['1', '2'], COMPUTERS), licensed: '', rights: { multiple_use: 'computer' } },
  second_use: { small: annas(['1'], COMPUTERS), licensed: '', rights: { second_use: 'portable' } },
  exempt_roles: { small: annas(['1'], COMPUTERS), licensed: '', rights: { exempt_roles: ['test'] } },
} as const satisfies Record<Section, { small: Small; licensed: string; rights: Small['license'] }>;

/** Rights have an effect where the catalog computes them, save that an older server needs no downgrade right of a CAL. */
const hasEffect = (metric: MetricId, section: Section): boolean => {
  if (metricOf(metric).family === 'access') return section === 'upgrade';
  return saidOf(metric)[section] === 'computed';
};

describe.each(METRIC_IDS.filter(metric => metricOf(metric).rights !== 'refused'))(
  '%s computes what the catalog says',
  metric => {
    test.each(SECTIONS)('%s', section => {
      const { small, licensed, rights: given } = SHOWN[section];
      const forUsers = section === 'multiple_use' && metricOf(metric).family === 'user';
      const rights = forUsers ? { multiple_use: 'none' } : given;
      const onProduct = saidOf(metric)[section] === 'per product';
      const under = (given: NonNullable<Small['license']>) =>
        positionOf(metric, {
          ...small,
          license: onProduct ? {} : given,
          license_products: [{ license: 'L', product: 'Draw', version: licensed, ...(onProduct ? given : {}) }],
        });
      if (hasEffect(metric, section)) expect(under(rights)).not.toEqual(under({}));
      else expect(under(rights)).toEqual(under({}));
    });
  },
);

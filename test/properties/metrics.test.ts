/** What holds for every metric whatever the estate: each has properties of its own, tried on a hundred small random estates. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METRIC_IDS, type MetricId } from '../../engine/metrics/index.ts';
import { ACCESS_PROPERTIES, accessEstates } from './access.ts';
import {
  anotherGuest,
  atLeastMinimum,
  CAPACITY_PROPERTIES,
  guestsWithinHost,
  passes,
  roundedTogether,
} from './capacity.ts';
import { capacityEstates } from './capacity-estates.ts';
import { COMPUTER_PROPERTIES, computerEstates, neverShort, onlyAllocated, raisingTheLimit } from './computer.ts';
import { MEASURED_PROPERTIES, measuredEstates } from './measured.ts';
import { type Property, positionOf, property, type Small, sampleOf } from './small-estate.ts';
import { countsAccess, onlyNamed, USER_PROPERTIES, userEstates } from './user.ts';

interface Checked {
  readonly estates: (metric: MetricId) => fc.Arbitrary<Small>;
  readonly properties: readonly Property[];
}

const computer = (...own: readonly Property[]): Checked => ({
  estates: computerEstates,
  properties: [...COMPUTER_PROPERTIES, ...own],
});
const user = (...own: readonly Property[]): Checked => ({
  estates: userEstates,
  properties: [...USER_PROPERTIES, ...own],
});
const access: Checked = { estates: accessEstates, properties: ACCESS_PROPERTIES };
const capacity = (...own: readonly Property[]): Checked => ({
  estates: metric => capacityEstates(metric),
  properties: [...CAPACITY_PROPERTIES, ...own],
});
const measured: Checked = { estates: measuredEstates, properties: MEASURED_PROPERTIES };

const CHECKED = {
  device: computer(),
  client_server: computer(),
  enterprise: computer(neverShort),
  site: computer(neverShort),
  evaluation: computer(),
  run_time: computer(),
  node_locked: computer(onlyAllocated),
  oem: computer(onlyAllocated),
  tiered_device: computer(onlyAllocated),
  appliance: computer(onlyAllocated),
  device_core_limited: computer(raisingTheLimit),
  device_processor_limited: computer(raisingTheLimit),
  user: user(),
  named_user: user(onlyNamed),
  saas_user: user(countsAccess),
  sccm_client_user: user(),
  ibm_authorized_user: user(),
  developer_subscription: user(),
  microsoft_user_cal: access,
  microsoft_device_cal: access,
  cal_legacy: access,
  processor: capacity(),
  processor_points: capacity(),
  microsoft_server_processor: capacity(),
  core: capacity(),
  core_points: capacity(),
  microsoft_server_core: capacity(),
  microsoft_management_core: capacity(anotherGuest, passes),
  oracle_processor: capacity(roundedTogether),
  oracle_nup: capacity(roundedTogether, atLeastMinimum),
  ibm_pvu: capacity(guestsWithinHost),
  ibm_vpc: capacity(guestsWithinHost),
  ibm_rvu: measured,
  ibm_uvu: measured,
  vmware_core: capacity(),
  concurrent_user: measured,
  ibm_concurrent_user: measured,
  ibm_floating_user: measured,
  custom_metric: measured,
  sap_named_user: measured,
  sap_package: measured,
  oracle_legacy: measured,
  ibm_mvs: measured,
} satisfies Record<MetricId, Checked>;

const moreEntitlements = property(
  'more entitlements never raise the shortfall nor change what is consumed',
  metric =>
    fc.record({ small: CHECKED[metric].estates(metric), entitled: fc.nat(30), more: fc.integer({ min: 1, max: 300 }) }),
  (metric, { small, entitled, more }) => {
    const before = positionOf(metric, { ...small, entitled });
    const after = positionOf(metric, { ...small, entitled: entitled + more });
    expect(after.entitled).toBe(before.entitled + more);
    expect(after.shortfall).toBeLessThanOrEqual(before.shortfall);
    expect(after.consumed).toBe(before.consumed);
    expect(after.available).toBe(after.entitled - after.consumed);
  },
);

test('every metric has properties', () => {
  expect(Object.keys(CHECKED).toSorted()).toEqual(METRIC_IDS.toSorted());
  expect(METRIC_IDS.filter(metric => CHECKED[metric].properties.length === 0)).toEqual([]);
});

describe.each(METRIC_IDS)('%s', metric => {
  test('consumes something on most of the estates', () => {
    const counts = sampleOf(CHECKED[metric].estates(metric)).map(small => positionOf(metric, small).consumed);
    expect(counts.filter(count => count > 0).length).toBeGreaterThan(40);
    expect(new Set(counts).size).toBeGreaterThan(2);
  });

  test.each([...CHECKED[metric].properties, moreEntitlements].map(({ says, holds }) => [says, holds] as const))(
    '%s',
    (_, holds) => {
      holds(metric);
    },
  );
});

/** Engine and readable model agree on random estates of every metric: all figures, decisions, rejections and problems. */
import { describe, expect, test } from 'vitest';
import type { MetricId } from '../../engine/metrics/index.ts';
import { agreeOn } from './agree.ts';

const FAMILIES: readonly (readonly [string, readonly MetricId[]])[] = [
  ['computer metrics', ['device', 'node_locked', 'device_core_limited', 'enterprise']],
  ['user metrics', ['user', 'named_user', 'saas_user']],
  ['access metrics beside servers by capacity', ['microsoft_user_cal', 'microsoft_device_cal', 'cal_legacy', 'core']],
  [
    'capacity metrics',
    ['processor', 'core_points', 'microsoft_server_core', 'microsoft_management_core', 'vmware_core'],
  ],
  ['Oracle metrics', ['oracle_processor', 'oracle_nup', 'device']],
  ['IBM metrics', ['ibm_pvu', 'ibm_vpc', 'ibm_rvu', 'device']],
];

describe('engine and model agree', () => {
  test('on estates with any metrics', () => {
    expect(agreeOn(800, 20_260_131)).toBe(800);
  });
  test.each(FAMILIES)('on estates with %s', (_, metrics) => {
    expect(agreeOn(200, 7, { metrics: [...metrics] })).toBe(200);
  });
});

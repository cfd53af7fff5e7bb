/** Minimum times between two assignments: known for the publishers that say so, dated, with their source. */
import { describe, expect, test } from 'vitest';
import { lintCatalog } from '../../catalog/lint.ts';
import { loadCatalog, readCatalog } from '../../catalog/load.ts';
import { minimumTimeOn } from '../../catalog/reassignment.ts';
import { parseDay } from '../../engine/estate/days.ts';
import { changedCatalog, lineOf } from './changed.ts';

const DAY = parseDay('2026-01-31')!;
const FILE = 'microsoft/reassignment.yaml';

describe('the minimum time between two assignments', () => {
  const catalog = loadCatalog();

  test('is 90 days with Microsoft, however the publisher is written', () => {
    for (const publisher of ['Microsoft', 'MICROSOFT', 'Microsoft Corporation'])
      expect(minimumTimeOn(catalog, publisher, 'device', DAY)).toEqual({
        days: 90,
        soonerWhereUserLeft: true,
        source: expect.stringContaining('Product Terms'),
      });
  });

  test('is not known for other publishers, other metrics and names that only begin alike', () => {
    expect(minimumTimeOn(catalog, 'Adobe', 'device', DAY)).toBeUndefined();
    expect(minimumTimeOn(catalog, '', 'device', DAY)).toBeUndefined();
    expect(minimumTimeOn(catalog, 'Microsoftware', 'device', DAY)).toBeUndefined();
    expect(minimumTimeOn(catalog, 'Microsoft', 'oem', DAY)).toBeUndefined();
  });

  test('is that of the day: a later entry does not change an earlier day', () => {
    const folder = changedCatalog({
      [FILE]: text =>
        text.replace(
          /minimum_days: \[(.*)\]/,
          'minimum_days: [$1, { from: 2027-01-01, value: "30", source: product-terms }]',
        ),
    });
    const later = loadCatalog(folder);
    expect(minimumTimeOn(later, 'Microsoft', 'user', DAY)?.days).toBe(90);
    expect(minimumTimeOn(later, 'Microsoft', 'user', parseDay('2027-01-01')!)?.days).toBe(30);
  });
});

describe('faults of such a file', () => {
  const PLANTED = [
    ['a metric that does not exist', 'METRIC_UNKNOWN', '- client_server', '- client_severs', 'client_severs'],
    ['a metric that stands twice', 'CONFLICT', '- client_server', '- user', '- user'],
    ['a number without a source', 'SOURCE_MISSING', ', source: product-terms', '', 'value: "90"'],
    ['a number that begins too late', 'GAP', 'from: 1970-01-01', 'from: 2016-06-01', '2016-06-01'],
  ] as const;

  test.each(PLANTED)('%s is found', (_, code, before, after) => {
    const folder = changedCatalog({ [FILE]: text => text.replace(before, after) });
    const { catalog, findings } = readCatalog(folder);
    expect(findings).toEqual([]);
    expect(lintCatalog(catalog).filter(({ file }) => file === FILE)).toContainEqual(
      expect.objectContaining({ code, file: FILE, line: expect.any(Number) }),
    );
  });

  test('is told with its line', () => {
    let changed = '';
    const folder = changedCatalog({
      [FILE]: text => {
        changed = text.replace('- client_server', '- client_severs');
        return changed;
      },
    });
    const [finding] = lintCatalog(readCatalog(folder).catalog);
    expect(finding.line).toBe(lineOf(changed, 'client_severs'));
  });
});

/** Suggestions of what a mistyped name was meant to be. */
import { describe, expect, test } from 'vitest';
import { metricAliases } from '../../catalog/license-types.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { METRIC_NAMES } from '../../engine/estate/metric-names.ts';
import { suggestion } from '../../engine/estate/nearest.ts';

describe('suggestion', () => {
  test('names each known name once, however often it is known', () => {
    expect(suggestion('devcie', ['device', 'user', 'device'])).toBe('Did you mean device? ');
    const known = [...METRIC_NAMES, ...metricAliases(loadCatalog()).keys()];
    expect(known.filter(name => name === 'device').length).toBeGreaterThan(1);
    expect(suggestion('devices', known).match(/\bdevice\b/g)).toHaveLength(1);
  });

  test('names the nearest first, three at most', () => {
    expect(suggestion('core', ['cores', 'score', 'core_points', 'user', 'care'])).toBe(
      'Did you mean care, cores or score? ',
    );
  });

  test('says nothing where nothing is near', () => {
    expect(suggestion('spaceship', ['device', 'user'])).toBe('');
  });
});

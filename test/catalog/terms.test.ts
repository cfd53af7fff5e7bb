/** The terms of a day: dated values, processor rows, tier tables that give the published examples. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../catalog/day.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import type { Terms, Tier } from '../../engine/terms.ts';
import { changedCatalog } from './changed.ts';

const day = (text: string): number => dayOf(text) ?? Number.NaN;

/** Units of a quantity through tiers, exact (factors have at most five decimals) and rounded up once. */
const unitsOf = (tiers: readonly Tier[], quantity: number): number => {
  let parts = 0n;
  let below = 0;
  for (const { upTo, factor } of tiers) {
    const inTier = Math.max(0, Math.min(quantity, upTo ?? quantity) - below);
    const [whole, decimals = ''] = factor.split('.');
    parts += BigInt(inTier) * BigInt(whole + decimals.padEnd(5, '0'));
    below = upTo ?? below;
  }
  return Number((parts + 99_999n) / 100_000n);
};

describe('published examples', () => {
  const { tiers } = termsFor(loadCatalog(), day('2026-01-31'));

  it.each([
    ['mapc', 45_000, 29_500],
    ['auvu', 150, 125],
    ['euvu', 11_000, 8_650],
    ['xuvu', 15_000, 14_375],
  ])('%s: %i are %i units', (table, quantity, units) => {
    expect(unitsOf(tiers[table], quantity)).toBe(units);
  });

  it('one unit costs one unit in every table', () => {
    expect(Object.values(tiers).map(table => unitsOf(table, 1))).toEqual([1, 1, 1, 1]);
  });
});

describe('terms of a day', () => {
  it('carry the day, the hash of the catalog and the defaults of the rules', () => {
    const catalog = loadCatalog();
    const terms = termsFor(catalog, day('2026-01-31'));
    expect(terms.asOf).toBe(day('2026-01-31'));
    expect(terms.hash).toBe(catalog.hash);
    expect(terms.defaults.microsoft_server_core).toMatchObject({ min_per_processor: '4', min_per_vm: '4' });
    expect(terms.defaults.microsoft_management_core).toEqual({
      min_per_processor: '8',
      min_per_computer: '16',
      min_per_vm: '8',
      ose_per_pass: '2',
      count_host: 'yes',
      by_vm: 'no',
    });
    expect(terms.defaults.oracle_nup.min_per_processor).toBe('25');
    expect(terms.defaults.vmware_core.min_per_processor).toBe('16');
    expect(terms.defaults.ibm_vpc.ratio).toBe('1');
    expect(terms.defaults.ibm_rvu.table).toBe('mapc');
    expect(terms.defaults.ibm_uvu.table).toBe('auvu');
    expect(terms.unknownCoreFactor).toBe('1');
    expect(terms.unknownPvu).toBe('120');
  });

  it('differ before and after the day of a new value', () => {
    const folder = changedCatalog({
      'vmware/core.yaml': text =>
        text.replace(
          /min_per_processor: \[(.*)\]/,
          'min_per_processor: [$1, { from: 2030-07-01, value: "24", source: counting-cores }]',
        ),
    });
    const catalog = loadCatalog(folder);
    expect(termsFor(catalog, day('2030-06-30')).defaults.vmware_core.min_per_processor).toBe('16');
    expect(termsFor(catalog, day('2030-07-01')).defaults.vmware_core.min_per_processor).toBe('24');
  });

  it('leave out a processor row whose first value holds later', () => {
    const row = '  - { processor: Nimbus Q900, values: [{ from: 2031-01-01, value: "40", source: nehalem-ex }] }\n';
    const catalog = loadCatalog(changedCatalog({ 'ibm/pvu.yaml': text => text + row }));
    const has = (terms: Terms) => terms.pvu.some(({ processor }) => processor === 'Nimbus Q900');
    expect(has(termsFor(catalog, day('2030-12-31')))).toBe(false);
    expect(has(termsFor(catalog, day('2031-01-01')))).toBe(true);
  });

  it('hold the three classes of Intel Xeon', () => {
    const { pvu } = termsFor(loadCatalog(), day('2026-01-31'));
    expect(pvu.filter(({ processor }) => processor === 'Intel Xeon')).toEqual([
      { processor: 'Intel Xeon', max_processors: 2, value: '70' },
      { processor: 'Intel Xeon', max_processors: 4, value: '100' },
      { processor: 'Intel Xeon', value: '120' },
    ]);
  });

  it.each([
    ['Xeon', '0.5'],
    ['EPYC', '0.5'],
    ['SPARC T3', '0.25'],
    ['SPARC T4', '0.5'],
    ['UltraSPARC T2', '0.75'],
    ['UltraSPARC T2+', '0.5'],
    ['SPARC64 VII', '0.75'],
    ['SPARC64 VII+', '0.5'],
    ['POWER9', '1'],
  ])('give %s the core factor %s', (processor, value) => {
    const { coreFactors } = termsFor(loadCatalog(), day('2026-01-31'));
    expect(coreFactors.filter(row => row.processor === processor)).toEqual([{ processor, value }]);
  });

  it('make one row of each server of a row that names several', () => {
    const { pvu } = termsFor(loadCatalog(), day('2026-01-31'));
    const seven = pvu.filter(({ processor, server }) => processor === 'POWER7' && server !== undefined);
    expect(seven.find(({ server }) => server === '780')?.value).toBe('120');
    expect(seven.find(({ server }) => server === '755')?.value).toBe('100');
    expect(seven.find(({ server }) => server === 'PS701')?.value).toBe('70');
  });

  it('cannot be had for a day before the catalog begins', () => {
    expect(() => termsFor(loadCatalog(), day('1969-12-31'))).toThrow('core-factors table for 1969-12-31');
  });
});

describe('the hash', () => {
  it('is the same for the same files in another folder', () => {
    expect(loadCatalog(changedCatalog()).hash).toBe(loadCatalog().hash);
  });

  it('does not depend on how lines end', () => {
    const folder = changedCatalog({ 'vmware/core.yaml': text => text.replaceAll('\n', '\r\n') });
    expect(loadCatalog(folder).hash).toBe(loadCatalog().hash);
  });

  it('changes with any value', () => {
    const folder = changedCatalog({ 'ibm/tiers.yaml': text => text.replace('"0.83"', '"0.84"') });
    expect(loadCatalog(folder).hash).not.toBe(loadCatalog().hash);
  });
});

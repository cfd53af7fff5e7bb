/** Well-known products come as rows of the estate's tables, in order. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../catalog/day.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { productRows } from '../../catalog/products.ts';

describe('well-known products', () => {
  const rows = productRows(loadCatalog());

  it('rank versions by their place, the newest highest', () => {
    const server = rows.versions.filter(({ product }) => product === 'Windows Server');
    const orderOf = (name: string) => server.find(({ version }) => version === name)?.order ?? Number.NaN;
    expect(orderOf('2012')).toBeLessThan(orderOf('2012 R2'));
    expect(orderOf('2012 R2')).toBeLessThan(orderOf('2016'));
    expect(server.map(({ order }) => order)).toEqual(server.map((_, at) => at + 1));
  });

  it('give release days as day numbers and leave unknown ones open', () => {
    const released = (name: string) =>
      rows.versions.find(({ product, version }) => product === 'Windows Server' && version === name)?.released;
    expect(released('2016')).toBe(dayOf('2016-10-15'));
    expect(released('2008')).toBeNull();
  });

  it('rank editions from least to most functional', () => {
    const editions = rows.editions.filter(({ product }) => product === 'Microsoft SQL Server');
    expect(editions.map(({ edition, order }) => `${order} ${edition}`)).toEqual([
      '1 Express',
      '2 Web',
      '3 Standard',
      '4 Enterprise',
    ]);
  });

  it('name a product for every version and edition', () => {
    const known = new Set(rows.products.map(({ product }) => product));
    expect([...rows.versions, ...rows.editions].filter(({ product }) => !known.has(product))).toEqual([]);
    expect(rows.products.every(({ publisher, category }) => publisher !== '' && category === 'commercial')).toBe(true);
  });
});

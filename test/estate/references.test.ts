import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ADDED_WHEN_USED, type Hosted, hostCycles, REFERENCES } from '../../engine/estate/references.ts';
import { type PlacedTables, settleEstate } from '../../engine/estate/settle.ts';
import type { Row, TableName } from '../../engine/estate/tables.ts';
import { blankRow } from '../../engine/estate/values.ts';

const placed = <T extends TableName>(table: T, ...rows: Partial<Row<T>>[]) =>
  rows.map((row, at) => ({ row: { ...blankRow(table), ...row }, file: `${table}.csv`, line: at + 2 }));

const settle = (tables: PlacedTables) => settleEstate(tables, { added: ADDED_WHEN_USED });

describe('hosts', () => {
  const virtual = (computer: string, host: string): Hosted => ({ computer, host, kind: 'virtual' });

  test('every virtual computer on a cycle is found, those that only lead into it are not', () => {
    const computers = [
      virtual('A', 'b'),
      virtual('B', 'C'),
      virtual('c', 'a'),
      virtual('D', 'A'),
      virtual('E', 'gone'),
      virtual('F', ''),
    ];
    expect([...hostCycles(computers)].sort()).toEqual(['a', 'b', 'c']);
    expect([...hostCycles([virtual('A', 'A')])]).toEqual(['a']);
  });

  test('the host of a physical computer means nothing', () => {
    expect(hostCycles([virtual('A', 'B'), { computer: 'B', host: 'A', kind: 'physical' }]).size).toBe(0);
  });

  test('a computer is on a cycle exactly when following hosts comes back to it', () => {
    const estates = fc.array(fc.record({ host: fc.nat(12), kind: fc.constantFrom('virtual', 'virtual', 'physical') }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(estates, drawn => {
        const computers = drawn.map(({ host, kind }, at) => ({
          computer: `${at}`,
          host: host === 12 ? '' : `${host}`,
          kind,
        }));
        const comesBack = ({ computer }: Hosted): boolean => {
          let at: string = computer;
          for (let step = 0; step <= computers.length; step++) {
            const reached = computers.find(one => one.computer === at);
            if (reached?.kind !== 'virtual' || reached.host === '') return false;
            at = reached.host;
            if (at === computer) return true;
          }
          return false;
        };
        const expected = computers.filter(comesBack).map(one => one.computer);
        expect([...hostCycles(computers)].sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe('settling', () => {
  test('a reference to nothing rejects the row and what refers to that row', () => {
    const { estate, problems } = settle({
      licenses: placed('licenses', { license: 'L1', metric: 'device' }),
      purchases: placed(
        'purchases',
        { purchase: 'P1', license: 'L2', quantity: 1 },
        { purchase: 'P2', license: 'l1', quantity: 1 },
      ),
      license_contracts: placed('license_contracts', { license: 'L1', contract: 'C1' }),
    });
    expect(estate.purchases.map(row => row.purchase)).toEqual(['P2']);
    expect(estate.license_contracts).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: 'REFERENCE_UNKNOWN',
        table: 'license_contracts',
        column: 'contract',
        message: 'There is no contract "C1".',
      },
      { code: 'REFERENCE_UNKNOWN', table: 'purchases', column: 'license', file: 'purchases.csv', line: 2 },
    ]);
  });

  test('computers that host each other are rejected, and so are installations on them', () => {
    const { estate, problems } = settle({
      computers: placed(
        'computers',
        { computer: 'VM-1', kind: 'virtual', host: 'VM-2' },
        { computer: 'VM-2', kind: 'virtual', host: 'VM-1' },
        { computer: 'VM-3', kind: 'virtual', host: 'ESX' },
      ),
      installations: placed('installations', { computer: 'VM-1', product: 'P' }, { computer: 'VM-3', product: 'P' }),
    });
    expect(estate.computers.map(row => row.computer)).toEqual(['VM-3']);
    expect(estate.installations.map(row => row.computer)).toEqual(['VM-3']);
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['HOST_CYCLE', 'host'],
      ['HOST_CYCLE', 'host'],
      ['REFERENCE_UNKNOWN', 'computer'],
      ['RECORD_ADDED', 'product'],
    ]);
  });

  test('products and users that are only used are added once, as first spelt, with a warning', () => {
    const { estate, problems } = settle({
      computers: placed('computers', { computer: 'PC', user: 'Anna' }),
      installations: placed(
        'installations',
        { computer: 'PC', product: 'Visio' },
        { computer: 'pc', product: 'VISIO', version: '1' },
      ),
    });
    expect(estate.users.map(row => row.user)).toEqual(['Anna']);
    expect(estate.products).toEqual([{ ...blankRow('products'), product: 'Visio' }]);
    expect(problems.map(problem => problem.code)).toEqual(['RECORD_ADDED', 'RECORD_ADDED']);
  });

  test('a row that repeats a key replaces the earlier one in its place, shown as first spelt', () => {
    const { estate, problems } = settle({
      users: placed('users', { user: 'Anna', name: 'old' }, { user: 'Ben' }, { user: 'ANNA', name: 'new' }),
    });
    expect(estate.users.map(row => [row.user, row.name])).toEqual([
      ['Anna', 'new'],
      ['Ben', ''],
    ]);
    expect(problems).toMatchObject([{ code: 'KEY_REPEATED', table: 'users', line: 4 }]);
    expect(problems[0].message).toContain('line 2');
  });

  test('rights on a product are judged by the metric of its license', () => {
    const { estate, problems } = settle({
      licenses: placed('licenses', { license: 'L', metric: 'sap_package' }, { license: 'U', metric: 'user' }),
      license_products: placed(
        'license_products',
        { license: 'L', product: 'P', upgrade: 'any' },
        { license: 'u', product: 'P', second_use: 'portable' },
      ),
    });
    expect(estate.license_products.map(row => row.license)).toEqual(['u']);
    expect(problems.filter(({ code }) => code !== 'RECORD_ADDED')).toMatchObject([
      { code: 'RIGHT_NOT_APPLICABLE', table: 'license_products', column: 'upgrade', line: 2 },
      { code: 'RIGHT_HAS_NO_EFFECT', table: 'license_products', column: 'second_use', line: 3 },
    ]);
  });

  test('every reference points at a table whose key is one column', () => {
    const all = Object.values(REFERENCES).flat();
    expect(all.length).toBeGreaterThan(20);
    for (const { to } of all) expect(['products', 'users', 'computers', 'licenses', 'contracts']).toContain(to);
  });
});

/** What a dashboard draws from: sums by status, publisher, business unit and location, surplus, and runs in time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadStoredRun } from '../../app/pages/runs.ts';
import { openSample, type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** Sums in cents by currency. */
const cents = (lists: readonly (readonly Amount[])[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { amount, currency } of lists.flat())
    sums[currency] = (sums[currency] ?? 0) + Math.round(Number(amount) * 100);
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};

const MONEY = '{ amount currency }';
const SUMS = `
  byStatus { status positions }
  byPublisher { publisher positions atRisk shortfall projected installations unlicensed exposure ${MONEY} surplus ${MONEY} }
  byBusinessUnit { businessUnit computers installations consumed unlicensed exposure ${MONEY} }
  byLocation { location computers installations consumed unlicensed exposure ${MONEY} }`;
const TOTALS = `totals { shortfall projected unlicensed installations licenses exposure ${MONEY} surplus ${MONEY} }`;

const sum = (rows: readonly Readonly<Record<string, unknown>>[], field: string): number =>
  rows.reduce((all, row) => all + Number(row[field]), 0);

describe('the sums of a run', () => {
  test('add up to its totals, whatever they are grouped by', async () => {
    const { data, errors } = await serving.ask(`{ run { ${TOTALS} ${SUMS} } }`, {}, 'viewer');
    expect(errors).toEqual([]);
    const { totals, byPublisher, byBusinessUnit, byLocation } = data.run;
    for (const field of ['shortfall', 'projected', 'installations', 'unlicensed'])
      expect([field, sum(byPublisher, field)]).toEqual([field, totals[field]]);
    expect(cents(byPublisher.map(({ exposure }: { exposure: Amount[] }) => exposure))).toEqual(
      cents([totals.exposure]),
    );
    expect(cents(byPublisher.map(({ surplus }: { surplus: Amount[] }) => surplus))).toEqual(cents([totals.surplus]));
    for (const groups of [byBusinessUnit, byLocation]) {
      expect(groups.length).toBeGreaterThan(3);
      expect(sum(groups, 'installations')).toBe(totals.installations);
      expect(sum(groups, 'unlicensed')).toBe(totals.unlicensed);
      const shares = cents(groups.map(({ exposure }: { exposure: Amount[] }) => exposure));
      for (const [currency, whole] of Object.entries(cents([totals.exposure])))
        expect(Math.abs(shares[currency] - whole)).toBeLessThanOrEqual(groups.length);
    }
  });

  test('consume together what the positions consume, and what is free is worth what the positions say', async () => {
    const { data } = await serving.ask(
      `{ run { ${TOTALS} byBusinessUnit { consumed } positions(first: 500) { edges { node { consumed available status surplus ${MONEY} unitPrice ${MONEY} } } } } }`,
    );
    const positions = data.run.positions.edges.map(({ node }: { node: object }) => node);
    expect(sum(data.run.byBusinessUnit, 'consumed')).toBe(sum(positions, 'consumed'));
    let priced = 0;
    for (const { surplus, unitPrice, available, status } of positions) {
      expect(surplus === null).toBe(unitPrice === null || status === 'NOT_TRACKED');
      if (surplus === null) continue;
      priced++;
      expect(Number(surplus.amount)).toBeCloseTo(Math.max(0, available) * Number(unitPrice.amount), 2);
    }
    expect(priced).toBeGreaterThan(5);
    const free = positions.flatMap(({ surplus }: { surplus: Amount | null }) => (surplus ? [surplus] : []));
    expect(cents([free])).toEqual(cents([data.run.totals.surplus]));
  });

  test('of a run that was stored without them are the same, and its trend and surplus say that they are not kept', async () => {
    const before = await serving.ask(`{ run { ${SUMS} } }`);
    const older = await openSample();
    older.db.exec("update runs set totals = json_remove(totals, '$.sums', '$.surplus')");
    expect(loadStoredRun(older)?.sums).toBeUndefined();
    const other = await serve({ workspace: older });
    const after = await other.ask(
      `{ run { ${SUMS} totals { surplus ${MONEY} } } trend { byPublisher { publisher } totals { shortfall } } }`,
    );
    expect(after.errors).toEqual([]);
    const { totals, ...sums } = after.data.run;
    expect(sums).toEqual(before.data.run);
    expect(totals.surplus).toBeNull();
    expect(after.data.trend).toEqual([{ byPublisher: null, totals: { shortfall: expect.any(Number) } }]);
    await other.close();
  });
});

describe('the trend', () => {
  test('gives the last runs in the order of time, each with what was kept of it', async () => {
    const days = ['2026-02-28', '2026-01-15', '2026-03-31'];
    for (const [at, asOf] of days.entries()) {
      const policy = at === 1 ? 'OPTIMAL' : 'PRIORITY';
      const rates = at === 1 ? 'rates: [{ currency: "EUR", rate: "1" }, { currency: "USD", rate: "0.9" }]' : '';
      const { data } = await serving.ask(
        `mutation { reconcile(input: { asOf: "${asOf}", policy: ${policy}, ${rates} wait: true }) { __typename ... on OperationRefused { message } } }`,
      );
      expect(data.reconcile).toEqual({ __typename: 'ReconcileSuccess' });
    }
    const trend = async (args: string) => {
      const { data, errors } = await serving.ask(
        `{ trend${args} { asOf policy startedAt run { number } ${TOTALS} ${SUMS} } }`,
        {},
        'viewer',
      );
      expect(errors).toEqual([]);
      return data.trend;
    };
    const asOf = ({ asOf }: { asOf: string }): string => asOf;
    const all = await trend('');
    expect(all.map(asOf)).toEqual(['2026-01-31', ...days]);
    expect((await trend('(first: 2)')).map(asOf)).toEqual(days.slice(1));
    expect((await trend('(since: "2026-02-01")')).map(asOf)).toEqual(['2026-02-28', '2026-03-31']);
    expect((await trend('(until: "2026-01-31")')).map(asOf)).toEqual(['2026-01-31', '2026-01-15']);
    expect((await trend('(policy: OPTIMAL)')).map(asOf)).toEqual(['2026-01-15']);
    for (const point of all.slice(1)) {
      expect(sum(point.byPublisher, 'shortfall')).toBe(point.totals.shortfall);
      expect(sum(point.byStatus, 'positions')).toBe(point.totals.licenses);
      expect(sum(point.byBusinessUnit, 'unlicensed')).toBe(point.totals.unlicensed);
      expect(sum(point.byLocation, 'unlicensed')).toBe(point.totals.unlicensed);
    }
  });

  test('opens no run', async () => {
    const workspace = await openSample();
    workspace.db.exec('delete from run_columns');
    const other = await serve({ workspace });
    const { data, errors } = await other.ask(
      '{ trend { totals { shortfall } byPublisher { publisher } byLocation { location } } }',
    );
    expect(errors).toEqual([]);
    expect(data.trend).toHaveLength(1);
    await other.close();
  });
});

/** What changes: what-if before anything is stored, compare between stored runs, renewals ahead of time. */
import { describe, expect, test } from 'vitest';
import { ownFolder, SMALL, samwise } from './running.ts';

const estate = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const cwd = ownFolder({ ...SMALL, ...files });
  await samwise(['import', '.'], { cwd });
  await samwise(['reconcile', '--as-of', '2026-01-31'], { cwd });
  return cwd;
};

describe('what-if', () => {
  test('shows positions before and after and stores nothing', async () => {
    const cwd = await estate();
    const input = 'purchases:\n  - {purchase: P2, license: PS6, quantity: 3}\n';
    const { status, out } = await samwise(['what-if', '-', '--json'], { cwd, input });
    expect(status).toBe(0);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ asOf: '2026-01-31', before: { shortfall: 1 }, after: { shortfall: 0 } });
    expect(told.positions).toHaveLength(1);
    expect(told.positions[0]).toMatchObject({
      license: 'PS6',
      before: { entitled: 1 },
      after: { entitled: 4, available: 2 },
    });
    const again = JSON.parse((await samwise(['positions', '--json'], { cwd })).out);
    expect(again.positions[0].entitled).toBe(1);
    expect(JSON.parse((await samwise(['runs', '--json'], { cwd })).out).runs).toHaveLength(1);
  });

  test('a change of one right keeps the other columns of the license', async () => {
    const cwd = await estate({ 'change.yaml': 'licenses: [{license: ps6, multiple_use: none}]\n' });
    const { out } = await samwise(['what-if', 'change.yaml'], { cwd });
    expect(out).toMatch(/^PS6 +Photoshop +1 +2 → 3 +-1 → -2 +1 → 2 +at-risk$/m);
    expect(out).toContain('1 position changed');
  });

  test('a wrong change set is refused as a whole, with every problem and its line', async () => {
    const cwd = await estate({
      'change.yaml':
        'licenses:\n  - {license: PS6, downgrade: maybe}\npurchase: []\nremove:\n  computers: [{computer: PC-9}]\n',
    });
    const { status, out, err } = await samwise(['what-if', 'change.yaml'], { cwd });
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('change.yaml:2:downgrade');
    expect(err).toContain('Did you mean purchases?');
    expect(err).toContain('No row of computers is computer "PC-9".');
    expect(err).toContain('The change set is refused');
  });
});

describe('runs and compare', () => {
  test('compare names the positions that changed and each cause', async () => {
    const cwd = await estate();
    const changes = {
      'installations.csv': 'computer,product,version\nPC-3,Photoshop,CS6\n',
      'licenses.csv': 'license,metric,multiple_use\nPS6,device,none\n',
      'purchases.csv': 'purchase,license,quantity\nP2,PS6,2\n',
    };
    const more = ownFolder(changes);
    await samwise(['import', more, '--db', 'samwise.db'], { cwd });
    await samwise(['reconcile', '--as-of', '2026-02-28'], { cwd });
    const runs = JSON.parse((await samwise(['runs', '--json'], { cwd })).out).runs;
    expect(runs.map((run: { id: number }) => run.id)).toEqual([2, 1]);
    const told = JSON.parse((await samwise(['compare', '1', '2', '--json'], { cwd })).out);
    expect(Object.keys(told)).toEqual(['from', 'to', 'causes', 'positions', 'unlicensed']);
    expect(told.causes.map((cause: { kind: string }) => cause.kind)).toEqual(['day-changed']);
    expect(told.positions).toHaveLength(1);
    expect(told.positions[0]).toMatchObject({
      license: 'PS6',
      before: { consumed: 2 },
      after: { consumed: 4, entitled: 3 },
    });
    const causes = told.positions[0].causes as { kind: string; count: number; detail: string }[];
    expect(causes.map(({ kind, count, detail }) => [kind, count, detail])).toEqual([
      ['rights-changed', 1, 'multiple_use'],
      ['purchase-added', 2, 'P2'],
      ['installations-added', 1, 'Photoshop on PC-3 (CS6)'],
    ]);
    const { out } = await samwise(['compare', '1', '2'], { cwd });
    expect(out).toContain('Rights of the license: multiple_use computer → none.');
    expect(out).toContain('1 position changed.');
  });

  test('an entitlement that ends between the two days is the cause', async () => {
    const cwd = await estate({
      'purchases.csv': 'purchase,license,quantity,kind,expires\nP1,PS6,5,subscription,2026-02-15\n',
    });
    await samwise(['reconcile', '--as-of', '2026-02-28'], { cwd });
    const told = JSON.parse((await samwise(['compare', '1', '2', '--json'], { cwd })).out);
    expect(told.positions[0].causes).toEqual([
      {
        kind: 'entitlement-ended',
        count: 5,
        detail: 'P1',
        sentence: 'Purchase P1 (subscription, 5) is not in force on 2026-02-28: it expires on 2026-02-15.',
      },
    ]);
  });

  test('a run that does not exist ends with status 1, what is no number with status 2', async () => {
    const cwd = await estate();
    expect((await samwise(['compare', '1', '7'], { cwd })).status).toBe(1);
    expect((await samwise(['compare', '1', 'last'], { cwd })).status).toBe(2);
  });
});

describe('renewals', () => {
  const files = {
    'purchases.csv':
      'purchase,license,quantity,kind,expires\nP1,PS6,5,subscription,2026-02-15\nP2,PS6,1,maintenance,2026-12-31\n',
  };

  test('tells what ends within the window and what the day after brings', async () => {
    const cwd = await estate(files);
    const { renewals, from, to } = JSON.parse((await samwise(['renewals', '--within', '30d', '--json'], { cwd })).out);
    expect([from, to]).toEqual(['2026-01-31', '2026-03-02']);
    expect(renewals).toHaveLength(1);
    expect(renewals[0]).toMatchObject({ date: '2026-02-15', days: 15, kind: 'subscription', key: 'P1', quantity: 5 });
    expect(renewals[0].effects).toEqual([
      {
        license: 'PS6',
        before: { entitled: 5, consumed: 2, available: 3, shortfall: 0 },
        after: { entitled: 0, consumed: 2, available: -2, shortfall: 2 },
      },
    ]);
    const year = await samwise(['renewals', '--within', '1y'], { cwd });
    expect(year.out).toContain('the day after: PS6: entitled 5 → 0, shortfall 0 → 2');
    expect(year.out).toContain('all together: shortfall 0 → 2');
    expect(year.out).toContain('2 endings from 2026-01-31 to 2027-01-31.');
  });

  test('as a calendar it has one event for each, with folded lines', async () => {
    const cwd = await estate(files);
    const { out } = await samwise(['renewals', '--within', '12m', '--format', 'ics'], { cwd });
    expect(out.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(out).toContain('DTSTART;VALUE=DATE:20260215\r\nDTEND;VALUE=DATE:20260216\r\n');
    expect(out.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('a span that is none is a usage error', async () => {
    const { status, err } = await samwise(['renewals', '--within', 'soon'], { cwd: ownFolder() });
    expect(status).toBe(2);
    expect(err).toContain('90d, 12w, 6m or 1y');
  });
});

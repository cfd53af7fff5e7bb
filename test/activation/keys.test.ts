/** Activation by key: request key, key by hand, test key, what is refused, and what the position and the list say. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  enterManually,
  enterRequestKey,
  enterTestKey,
  keyReveals,
  listActivations,
  revealKey,
  withdraw,
} from '../../app/activation/index.ts';
import { joinBlocks, splitBlocks } from '../../app/blocks.ts';
import { compareRuns, explain, findRun, loadRun, reconcileEstate, renewals } from '../../app/index.ts';
import { openSnapshot, snapshotOf } from '../../app/snapshot.ts';
import type { Workspace } from '../../app/workspace.ts';
import { imageOf } from '../../engine/image/build.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { sealingKeyOf } from '../../store/activation/seal.ts';
import { ADMINISTRATOR, activationEstate, COMPANY, day, FINAL_KEY, KEY, on, REQUEST_KEY, refusal } from './estate.ts';

const entry = { purchase: 'P1', customer: COMPANY.customer, requestKey: REQUEST_KEY };
const byHand = { purchase: 'P2', customer: COMPANY.customer, key: FINAL_KEY, expires: day('2027-03-31') };

const entitledOn = async (workspace: Workspace, date: string): Promise<number> => {
  await reconcileEstate(workspace, { asOf: day(date) });
  return explain(loadRun(workspace), { license: 'L1' }).position!.entitled;
};

const said = (workspace: Workspace): readonly string[] => explain(findRun(workspace)!, { license: 'L1' }).arithmetic;

describe('a request key', () => {
  test('installs a provisional key for three months that counts until its end', async () => {
    const { workspace } = await activationEstate();
    expect(await entitledOn(workspace, '2026-10-16')).toBe(1);
    const done = await enterRequestKey(workspace, { ...entry, requestKey: '12345 67890' }, on('2026-10-16'));
    expect(done).toMatchObject({ activation: 'P1-A1', state: 'provisional', expires: day('2027-01-15') });
    expect(await entitledOn(workspace, '2027-01-15')).toBe(11);
    expect(said(workspace)).toContain('P1: 10 bought, 10 provisional until 2027-01-15.');
    expect(await entitledOn(workspace, '2027-01-16')).toBe(1);
    expect(said(workspace)).toContain('P1: 10 bought, 10 not activated.');
  });

  test('is copied for before anything is written, and nothing is written where that fails', async () => {
    const { workspace, file } = await activationEstate();
    const step = on('2026-10-16', { backup: '/nowhere/at/all.db' });
    expect(await refusal(workspace, () => enterRequestKey(workspace, entry, step))).toMatch(/could not be copied/);
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    expect(existsSync(`${file}.before-activation`)).toBe(true);
  });

  test.each([
    ['with nine digits', { requestKey: '123456789' }, 'A request key has 10 characters; this one has 9.'],
    ['with a letter', { requestKey: '12345678X0' }, 'Character 9 does not belong into a request key'],
    ['for an unknown purchase', { purchase: 'P9' }, 'There is no purchase P9.'],
    ['for what needs none', { purchase: 'F1' }, 'F1 needs no activation.'],
    ['for what has a serial', { purchase: 'S1' }, 'S1 is activated by its serial.'],
    ['for more than was bought', { quantity: 11 }, '11 are more than were bought: P1 has 10.'],
    ['for longer than three months', { expires: day('2027-01-16') }, 'at most, until 2027-01-15'],
    ['that ended before', { expires: day('2026-10-15') }, 'It would expire on 2026-10-15, before 2026-10-16.'],
    ['without a customer', { customer: ' ' }, 'give the customer as the certificate names it'],
  ])('is refused %s', async (_, change, words) => {
    const { workspace } = await activationEstate();
    expect(
      await refusal(workspace, () => enterRequestKey(workspace, { ...entry, ...change }, on('2026-10-16'))),
    ).toContain(words);
  });

  test('is refused from anyone but an administrator', async () => {
    const { workspace } = await activationEstate();
    const step = on('2026-10-16', { actor: { name: 'anna', role: 'analyst' } });
    expect(await refusal(workspace, () => enterRequestKey(workspace, entry, step))).toContain('Only an administrator');
  });

  test('is refused a second time, for whatever it is entered', async () => {
    const { workspace } = await activationEstate();
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    const message = await refusal(workspace, () =>
      enterRequestKey(workspace, { ...entry, purchase: 'P2' }, on('2026-10-17')),
    );
    expect(message).toContain('This key (…890) was entered before');
    expect(message).not.toContain(REQUEST_KEY);
  });

  test('is refused where the certificate is for another customer than the publisher’s others', async () => {
    const { workspace } = await activationEstate();
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    const other = { ...entry, purchase: 'P2', requestKey: '9999999999', customer: 'Another Company' };
    expect(await refusal(workspace, () => enterRequestKey(workspace, other, on('2026-10-17')))).toContain(
      'The certificate is for Another Company, and P1-A1 is for Sample Company.',
    );
  });

  test('is refused on a day before the last event, and on one still to come', async () => {
    const { workspace } = await activationEstate();
    await enterManually(workspace, { ...byHand, purchase: 'P1' }, on('2026-10-16'));
    expect(await refusal(workspace, () => withdraw(workspace, 'P1-A1', on('2026-10-15')))).toContain(
      'is before 2026-10-16',
    );
    const later = on('2026-10-18', { today: day('2026-10-17') });
    expect(await refusal(workspace, () => withdraw(workspace, 'P1-A1', later))).toContain('still to come');
  });

  test('is refused for what is activated, with what is possible', async () => {
    const { workspace } = await activationEstate();
    await enterManually(workspace, { ...byHand, purchase: 'P1' }, on('2026-10-16'));
    expect(await refusal(workspace, () => enterRequestKey(workspace, entry, on('2026-10-17')))).toMatch(
      /P1-A1 is activated, so a request key is not possible; possible are a final key by a check, .* purchase of its own/,
    );
  });
});

describe('a key by hand', () => {
  test('activates for its term, with its update service, and part of what was bought beside a provisional rest', async () => {
    const { workspace } = await activationEstate();
    await enterManually(
      workspace,
      { ...byHand, purchase: 'P1', activation: 'MAIN', quantity: 6, serviceExpires: day('2027-03-31') },
      on('2026-10-16'),
    );
    await enterRequestKey(workspace, { ...entry, activation: 'REST', quantity: 4 }, on('2026-10-16'));
    expect(await entitledOn(workspace, '2026-12-01')).toBe(11);
    expect(said(workspace)).toContain('P1: 10 bought, 6 activated until 2027-03-31, 4 provisional until 2027-01-15.');
    const ending = await renewals(workspace, { asOf: day('2026-12-01'), within: 365 });
    expect(ending.map(({ date, kind, key, quantity }) => [date, kind, key, quantity])).toEqual([
      ['2027-01-15', 'provisional-key', 'REST', 4],
      ['2027-03-31', 'final-key', 'MAIN', 6],
      ['2027-03-31', 'update-service', 'MAIN', null],
    ]);
    expect(ending[0].effects).toEqual([
      expect.objectContaining({
        license: 'L1',
        before: expect.objectContaining({ entitled: 11 }),
        after: expect.objectContaining({ entitled: 7 }),
      }),
    ]);
  });

  test('is no place for a request key, and it is said where that belongs', async () => {
    const { workspace } = await activationEstate();
    expect(
      await refusal(workspace, () => enterManually(workspace, { ...byHand, key: REQUEST_KEY }, on('2026-10-16'))),
    ).toContain('Enter it with "samwise activation enter"');
    const test = { license: 'L1', scheme: 'request-key', quantity: 2, key: REQUEST_KEY, expires: day('2026-11-30') };
    expect(await refusal(workspace, () => enterTestKey(workspace, test, on('2026-10-16')))).toContain('request key');
  });

  test('can be withdrawn and entered anew with another key', async () => {
    const { workspace } = await activationEstate();
    await enterManually(workspace, byHand, on('2026-10-16'));
    expect(await entitledOn(workspace, '2026-10-20')).toBe(5);
    await withdraw(workspace, 'P2-A1', on('2026-10-20'));
    expect(await entitledOn(workspace, '2026-10-20')).toBe(1);
    await enterManually(workspace, { ...byHand, key: `${FINAL_KEY}2` }, on('2026-10-20'));
    expect(await entitledOn(workspace, '2026-10-20')).toBe(5);
  });
});

describe('a test key', () => {
  test('counts for its time, apart from what was bought', async () => {
    const { workspace } = await activationEstate();
    const test = { license: 'L1', scheme: 'request-key', quantity: 2, key: FINAL_KEY, expires: day('2026-11-30') };
    await enterTestKey(workspace, test, on('2026-10-16'));
    expect(await entitledOn(workspace, '2026-11-30')).toBe(3);
    expect(said(workspace)).toContain('Apart from what was bought, 2 by test key L1-TEST until 2026-11-30.');
    expect(await entitledOn(workspace, '2026-12-01')).toBe(1);
  });
});

describe('keys', () => {
  test('are in no file of the database and in no history, and the list shows three characters', async () => {
    const { workspace, file } = await activationEstate();
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    await enterManually(workspace, byHand, on('2026-10-16'));
    const plain = FINAL_KEY.replaceAll('-', '');
    workspace.db.pragma('wal_checkpoint(truncate)');
    for (const path of [file, `${file}.before-activation`]) {
      const bytes = readFileSync(path);
      for (const key of [REQUEST_KEY, FINAL_KEY, plain]) expect(bytes.includes(key)).toBe(false);
    }
    const rows = listActivations(workspace, day('2026-10-16'));
    expect(rows.map(({ key }) => key).filter(Boolean)).toEqual(['•••890', '•••TUV']);
    expect(JSON.stringify(rows)).not.toContain(REQUEST_KEY);
  });

  test('are shown to administrators only, with the right key only, and that is recorded', async () => {
    const { workspace } = await activationEstate();
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    const asked = { actor: ADMINISTRATOR, key: KEY, now: 5_000 };
    const viewer = { ...asked, actor: { name: 'anna', role: 'viewer' } as const };
    expect(await refusal(workspace, () => revealKey(workspace, viewer, 'P1-A1'))).toContain('Only an administrator');
    const wrong = { ...asked, key: sealingKeyOf(new Uint8Array(32)) };
    expect(await refusal(workspace, () => revealKey(workspace, wrong, 'P1-A1'))).toContain('another key');
    expect(keyReveals(workspace)).toEqual([]);
    expect(revealKey(workspace, asked, 'P1-A1')).toEqual({ kind: 'request_key', value: REQUEST_KEY });
    expect(keyReveals(workspace)).toEqual([{ subject: 'p1-a1', kind: 'request_key', at: 5_000, who: 'root' }]);
  });
});

describe('two runs', () => {
  test('differ for the activation between them', async () => {
    const { workspace } = await activationEstate();
    await entitledOn(workspace, '2026-10-16');
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    await entitledOn(workspace, '2026-10-16');
    await entitledOn(workspace, '2027-02-01');
    const causes = (from: number, to: number) => compareRuns(workspace, from, to).positions[0].causes;
    expect(causes(1, 2)).toContainEqual({
      kind: 'entitlement-began',
      count: 10,
      detail: 'P1',
      sentence: 'Purchase P1 on 2026-10-16: 10 bought, 10 provisional until 2027-01-15.',
    });
    expect(causes(2, 3).map(({ kind, count }) => [kind, count])).toContainEqual(['entitlement-ended', 10]);
  });

  test('of which the first was stored before there were activations are read all the same', async () => {
    const { workspace } = await activationEstate();
    const { rows, columns } = workspace.estate();
    const blocks = splitBlocks(snapshotOf(rows, columns));
    const isNew =
      /^(serials|registrations|activations|activation_events)(\.|$)|^purchases\.(activation|serial)$|\.maintenance_from$/;
    const old = joinBlocks(new Map([...blocks].filter(([name]) => !isNew.test(name))));
    const opened = openSnapshot(old);
    expect(opened.rows.activations).toEqual([]);
    const image = imageOf(opened.rows, opened.columns);
    const run = reconcile(image, workspace.termsFor(day('2026-10-16')), day('2026-10-16'));
    expect(run.settled.positions.map(({ entitled }) => entitled)).toEqual([15, 10]);
  });
});

describe('the list', () => {
  test('says what to do, the longer the wait the more', async () => {
    const { workspace } = await activationEstate();
    const adviceOn = (date: string, name: string): string | undefined =>
      listActivations(workspace, day(date)).find(row => row.name === name)?.advice;
    expect(adviceOn('2026-10-16', 'P1')).toContain('counts nothing until it is activated');
    expect(adviceOn('2026-10-16', 'S1')).toContain('support may be refused');
    await enterRequestKey(workspace, entry, on('2026-10-16'));
    expect(adviceOn('2026-10-19', 'P1-A1')).toContain('The final key comes some working days after');
    expect(adviceOn('2026-10-21', 'P1-A1')).toContain('3 working days have passed: check');
    expect(adviceOn('2027-01-16', 'P1-A1')).toContain('ask the publisher');
    expect(adviceOn('2026-10-21', 'P1')).toBeUndefined();
  });
});

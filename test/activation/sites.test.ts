/** Activation by serial: registration, release, the request for a new license until it is answered, and versions that need maintenance. */
import { describe, expect, test } from 'vitest';
import {
  answerRequest,
  listActivations,
  registerSite,
  releaseSite,
  requestNewLicense,
  upgradeWarnings,
} from '../../app/activation/index.ts';
import { explain, loadRun, reconcileEstate } from '../../app/index.ts';
import type { Workspace } from '../../app/workspace.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { activationEstate, CODE, COMPANY, day, OTHER_SITE, on, refusal, SERIAL, SITE } from './estate.ts';

const registration = { serial: SERIAL, site: SITE, code: CODE, versions: ['2.4'], ...COMPANY };

const entitledOn = async (workspace: Workspace, date: string): Promise<number> => {
  await reconcileEstate(workspace, { asOf: day(date) });
  return explain(loadRun(workspace), { license: 'L2' }).position!.entitled;
};

describe('a registration', () => {
  test('makes count what accumulates on the serial, and later purchases and upgrades with it', async () => {
    const { workspace } = await activationEstate();
    expect(await entitledOn(workspace, '2026-10-16')).toBe(0);
    await registerSite(workspace, { ...registration, serial: 'abcd-efg2', site: 'SITE-0000-0001' }, on('2026-10-16'));
    expect(await entitledOn(workspace, '2026-10-16')).toBe(10);
    await bring(workspace, [csvOf('purchases', `purchase,license,quantity,serial\nS2,L2,5,${SERIAL}\n`)]);
    expect(await entitledOn(workspace, '2026-10-16')).toBe(15);
    expect(explain(loadRun(workspace), { license: 'L2' }).arithmetic).toContain(
      `S1: 10 bought, 10 registered at ${SITE}.`,
    );
  });

  test.each([
    ['with a zero in the serial', { serial: 'ABCDEFG0' }, 'A serial has no zero; the letter O is meant.'],
    ['with a serial that is too short', { serial: 'ABCDEFG' }, 'A serial has 8 characters; this one has 7.'],
    ['with a site that is too long', { site: 'SITE000000012' }, 'A site id has 12 characters; this one has 13.'],
    ['with a sign that no code has', { code: 'RELEASE-CODE_1' }, 'Character 12 does not belong into a release code'],
    [
      'without an address and telephone',
      { address: '', telephone: '' },
      'needs more: First line of the address, Telephone.',
    ],
  ])('is refused %s', async (_, change, words) => {
    const { workspace } = await activationEstate();
    expect(
      await refusal(workspace, () => registerSite(workspace, { ...registration, ...change }, on('2026-10-16'))),
    ).toContain(words);
  });

  test('is refused at a second site until the serial is released at the first', async () => {
    const { workspace } = await activationEstate();
    await registerSite(workspace, registration, on('2026-10-16'));
    const second = { ...registration, site: OTHER_SITE };
    expect(await refusal(workspace, () => registerSite(workspace, second, on('2026-10-17')))).toContain(
      `is registered at ${SITE}. Release it there first: samwise activation release ${SERIAL} ${SITE}.`,
    );
    expect(await refusal(workspace, () => requestNewLicense(workspace, second, on('2026-10-17')))).toContain(
      'Release it there first',
    );
    await releaseSite(workspace, { serial: SERIAL, site: SITE, code: CODE }, on('2026-10-17'));
    await registerSite(workspace, second, on('2026-10-17'));
    expect(await entitledOn(workspace, '2026-10-17')).toBe(10);
  });

  test('is refused twice at one site, for another customer, and from an analyst', async () => {
    const { workspace } = await activationEstate();
    await registerSite(workspace, registration, on('2026-10-16'));
    expect(await refusal(workspace, () => registerSite(workspace, registration, on('2026-10-17')))).toContain(
      `${SERIAL} at ${SITE} is registered there, so a registration is not possible; possible are a release.`,
    );
    await releaseSite(workspace, { serial: SERIAL, site: SITE, code: CODE }, on('2026-10-17'));
    const other = { ...registration, customer: 'Another Company' };
    expect(await refusal(workspace, () => registerSite(workspace, other, on('2026-10-17')))).toContain(
      'was bought for Sample Company',
    );
    const step = on('2026-10-17', { actor: { name: 'anna', role: 'analyst' } });
    expect(await refusal(workspace, () => registerSite(workspace, registration, step))).toContain(
      'Only an administrator',
    );
  });
});

describe('a release', () => {
  test('is refused where the serial is not registered, with where it is', async () => {
    const { workspace } = await activationEstate();
    const release = { serial: SERIAL, site: OTHER_SITE, code: CODE };
    expect(await refusal(workspace, () => releaseSite(workspace, release, on('2026-10-17')))).toContain(
      'is not registered there',
    );
    await registerSite(workspace, registration, on('2026-10-16'));
    expect(await refusal(workspace, () => releaseSite(workspace, release, on('2026-10-17')))).toContain(
      `is registered at ${SITE}, not at ${OTHER_SITE}. Release it there.`,
    );
    expect(
      await refusal(workspace, () => releaseSite(workspace, { ...release, site: SITE }, on('2026-10-15'))),
    ).toContain('is before 2026-10-16');
  });
});

describe('the request for a new license', () => {
  const released = async (): Promise<Workspace> => {
    const { workspace } = await activationEstate();
    await registerSite(workspace, registration, on('2026-10-16'));
    await releaseSite(workspace, { serial: SERIAL, site: SITE, code: 'RELEASED2CODE' }, on('2026-10-17'));
    return workspace;
  };

  test('holds all that the publisher wants, as text and as HTML, and is tracked until it is confirmed', async () => {
    const workspace = await released();
    const asked = { serial: SERIAL, site: OTHER_SITE, versions: ['2.4', '<2.4.1>'] };
    const made = await requestNewLicense(workspace, asked, on('2026-10-18'));
    if (!made.complete) throw new Error(made.missing.join());
    for (const part of [SERIAL, OTHER_SITE, 'RELEASED2CODE', '2.4, <2.4.1>', 'Sample Company', 'Sample Street 1'])
      expect(made.document.text).toContain(part);
    expect(made.document.html).toContain('<td>2.4, &lt;2.4.1&gt;</td>');
    const state = (): string | undefined =>
      listActivations(workspace, day('2026-10-20')).find(row => row.site === OTHER_SITE)?.state;
    expect(state()).toBe('requested');
    expect(await entitledOn(workspace, '2026-10-18')).toBe(0);
    expect(await refusal(workspace, () => requestNewLicense(workspace, asked, on('2026-10-19')))).toContain(
      'has not answered yet',
    );
    await answerRequest(workspace, { serial: SERIAL, site: OTHER_SITE, answer: 'confirmed' }, on('2026-10-20'));
    expect(state()).toBe('registered');
    expect(await entitledOn(workspace, '2026-10-20')).toBe(10);
  });

  test('says what is missing and changes nothing', async () => {
    const workspace = await released();
    const made = await requestNewLicense(
      workspace,
      { serial: SERIAL, site: OTHER_SITE, address: ' ' },
      on('2026-10-18'),
    );
    expect(made).toEqual({ complete: false, missing: ['Installed versions', 'First line of the address'] });
    expect(workspace.db.prepare("select count(*) from activation_events where kind = 'requested'").pluck().get()).toBe(
      0,
    );
  });

  test('can be declined and made again; an answer without a request is refused', async () => {
    const workspace = await released();
    const answer = { serial: SERIAL, site: OTHER_SITE } as const;
    expect(
      await refusal(workspace, () => answerRequest(workspace, { ...answer, answer: 'confirmed' }, on('2026-10-18'))),
    ).toContain('a confirmation of the request is not possible');
    await requestNewLicense(workspace, { ...answer, versions: ['2.4'] }, on('2026-10-18'));
    await answerRequest(workspace, { ...answer, answer: 'declined' }, on('2026-10-19'));
    const again = await requestNewLicense(workspace, answer, on('2026-10-20'));
    expect(again.complete).toBe(true);
  });

  test('keeps the same code apart where a serial comes back to a site', async () => {
    const workspace = await released();
    await registerSite(workspace, registration, on('2026-10-18'));
    await releaseSite(workspace, { serial: SERIAL, site: SITE, code: CODE }, on('2026-10-19'));
    expect(workspace.db.prepare('select count(*) from activation_secrets').pluck().get()).toBe(4);
  });
});

describe('a version from the gate on', () => {
  test('is warned of before it is there, and rejected without maintenance when it is', async () => {
    const { workspace } = await activationEstate();
    const done = await registerSite(workspace, { ...registration, versions: ['2.4', '2.10'] }, on('2026-10-16'));
    expect(done.warnings.map(({ version, gate }) => [version, gate])).toEqual([['2.10', '2.5']]);
    expect(done.warnings[0].sentence).toContain('MAINTENANCE_REQUIRED');
    await bring(workspace, [csvOf('installations', 'computer,product,version\nSRV-1,Dialer,2.5\n')]);
    await reconcileEstate(workspace, { asOf: day('2026-10-16') });
    const candidates = [...explain(loadRun(workspace), { computer: 'SRV-1' }).candidates()];
    const of = (version: string) => candidates.find(row => row.license === 'L2' && row.version === version);
    expect(of('2.5')).toMatchObject({ verdict: 'rejected', reason: 'MAINTENANCE_REQUIRED' });
    expect(of('2.5')?.sentence).toContain('2.5 is installed, from 2.5 on it must be in force');
    expect(of('2.4')?.verdict).toBe('chosen');
  });

  test('is fine with maintenance in force', async () => {
    const { workspace } = await activationEstate();
    await bring(workspace, [
      csvOf('purchases', 'purchase,license,kind,quantity,expires\nM1,L2,maintenance,10,2026-12-31\n'),
    ]);
    expect(upgradeWarnings(workspace, ['L2'], ['2.5'], day('2026-12-31'))).toEqual([]);
    expect(upgradeWarnings(workspace, ['L2'], ['2.5'], day('2027-01-01'))).toHaveLength(1);
  });
});

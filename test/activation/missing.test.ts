/** Activations and registrations of what is not in the estate: each is flagged, and the flag goes when the record comes. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listActivations } from '../../app/activation/index.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { ownFolder, samwise } from '../cli/running.ts';
import { activationEstate, day, SERIAL, SITE } from './estate.ts';

const ACTIVATIONS = 'activation,scheme,purchase,license,quantity\n';
const ON = day('2026-10-16');

describe('what an activation names', () => {
  test('is flagged where it does not exist, with the nearest name', async () => {
    const { workspace } = await activationEstate();
    await bring(workspace, [
      csvOf('activations', `${ACTIVATIONS}A1,request-key,P17,,\nA2,request-key,p1,,\nT1,request-key,,L9,5\n`),
      csvOf(
        'activation_events',
        'event,activation,date,kind,expires\nE1,A1,2026-10-01,manual,\nE2,A2,2026-10-01,manual,\nE3,T1,2026-10-01,test,2026-12-31\n',
      ),
    ]);
    const rows = listActivations(workspace, ON).filter(({ kind }) => kind === 'key');
    expect(rows.map(({ name, isWarning, missing }) => [name, isWarning, missing])).toEqual([
      ['A1', true, [{ kind: 'purchase', name: 'P17' }]],
      ['A2', false, []],
      ['T1', true, [{ kind: 'license', name: 'L9' }]],
    ]);
    expect(rows[0].advice).toBe(
      'A1 names the purchase P17, which is not among the purchases. Import it, or correct what names it.',
    );
    expect(rows[2].advice).toContain('T1 names the license L9, which is not among the licenses.');
  });

  test('is flagged no more once it is imported', async () => {
    const { workspace } = await activationEstate();
    await bring(workspace, [csvOf('activations', `${ACTIVATIONS}A1,request-key,P17,,\n`)]);
    const missing = () => listActivations(workspace, ON).find(({ name }) => name === 'A1')?.missing;
    expect(missing()).toEqual([{ kind: 'purchase', name: 'P17' }]);
    await bring(workspace, [csvOf('purchases', 'purchase,license,quantity,activation\np17,L1,1,request-key\n')]);
    expect(missing()).toEqual([]);
  });
});

describe('a registration', () => {
  test('of a serial that does not exist is listed and flagged, where it was left out before', async () => {
    const { workspace } = await activationEstate();
    await bring(workspace, [
      csvOf('serials', `serial,scheme\n${SERIAL},serial-site\n`),
      csvOf('registrations', `serial,site\n${SERIAL},${SITE}\nABCDEFG9,${SITE}\n`),
      csvOf(
        'activation_events',
        `event,serial,site,date,kind\nE1,${SERIAL},${SITE},2026-10-01,registered\nE2,ABCDEFG9,${SITE},2026-10-01,registered\n`,
      ),
    ]);
    const rows = listActivations(workspace, ON).filter(({ kind }) => kind === 'serial');
    expect(rows.map(({ name, site, state, isWarning, missing }) => [name, site, state, isWarning, missing])).toEqual([
      [SERIAL, SITE, 'registered', false, []],
      ['ABCDEFG9', SITE, 'registered', true, [{ kind: 'serial', name: 'ABCDEFG9' }]],
    ]);
    expect(rows[1].advice).toContain(
      `The registration of ABCDEFG9 at ${SITE} names the serial ABCDEFG9, which is not among the serials.`,
    );
  });
});

test('samwise activation list says what is missing, also as JSON', async () => {
  const files = { 'activations.csv': `${ACTIVATIONS}A1,request-key,P17,,\n` };
  const cwd = ownFolder(files);
  const env = { SAMWISE_DB: join(cwd, 's.db') };
  expect((await samwise(['import', 'activations.csv'], { cwd, env })).status).toBe(0);
  const { out } = await samwise(['activation', 'list'], { cwd, env });
  expect(out.replaceAll(/\s+/g, ' ')).toContain('A1 names the purchase P17, which is not among the purchases.');
  const { activations } = JSON.parse((await samwise(['activation', 'list', '--json'], { cwd, env })).out);
  expect(activations).toMatchObject([{ name: 'A1', isWarning: true, missing: [{ kind: 'purchase', name: 'P17' }] }]);
});

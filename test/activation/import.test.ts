/** Tables of activation as CSV: events are only ever added, whatever is imported, replaced or done by hand. */
import { chmodSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sealingKeyFrom } from '../../app/activation/index.ts';
import { importPaths } from '../../app/index.ts';
import type { Workspace } from '../../app/workspace.ts';
import { seal, sealingKeyOf, unseal } from '../../store/activation/seal.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { activationEstate } from './estate.ts';

const HEAD = 'event,activation,date,kind,expires';
const EVENTS = `${HEAD}\nE1,A1,2026-10-01,provisional,2026-12-31\nE2,A1,2026-10-05,final,2027-09-30\n`;

const events = ({ db }: Workspace): unknown[] =>
  db.prepare('select event, kind, expires from activation_events order by id').all();

describe('events', () => {
  test('are imported once and stay as they are', async () => {
    const { workspace } = await activationEstate();
    await bring(workspace, [
      csvOf('activations', 'activation,scheme,purchase\nA1,request-key,P1\n'),
      csvOf('activation_events', EVENTS),
    ]);
    const before = events(workspace);
    expect(before).toHaveLength(2);
    const again = await importPaths(workspace.db, [csvOf('activation_events', EVENTS)]);
    expect(again.changed).toBe(false);
    const other = csvOf(
      'activation_events',
      `${HEAD}\nE2,A1,2026-10-05,final,2099-09-30\nE3,A1,2026-10-06,withdrawn,\n`,
    );
    const outcome = await importPaths(workspace.db, [other]);
    expect(outcome.problems.map(({ code, line }) => [code, line])).toEqual([['EVENT_RECORDED', 2]]);
    expect(events(workspace)).toEqual([...before, { event: 'E3', kind: 'withdrawn', expires: null }]);
  });

  test('are not removed by a file that replaces, and outlive what they are about', async () => {
    const { workspace } = await activationEstate();
    await bring(workspace, [
      csvOf('activations', 'activation,scheme,purchase\nA1,request-key,P1\n'),
      csvOf('activation_events', EVENTS),
    ]);
    const replacing = [
      csvOf('activations', 'activation,scheme,purchase\nA2,request-key,P2\n'),
      csvOf('activation_events', `${HEAD}\nE9,A2,2026-10-01,manual,\n`),
      csvOf('purchases', 'purchase,license,quantity,activation\nP2,L1,4,request-key\n'),
    ];
    const { problems } = await importPaths(workspace.db, replacing, { mode: 'replace' });
    expect(problems).toEqual([]);
    expect(events(workspace)).toHaveLength(3);
    for (const statement of ['delete from activation_events', "update activation_events set kind = 'manual'"])
      expect(() => workspace.db.exec(statement)).toThrow('only ever added');
  });

  test.each([
    ['a kind nobody knows', 'E1,A1,2026-10-01,bought,', 'VALUE_UNKNOWN'],
    ['no day', 'E1,A1,,manual,', 'REQUIRED_BLANK'],
    ['no activation', 'E1,,2026-10-01,manual,', 'REQUIRED_BLANK'],
    ['a serial that is missing', 'E1,A1,2026-10-01,registered,', 'REQUIRED_BLANK'],
    ['a test key without an end', 'E1,A1,2026-10-01,test,', 'REQUIRED_BLANK'],
    ['days that run backwards', 'E1,A1,2026-10-01,manual,2026-09-30', 'INTERVAL_REVERSED'],
  ])('with %s are rejected', async (_, row, code) => {
    const { workspace } = await activationEstate();
    const outcome = await importPaths(workspace.db, [csvOf('activation_events', `${HEAD}\n${row}\n`)]);
    expect(outcome.problems.map(problem => problem.code)).toEqual([code]);
    expect(events(workspace)).toEqual([]);
  });
});

describe('the key that keys are encrypted with', () => {
  const HEX = 'ab'.repeat(32);

  test('comes from the environment or from a file of one’s own', async () => {
    const { file } = await activationEstate();
    const path = `${file}.key`;
    writeFileSync(path, `${Buffer.from(HEX, 'hex').toString('base64')}\n`, { mode: 0o600 });
    expect(sealingKeyFrom({ SAMWISE_KEY_FILE: path })).toEqual(sealingKeyFrom({ SAMWISE_KEY: HEX }));
    chmodSync(path, 0o640);
    expect(() => sealingKeyFrom({ SAMWISE_KEY_FILE: path })).toThrow('may be read by others (mode 640)');
    expect(() => sealingKeyFrom({ SAMWISE_KEY_FILE: `${path}.none` })).toThrow('cannot be read (ENOENT)');
    expect(() => sealingKeyFrom({ SAMWISE_KEY: 'too short a secret' })).toThrow(
      /^SAMWISE_KEY holds no key of 32 bytes/,
    );
    expect(() => sealingKeyFrom({})).toThrow('there is no key for it');
  });

  test('opens only what it sealed, for whom it sealed it, unchanged', () => {
    const key = sealingKeyOf(Buffer.from(HEX, 'hex'));
    const sealed = seal(key, 'key\na1', 'SECRET');
    expect(unseal(key, 'key\na1', sealed)).toBe('SECRET');
    expect(unseal(key, 'key\na2', sealed)).toBeUndefined();
    expect(unseal(sealingKeyOf(new Uint8Array(32)), 'key\na1', sealed)).toBeUndefined();
    const changed = Buffer.from(sealed.sealed);
    changed[0] ^= 1;
    expect(unseal(key, 'key\na1', { ...sealed, sealed: changed })).toBeUndefined();
    expect(seal(key, 'key\na1', 'SECRET').nonce).not.toEqual(sealed.nonce);
  });
});

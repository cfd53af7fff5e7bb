/** Activations over the API: the list that the command line has, by license too, and never a key. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterManually, listActivations } from '../../app/activation/index.ts';
import { parseDay } from '../../app/index.ts';
import { sealingKeyOf } from '../../store/activation/seal.ts';
import { type Serving, serve } from '../server/serving.ts';

const DAY = parseDay('2026-01-31')!;
const KEY = 'ABCD-EFGH-JKLM-NPQR-STUV';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ now: () => Date.UTC(2026, 0, 31, 12) });
  await enterManually(
    serving.workspace,
    { purchase: 'PO-0021', key: KEY, customer: 'Sample Company', expires: parseDay('2027-03-31')! },
    {
      actor: { name: 'root', role: 'administrator' },
      key: sealingKeyOf(randomBytes(32)),
      date: DAY,
      today: DAY,
      now: 1_000,
    },
  );
});
afterAll(() => serving.close());

const FIELDS = 'kind name scheme site purchaseKey state expires serviceExpires customer keyEnding isWarning advice';

test('are those of the list, with the end of a key and nothing more of it', async () => {
  const { data, errors } = await serving.ask(
    `{ activations(asOf: "2026-01-31", first: 100) { totalCount edges { node { ${FIELDS} } } } }`,
    {},
    'viewer',
  );
  expect(errors).toEqual([]);
  const listed = listActivations(serving.workspace, DAY);
  expect(listed.length).toBeGreaterThan(2);
  expect(data.activations.totalCount).toBe(listed.length);
  for (const { kind, name, site, purchase, state, expires, key, isWarning, advice } of listed)
    expect(data.activations.edges).toContainEqual({
      node: expect.objectContaining({
        kind: kind.toUpperCase(),
        name,
        site,
        purchaseKey: purchase,
        state: state.toUpperCase().replace('-', '_'),
        expires,
        keyEnding: key,
        isWarning,
        advice,
      }),
    });
  const text = JSON.stringify(data);
  expect(text).toContain(`•••${KEY.slice(-3)}`);
  expect(text).not.toContain(KEY.slice(-5));
});

test('are found by license, scheme, text and whether something is to be done, and stand at their license', async () => {
  const { data, errors } = await serving.ask(`{
    ofLicense: activations(filter: { license: "draftsight-24" }) { edges { node { name } } }
    ofOther: activations(filter: { license: "COREL-2023" }) { totalCount }
    bySerial: activations(filter: { scheme: "SERIAL-SITE" }) { edges { node { kind } } }
    byText: activations(filter: { text: "s4mplese0002" }) { edges { node { site } } }
    warned: activations(filter: { isWarning: true }) { edges { node { isWarning advice } } }
    license(key: "DRAFTSIGHT-24") { activations { name state } }
    other: license(key: "COREL-2023") { activations { name } }
  }`);
  expect(errors).toEqual([]);
  const names = data.ofLicense.edges.map(({ node }: { node: { name: string } }) => node.name);
  expect(names.length).toBeGreaterThan(0);
  expect(data.license.activations.map(({ name }: { name: string }) => name)).toEqual(names);
  expect(data.ofOther.totalCount).toBe(0);
  expect(data.other.activations).toEqual([]);
  expect(data.bySerial.edges.length).toBeGreaterThan(0);
  for (const { node } of data.bySerial.edges) expect(node.kind).toBe('SERIAL');
  expect(data.byText.edges).toEqual([{ node: { site: 'S4MPLESE0002' } }]);
  for (const { node } of data.warned.edges) expect([node.isWarning, node.advice.length > 0]).toEqual([true, true]);
});

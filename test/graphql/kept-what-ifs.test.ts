/** What-ifs that are kept: saved under a name, never over what somebody else saved, listed, computed again and deleted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

const SAVE = `mutation ($input: SaveWhatIfInput!) { saveWhatIf(input: $input) { __typename
  ... on SaveWhatIfSuccess { scenario { id name text version createdBy createdAt changedBy changedAt } warnings { message } }
  ... on InputRefused { problems { at code message help } }
  ... on WriteConflict { code conflicts { key version changedBy columns { column now } } }
  ... on OperationRefused { code message } } }`;
const save = async (input: object, role: 'viewer' | 'analyst' | 'administrator' = 'analyst') =>
  serving.ask(SAVE, { input }, role);
const saved = async (input: object) => (await save(input)).data.saveWhatIf;

const TEXT = 'purchases:\n  - {purchase: P-PLAN, license: COREL-2023, quantity: 10}\n';

describe('a kept what-if', () => {
  test('is found by its name in any case and by its id, and its text can be computed', async () => {
    const { scenario } = await saved({ name: ' More Corel ', text: TEXT });
    expect(scenario).toMatchObject({ name: 'More Corel', text: TEXT, version: 1, createdBy: 'the analyst' });
    const { data } = await serving.ask(
      'query ($id: ID!) { whatIfScenario(name: "more corel") { id text } node(id: $id) { ... on WhatIfScenario { name } } nothing: whatIfScenario(name: "nothing") { id } }',
      { id: scenario.id },
      'viewer',
    );
    expect(data).toEqual({
      whatIfScenario: { id: scenario.id, text: TEXT },
      node: { name: 'More Corel' },
      nothing: null,
    });
    const computed = await serving.ask(
      'mutation ($changes: String!) { whatIf(input: { changes: $changes, asOf: "2026-01-31" }) { ... on WhatIfSuccess { positions { licenseKey } } } }',
      { changes: data.whatIfScenario.text },
      'viewer',
    );
    expect(computed.data.whatIf.positions).toEqual([{ licenseKey: 'COREL-2023' }]);
  });

  test('is replaced with its version, and not over what somebody else saved', async () => {
    const first = (await saved({ name: 'Shared', text: TEXT, version: 0 })).scenario;
    const second = (await save({ name: 'SHARED', text: `${TEXT}# later\n`, version: first.version }, 'administrator'))
      .data.saveWhatIf.scenario;
    expect(second).toMatchObject({
      id: first.id,
      name: 'SHARED',
      version: 2,
      createdBy: 'the analyst',
      changedBy: 'the administrator',
    });
    expect(await saved({ name: 'shared', text: TEXT, version: 1 })).toEqual({
      __typename: 'WriteConflict',
      code: 'RECORD_CHANGED',
      conflicts: [
        {
          key: 'shared',
          version: '2',
          changedBy: 'the administrator',
          columns: [{ column: 'text', now: `${TEXT}# later\n` }],
        },
      ],
    });
    expect((await saved({ name: 'shared', text: TEXT, version: 0 })).__typename).toBe('WriteConflict');
    expect((await saved({ name: 'shared', text: TEXT })).scenario.version).toBe(3);
  });

  test('is refused where its text is wrong, with the line, or its name cannot be', async () => {
    expect(await saved({ name: 'Wrong', text: 'licences:\n  - {license: X}\nremove: 3\n' })).toMatchObject({
      __typename: 'InputRefused',
      problems: [{ at: 2, code: 'TABLE_UNKNOWN', help: expect.stringContaining('licenses') }, { at: 3 }],
    });
    for (const name of ['', '  ', 'x'.repeat(201)])
      expect(await saved({ name, text: TEXT })).toMatchObject({ __typename: 'OperationRefused', code: 'NAME_INVALID' });
    const { data } = await serving.ask('{ whatIfs(filter: { text: "wrong" }) { totalCount } }');
    expect(data.whatIfs.totalCount).toBe(0);
  });

  test('is listed by name, and gone when it was deleted', async () => {
    for (const name of ['b plan', 'A plan', 'C plan']) await saved({ name, text: TEXT });
    const list = async () =>
      (await serving.ask('{ whatIfs(filter: { text: "PLAN" }) { totalCount edges { node { name } } } }', {}, 'viewer'))
        .data.whatIfs;
    expect(await list()).toEqual({
      totalCount: 3,
      edges: ['A plan', 'b plan', 'C plan'].map(name => ({ node: { name } })),
    });
    const remove = async (input: object, role: 'viewer' | 'analyst' = 'analyst') =>
      serving.ask(
        'mutation ($input: DeleteWhatIfInput!) { deleteWhatIf(input: $input) { __typename ... on DeleteWhatIfSuccess { name } ... on OperationRefused { code } } }',
        { input },
        role,
      );
    expect((await remove({ name: 'B PLAN', version: 7 })).data.deleteWhatIf.__typename).toBe('WriteConflict');
    expect((await remove({ name: 'B PLAN', version: 1 })).data.deleteWhatIf).toEqual({
      __typename: 'DeleteWhatIfSuccess',
      name: 'b plan',
    });
    expect((await remove({ name: 'b plan' })).data.deleteWhatIf.code).toBe('NOT_FOUND');
    expect((await list()).totalCount).toBe(2);
  });

  test('is kept by analysts only', async () => {
    expect((await save({ name: 'Mine', text: TEXT }, 'viewer')).errors).toMatchObject([
      { extensions: { code: 'NOT_ALLOWED' } },
    ]);
  });
});

/** Recognition over the API: what no rule fits, what a rule would catch, and installations that appear once it is written. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

const unrecognized = async (args: string) => {
  const { data, errors } = await serving.ask(
    `{ unrecognized(${args}) { totalCount pageInfo { hasNextPage endCursor } edges { node { publisher name version occurrences } } } }`,
    {},
    'viewer',
  );
  expect(errors).toEqual([]);
  return {
    ...data.unrecognized,
    rows: data.unrecognized.edges.map(({ node }: { node: object }) => node),
  };
};

describe('names that no rule recognizes', () => {
  test('are listed by how often they occur, page by page', async () => {
    const { rows, totalCount } = await unrecognized('first: 500');
    expect(rows.length).toBeGreaterThan(2);
    expect(rows).toHaveLength(totalCount);
    const often = rows.map(({ occurrences }: { occurrences: number }) => occurrences);
    expect(often).toEqual(often.toSorted((a: number, b: number) => b - a));
    const paged: object[] = [];
    let after = '';
    for (;;) {
      const page = await unrecognized(`first: 2${after}`);
      paged.push(...page.rows);
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(rows);
  });

  test('are found by text and publisher', async () => {
    const { rows } = await unrecognized('first: 500');
    const [{ name, publisher }] = rows;
    const byText = await unrecognized(`filter: { text: ${JSON.stringify(name.toUpperCase().slice(1))} }`);
    expect(byText.rows).toContainEqual(rows[0]);
    expect(byText.totalCount).toBeLessThan(rows.length);
    const byPublisher = await unrecognized(`filter: { publisher: ${JSON.stringify(publisher.toLowerCase())} }`);
    expect(byPublisher.rows).toEqual(
      rows.filter((row: { publisher: string }) => row.publisher.toLowerCase() === publisher.toLowerCase()),
    );
  });
});

const PREVIEW = `query ($rule: RecognitionRuleInput!) { recognitionPreview(rule: $rule) { replaces names computers newlyRecognized changed conflicts
  warnings { message }
  titles(first: 50) { totalCount edges { node { name publisher version occurrences decides isChanged
    before { outcome productKey version rule { name } } after { outcome productKey version edition rule { name } } conflicts { name product { key } } } } }
  changedOnly: titles(first: 50, onlyChanged: true) { totalCount } } }`;
const preview = async (rule: object) => {
  const { data, errors } = await serving.ask(PREVIEW, { rule }, 'viewer');
  expect(errors).toEqual([]);
  return data.recognitionPreview;
};

const UPSERT = `mutation ($input: UpsertRecognitionInput!) { upsertRecognition(input: $input) { __typename
  ... on UpsertRecognitionSuccess { records { id name publisher version product { key } productVersion ignore recordVersion } warnings { message } }
  ... on InputRefused { problems { at code column message help } } ... on WriteConflict { conflicts { key } } } }`;
const upsert = async (record: object, role: 'analyst' | 'viewer' = 'analyst') =>
  serving.ask(UPSERT, { input: { records: [record] } }, role);

describe('a rule', () => {
  test('shows what it would catch, and writing it does just that: installations appear', async () => {
    const { rows } = await unrecognized('first: 1');
    const [{ name, version, occurrences }] = rows;
    const rule = { name, product: 'Found at last', productVersion: '7' };
    const before = await serving.ask('{ product(key: "Found at last") { key } }');
    expect(before.data.product).toBeNull();
    const seen = await preview(rule);
    expect(seen).toMatchObject({ replaces: false, changed: 0, conflicts: 0 });
    expect(seen.newlyRecognized).toBe(seen.names);
    expect(seen.computers).toBeGreaterThanOrEqual(occurrences);
    expect(seen.titles.edges.map(({ node }: { node: object }) => node)).toContainEqual(
      expect.objectContaining({
        name,
        version,
        occurrences,
        decides: true,
        isChanged: true,
        before: { outcome: 'UNRECOGNIZED', productKey: null, version: null, rule: null },
        after: { outcome: 'RECOGNIZED', productKey: 'Found at last', version: '7', edition: null, rule: { name } },
      }),
    );
    expect((await serving.ask('{ product(key: "Found at last") { key } }')).data.product).toBeNull();

    const written = (await upsert(rule)).data.upsertRecognition;
    expect(written).toMatchObject({
      __typename: 'UpsertRecognitionSuccess',
      records: [{ name, product: { key: 'Found at last' }, productVersion: '7', ignore: false }],
    });
    const { data } = await serving.ask('{ unrecognized(first: 500) { edges { node { name } } } }');
    expect(data.unrecognized.edges.map(({ node }: { node: { name: string } }) => node.name)).not.toContain(name);
    const reconciled = await serving.ask(
      'mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { ... on ReconcileSuccess { run { decisions(filter: { product: "found at LAST" }) { totalCount edges { node { version reason } } } } } } }',
    );
    const { decisions } = reconciled.data.reconcile.run;
    expect(decisions.totalCount).toBe(seen.computers);
    expect(decisions.edges[0].node).toEqual({ version: '7', reason: 'NO_LICENSE' });
    const found = await serving.ask(
      'query ($id: ID!) { node(id: $id) { ... on RecognitionRule { name } } recognition(filter: { product: "found at last" }) { totalCount edges { node { name } } } }',
      { id: written.records[0].id },
    );
    expect(found.data).toEqual({
      node: { name },
      recognition: { totalCount: 1, edges: [{ node: { name } }] },
    });
    const again = await preview({ ...rule, ignore: true, product: null, productVersion: null });
    expect(again).toMatchObject({ replaces: true, newlyRecognized: 0 });
    expect(again.changed).toBe(again.names);
  });

  test('that is less particular than others decides nothing of theirs and is told of conflicts', async () => {
    const { data } = await serving.ask(
      '{ recognition(first: 500) { edges { node { name ignore product { key } } } } }',
    );
    const seen = await preview({ name: '*', product: 'Anything' });
    const decided = seen.titles.edges.map(({ node }: { node: object }) => node);
    const others = decided.filter(({ decides }: { decides: boolean }) => !decides);
    expect(others.length).toBeGreaterThan(0);
    for (const { isChanged, after, conflicts } of others) {
      expect(isChanged).toBe(false);
      expect(data.recognition.edges.map(({ node }: { node: { name: string } }) => node.name)).toContain(
        after.rule.name,
      );
      expect(conflicts).toContainEqual({ name: '*', product: null });
    }
    expect(seen.conflicts).toBeGreaterThanOrEqual(others.length);
    expect(seen.changedOnly.totalCount).toBe(seen.newlyRecognized + seen.changed);
  });

  test('that is wrong is refused, in the preview and when it is written', async () => {
    const { data, errors } = await serving.ask(PREVIEW, { rule: { name: '  ', product: 'X' } }, 'viewer');
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'KEY_BLANK' } }]);
    expect((await upsert({ name: '', product: 'X' })).data.upsertRecognition).toMatchObject({
      __typename: 'InputRefused',
      problems: [{ at: 0, code: 'KEY_BLANK', column: 'name' }],
    });
    expect((await upsert({ name: 'x', product: 'X' }, 'viewer')).errors).toMatchObject([
      { extensions: { code: 'NOT_ALLOWED' } },
    ]);
  });

  test('that is deleted gives its evidence back, and the installations go', async () => {
    const [{ name }] = (await unrecognized('first: 1')).rows;
    await upsert({ name, product: 'Soon gone' });
    const names = async (): Promise<readonly string[]> =>
      (await serving.ask('{ unrecognized(first: 500) { edges { node { name } } } }')).data.unrecognized.edges.map(
        ({ node }: { node: { name: string } }) => node.name,
      );
    expect(await names()).not.toContain(name);
    const { data, errors } = await serving.ask(
      'mutation ($key: [String!]!) { deleteRecords(input: { records: [{ table: RECOGNITION, key: $key }] }) { ... on DeleteRecordsSuccess { deleted } } }',
      { key: ['', name] },
      'administrator',
    );
    expect(errors).toEqual([]);
    expect(data.deleteRecords).toEqual({ deleted: 1 });
    expect(await names()).toContain(name);
    const reconciled = await serving.ask(
      'mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { ... on ReconcileSuccess { run { decisions(filter: { product: "Soon gone" }) { totalCount } } } } }',
    );
    expect(reconciled.data.reconcile.run.decisions.totalCount).toBe(0);
  });

  test('is not written over what somebody else changed', async () => {
    const first = (await upsert({ name: 'shared *', product: 'One', recordVersion: '' })).data.upsertRecognition;
    const { recordVersion } = first.records[0];
    await upsert({ name: 'shared *', product: 'Two', recordVersion });
    expect((await upsert({ name: 'shared *', product: 'Three', recordVersion })).data.upsertRecognition).toMatchObject({
      __typename: 'WriteConflict',
    });
  });
});

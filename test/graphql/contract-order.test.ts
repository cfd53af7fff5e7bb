/** Contracts of a license in the order that decides between equal ones: a page knows the one that is taken before anything was reconciled. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosenContract, type GrantingContract } from '../../web/src/rights/inheritance.ts';
import { bring, csvOf } from '../app/sampleWorkspace.ts';
import { type Serving, serve } from '../server/serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ isEmpty: true });
  await bring(serving.workspace, [
    csvOf('licenses', 'license,metric,downgrade\nL,device,inherit\n'),
    csvOf(
      'contracts',
      [
        'contract,expires,downgrade,downgrade_version',
        'Z-FIRST,2027-12-31,allowed,any',
        'A-SECOND,2027-12-31,allowed,none',
      ].join('\n'),
    ),
    csvOf('license_contracts', 'license,contract\nL,A-SECOND\nL,Z-FIRST\n'),
  ]);
});
afterAll(() => serving.close());

const RIGHTS = 'downgrade upgrade multipleUse secondUse exemptRoles';
const linked = async (): Promise<readonly GrantingContract[]> => {
  const { data, errors } = await serving.ask(
    `{ license(key: "L") { contracts { key name permanent expires rights { ${RIGHTS} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.license.contracts;
};

test('the first in database order of contracts comes first, whatever was linked first, and is the one that a run takes', async () => {
  const contracts = await linked();
  expect(contracts.map(({ key }) => key)).toEqual(['Z-FIRST', 'A-SECOND']);
  expect(chosenContract('DOWNGRADE', contracts, undefined)).toMatchObject({
    contract: { key: 'Z-FIRST' },
    why: 'first',
  });
  const { data } = await serving.ask(
    `mutation { reconcile(input: { asOf: "2026-01-31", wait: true }) { ... on ReconcileSuccess {
      run { positions(first: 1) { edges { node { inherits { section contract { key } } } } } } } } }`,
  );
  expect(data.reconcile.run.positions.edges[0].node.inherits).toEqual([
    { section: 'DOWNGRADE', contract: { key: 'Z-FIRST' } },
  ]);
});

/** A run under `optimal` explains itself: why each license was chosen, and what one more entitlement is worth, also when it is opened again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explain, loadRun, openWorkspace, positionsOf, reconcileEstate } from '../../app/index.ts';
import { choiceOf, marginalOf } from '../../app/worth.ts';
import { keptWorth, openWorth } from '../../engine/allocate/optimal/worth.ts';
import { bring, csvOf, DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';

const RATES = { EUR: '1', USD: '0.5' };
const { workspace, file, dispose } = newWorkspace();

/** Visio: A is cheap and covers both versions, B is dear and covers the newer one only; C has no price; D is in dollars. */
const FILES = {
  versions: 'product,version,order\nVisio,2013,1\nVisio,2016,2\n',
  computers: 'computer\nPC-1\nPC-2\nPC-3\nPC-4\nPC-5\nPC-6\n',
  installations:
    'computer,product,version\nPC-1,Visio,2016\nPC-2,Visio,2013\nPC-3,Visio,2013\nPC-4,Draw,\nPC-5,Write,\nPC-6,Write,\n',
  licenses:
    'license,metric,downgrade,unit_price,currency\nA,device,allowed,10,EUR\nB,device,,20,EUR\nC,device,,,\nD,device,,100,USD\n',
  license_products: 'license,product,version\nA,Visio,2016\nB,Visio,2016\nC,Draw,\nD,Write,\n',
  purchases: 'purchase,license,quantity\nP1,A,1\nP2,B,1\nP3,D,1\n',
};

const told = (from = workspace, id?: number) => {
  const open = loadRun(from, id);
  const { length } = open.run.ledger.taken;
  return {
    choices: Array.from({ length }, (_, slot) => choiceOf(open.run, slot)),
    marginals: open.run.ledger.licenses.map((_, index) => marginalOf(open.run, index)),
    explained: ['A', 'B', 'C', 'D'].map(license => {
      const { arithmetic, choices, marginal } = explain(open, { license });
      return { arithmetic, choices: [...choices()], marginal };
    }),
  };
};

beforeAll(async () => {
  await bring(
    workspace,
    Object.entries(FILES).map(([name, text]) => csvOf(name, text)),
  );
  await reconcileEstate(workspace, { asOf: DAY, policy: 'optimal', rates: RATES });
});
afterAll(dispose);

describe('a run under optimal', () => {
  test('says what one more entitlement is worth, in the currency of the license', () => {
    expect(told().marginals).toEqual([
      { amount: '10.00', currency: 'EUR', exact: true },
      { amount: '0.00', currency: 'EUR', exact: true },
      null,
      { amount: '100.00', currency: 'USD', exact: true },
    ]);
    expect(told().explained[3].arithmetic.at(-1)).toBe('One more entitlement would lower the exposure by 100.00 USD.');
  });

  test('says why each license was chosen, with the license it was compared with', () => {
    const sentences = told().choices.map(choice => choice?.sentence);
    expect(sentences).toContain(
      'B has it because that frees A, which is scarcer: one more of it is worth 10.00 EUR, one more of B 0.00 EUR.',
    );
    expect(sentences.filter(each => each === 'A has it because no other license may cover it.')).toHaveLength(2);
    const b = told().explained[1].choices;
    expect(b).toMatchObject([{ computer: 'PC-1', license: 'B', choice: 'frees-scarcer' }]);
  });

  test('says the same when another program opens it', () => {
    const other = openWorkspace(file, { mustExist: true });
    expect(told(other)).toEqual(told());
    other.close();
  });

  test('keeps what it is worth as exact text', () => {
    const worth = loadRun(workspace).run.worth!;
    expect(openWorth(JSON.parse(JSON.stringify(keptWorth(worth))))).toEqual(worth);
    expect(worth.rates).toEqual(RATES);
  });
});

test('a run that was stored before this was kept opens without it, as one under priority does', async () => {
  const { id } = await reconcileEstate(workspace, { asOf: DAY, policy: 'optimal', rates: RATES });
  workspace.db.prepare("delete from run_columns where run_id = ? and name = 'worth'").run(id);
  const other = openWorkspace(file, { mustExist: true });
  expect(told(other, id).choices.every(choice => choice === null)).toBe(true);
  expect(told(other, id).marginals.every(marginal => marginal === null)).toBe(true);
  other.close();
  const { id: priority } = await reconcileEstate(workspace, { asOf: DAY });
  expect(told(workspace, priority).marginals).toEqual([null, null, null, null]);
});

test('a shortfall without a price is no money: what is connected with it has no marginal value', async () => {
  const own = newWorkspace();
  await bring(own.workspace, [
    csvOf('computers', 'computer\nPC-1\nPC-2\n'),
    csvOf('installations', 'computer,product\nPC-1,Draw\nPC-2,Draw\n'),
    csvOf('licenses', 'license,metric,unit_price\nX,device,5\nY,device,\n'),
    csvOf('license_products', 'license,product\nX,Draw\nY,Draw\n'),
  ]);
  await reconcileEstate(own.workspace, { asOf: DAY, policy: 'optimal' });
  const open = loadRun(own.workspace);
  expect(positionsOf(open).map(({ shortfall }) => shortfall)).toEqual([0, 2]);
  expect(open.run.ledger.licenses.map((_, index) => marginalOf(open.run, index))).toEqual([null, null]);
  own.dispose();
});

test('the sample estate says why of every decision that a license has', async () => {
  const own = newWorkspace();
  await bring(own.workspace, [SAMPLE]);
  await reconcileEstate(own.workspace, { asOf: DAY, policy: 'optimal', rates: RATES });
  const open = loadRun(own.workspace);
  const kinds = new Set<string>();
  let undecided = 0;
  for (let slot = 0; slot < open.run.ledger.taken.length; slot++) {
    const choice = choiceOf(open.run, slot);
    if (choice) kinds.add(choice.choice);
    else if (open.run.ledger.taken[slot] >= 0) undecided++;
  }
  expect(undecided).toBe(0);
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['allocated', 'cheaper', 'only-one']));
  own.dispose();
});

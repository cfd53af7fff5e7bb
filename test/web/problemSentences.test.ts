/** What is wrong with rows, files and change sets is said in German too, with the same numbers, and so is what to do about it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importPaths, whatIf } from '../../app/index.ts';
import { errorText, problemText } from '../../web/src/words/problems.ts';
import { csvOf, DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';
import { expectGerman } from './german.ts';

/** Tables with something wrong in each row. */
const WRONG: Readonly<Record<string, string>> = {
  users:
    'user,status,nonsense,\n,active,,\nanna,gone,,\nbert,active,x,\nbert,active,y,\ncarl,active\n"dora"x,active,,\n',
  computers:
    'computer,kind,host,processors,cores,last_inventory\nA,virtual,B,1.5,4,2026-01-31\nB,virtual,A,"1,5",-4,2026-02-31\nC,neither,,1e3,x,soon\nD,physical,,1,99999999999,2026-01-31\nE,virtual,F,1,1,2026-01-31\nF,virtual,E,1,1,2026-01-31\n',
  contracts:
    'contract,starts,expires,downgrade,exempt_roles,permanent\nC1,2026-02-01,2026-01-01,allowed,,\nC2,,,inherit,,\nC3,,,none,inherit|test,\nC4,,,,,perhaps\n',
  licenses:
    'license,metric,downgrade,downgrade_version,downgrade_edition,multiple_use,multiple_use_limit,parameters,exempt_roles,upgrade,upgrade_until\nL1,nonsense,,,,,,,,,\nL2,devise,,,,,,,,,\nL3,device,allowed,none,none,,,,,,\nL4,device,inherit,2010,,,,,,,\nL5,device,,,,user,,,,,\nL6,user,,,,computer,,,,,\nL7,device,,,,computer,0,,,,\nL8,sap_package,allowed,,,,,,,,\nL9,microsoft_user_cal,,,,,,,test,,\nL10,device,,,,,,minimum=x,,,\nL11,device,,,,,,x,,,\nL12,device,,,,,,a=1|a=2,,,\nL13,ibm_rvu,,,,,,tiers=wrong,,,\nL14,ibm_rvu,,,,,,"tiers=5:1,3:2,:1",,,\nL15,ibm_rvu,,,,,,"tiers=5:1,6:2",,,\nL16,device,,,,,,,inherit|test,,\nL17,user,allowed,,,,,,,,\nL18,custom_metric,allowed,,,,,,,,\n',
  license_products: 'license,product,multiple_use\nNONE,App,\nL17,App,inherit\n',
  purchases:
    'purchase,license,quantity,per_unit,starts,expires,unit_price\nP1,L17,2000000000,2000000000,,,\nP2,L17,x,,,,\nP3,L17,-1,,,,\nP4,L17,1,,2026-02-01,2026-01-01,1.1234567890123\nP5,NONE,1,,,,\nP5,L17,,,,,\nP6,L17,1,0,,,\n',
  allocations: 'license,computer,user\nL17,,\nL17,A,anna\nL17,NONE,\n',
  recognition: 'name,product,ignore\nSomething,,\n',
  access: 'product,user,computer\nApp,,\nApp,nobody,\n',
  installations: 'computer,product\nNONE,App\n',
  measurements: 'license,date\nL17,2026-01-01\n',
  nonsense: 'a,b\n1,2\n',
  compters: 'computer\nA\n',
  versions: '',
  editions: 'product,edition\nApp,"Open\n',
};

/** Inventories that cannot be read, or only in part. */
const INVENTORIES = [
  '',
  '{',
  '{"content": x}',
  '[]',
  '{"deviceid": 1}',
  '{"itemtype": "Printer", "content": {}}',
  '{"action": "netinventory", "content": {}}',
  '{"content": {"hardware": {}}}',
  '{"content": {"hardware": {"name": "A"}, "virtualmachines": [{"vmtype": "x"}], "licenseinfos": [], "printers": []}}',
];

const CHANGE_SETS = [
  '',
  'nonsense',
  'licenses: 5',
  'nonsense: []',
  'licences: []',
  'licenses:\n  - just text',
  'licenses:\n  - license: [1, 2]',
  'licenses:\n  - license: { a: b }',
  'contracts:\n  - contract: N1\n    exempt_roles: ["a|b"]',
  'licenses:\n  - license: L1\n    nonsense: 1',
  'as_of: soon\nlicenses: []',
  'remove: 5',
  'remove:\n  licenses:\n    - nonsense: 5',
  'remove:\n  licenses:\n    - {}',
  'remove:\n  licenses:\n    - license: NO-SUCH',
  'remove:\n  nonsense:\n    - {}',
  'licenses:\n  - license: NEW-ONE\n    metric: device',
  'evidence:\n  - computer: WS-001',
  'licenses:\n  - license: *other',
  'licenses:\n  - license: "A',
  'licenses: []\nlicenses: []',
];

let own: ReturnType<typeof newWorkspace>;
const told: { readonly message: string; readonly help: string }[] = [];

beforeAll(async () => {
  own = newWorkspace();
  const { problems } = await importPaths(
    own.workspace.db,
    Object.entries(WRONG).map(([name, text]) => csvOf(name, text)),
  );
  told.push(...problems);
  const latin = {
    name: 'suites.csv',
    bytes: (async function* () {
      yield Uint8Array.of(0x73, 0xe4, 0x0a);
    })(),
  };
  told.push(...(await importPaths(own.workspace.db, [latin])).problems);
  for (const [at, text] of INVENTORIES.entries()) {
    const bytes = new TextEncoder().encode(text);
    const file = {
      name: `inventory-${at}.json`,
      bytes: (async function* () {
        yield bytes;
      })(),
    };
    told.push(...(await importPaths(own.workspace.db, [file], { format: 'glpi' })).problems);
  }
  told.push(
    ...(await importPaths(own.workspace.db, ['no-such-file.csv', csvOf('computers', '')], { format: 'no-such-format' }))
      .problems,
  );
  await importPaths(own.workspace.db, [SAMPLE]);
  for (const text of CHANGE_SETS)
    told.push(...(await whatIf(own.workspace, { text, file: 'change.yaml' }, { asOf: DAY })).problems);
}, 60_000);
afterAll(() => own.dispose());

/** Texts of cells and names of columns are the user's and the format's own: they stay. */
const withoutNames = (text: string): string => text.replaceAll(/"[^"]*"|\blicense\b|[\w-]+(?:, [\w-]+)+/g, '');

test('every problem and what to do', () => {
  const messages = new Set(told.map(({ message }) => message));
  const helps = new Set(told.map(({ help }) => help));
  expect(messages.size).toBeGreaterThan(60);
  expect(helps.size).toBeGreaterThan(45);
  const texts = [...messages, ...helps];
  expect(texts.filter(text => problemText(text, 'de').language === 'en')).toEqual([]);
  for (const text of texts) expectGerman(problemText(text, 'de'), text, withoutNames);
});

test('a message and what to do, one after the other, as failed work has them', () => {
  const english = 'The database is being changed by another program or import. Wait for it to end and try again.';
  expectGerman(problemText(english, 'de'), english);
  expect(problemText('There is no table. Check the address.', 'de').language).toBe('en');
  // A name may hold what looks like the end of a sentence.
  expectGerman(problemText('a. b.csv does not exist. Check the address.', 'de'), 'a. b.csv does not exist.');
});

test('what the protocol says of a request is quoted', () => {
  const english = 'Cannot query field "a" on type "B".';
  expect(errorText(english, 'QUERY_INVALID', 'de')).toMatchObject({ language: 'de' });
  expect(errorText(english, 'QUERY_INVALID', 'de').text).toContain(`„${english}“`);
  expect(errorText(english, 'QUERY_INVALID', 'en')).toEqual({ text: english, language: 'en' });
  expect(errorText(english, 'OTHER', 'de')).toEqual({ text: english, language: 'en' });
});

test('why an effect is not known', () => {
  const english = 'It is being computed, or the program was ended before it was.';
  expectGerman(problemText(english, 'de'), english);
});

test('what is not known stays English and says so', () => {
  expect(problemText('Something new.', 'de')).toEqual({ text: 'Something new.', language: 'en' });
  expect(problemText('Did you mean a? Something new.', 'de').language).toBe('en');
});

/** The estate of real names through import and reconciliation: nothing of it gets lost, and the figures are those of the page about it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ImportOutcome,
  importPaths,
  loadRun,
  type OpenRun,
  type PositionRecord,
  positionsOf,
  reconcileEstate,
  unlicensedByProduct,
  unlicensedOf,
  unrecognizedEvidence,
} from '../../app/index.ts';
import { allDecisions, type Decision } from '../../engine/explain/decisions.ts';
import { findingRecords } from '../../engine/explain/view.ts';
import { DAY, newWorkspace } from '../app/sampleWorkspace.ts';
import { answerOf, INVENTORIES, PAGE, REAL_ESTATE, raw, rulesFor, software } from './raw.ts';

const { workspace, dispose } = newWorkspace();
afterAll(dispose);

let imported: ImportOutcome;
let open: OpenRun;
let positions: ReadonlyMap<string, PositionRecord>;
let decisions: readonly Decision[];

beforeAll(async () => {
  const { db, metricAliases } = workspace;
  imported = await importPaths(db, [REAL_ESTATE], { metricAliases });
  await reconcileEstate(workspace, { asOf: DAY });
  open = loadRun(workspace);
  positions = new Map(positionsOf(open).map(row => [row.license, row]));
  decisions = [...allDecisions(open.run)];
});

const tally = (words: Iterable<string>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const evidenceByOutcome = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    workspace.db.prepare('select outcome, sum(occurrences) from recognized group by outcome').raw().all() as [
      string,
      number,
    ][],
  );

describe('the import', () => {
  test('takes every row of every file and rejects none', () => {
    expect(imported.problems).toEqual([]);
    for (const { table, read, added, rejected } of imported.tables) {
      expect([table, read, added, rejected]).toEqual([table, raw(table).length, raw(table).length, 0]);
    }
    expect(imported.tables.length).toBe(16);
  });

  test('accounts for every row of evidence: recognized, ignored or left for rules to be written', () => {
    const byHand = tally(
      raw('evidence').map(piece => {
        const [rule] = rulesFor(piece);
        return rule === undefined ? 'unrecognized' : rule.ignore === 'yes' ? 'ignored' : 'recognized';
      }),
    );
    expect(byHand).toEqual({ recognized: 1_489, ignored: 8_030, unrecognized: 20_599 });
    expect(evidenceByOutcome()).toEqual(byHand);
    const left = unrecognizedEvidence(workspace, 10_000);
    expect(left.length).toBe(3_696);
    expect(left.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(20_599);
  });

  test('meets no evidence that two rules answer differently', () => {
    const answers = raw('evidence').map(piece => new Set(rulesFor(piece).map(answerOf)).size);
    expect(Math.max(...answers)).toBe(1);
    expect(imported.recognition?.conflicts).toBe(0);
  });
});

describe('the run', () => {
  test('has exactly one decision for every recognized installation, and invents none', () => {
    const installed = decisions
      .filter(({ computer, product, id }) => id >= 0 && computer !== null && product !== null)
      .map(({ computer, product, version, edition }) => [computer, product, version ?? '', edition ?? ''].join(' | '));
    expect(installed.length).toBe(1_419);
    expect(new Set(installed)).toEqual(software());
    expect(open.meta.totals.installations).toBe(1_419);
  });

  test('says of every installation what became of it', () => {
    const outcomes = tally(
      decisions.filter(({ id }) => id >= 0).map(({ outcome, reason }) => `${outcome} ${reason ?? ''}`.trim()),
    );
    expect(outcomes).toEqual({
      consumes: 728,
      'covered SAME_USER': 84,
      'covered SECOND_USE': 14,
      'covered MEASURED': 7,
      'covered HOST_LICENSED': 5,
      'exempt ALLOCATION_EXEMPT': 1,
      'exempt ROLE_EXEMPT': 2,
      'ignored NOT_COMMERCIAL': 512,
      'ignored COMPUTER_RETIRED': 25,
      'ignored COMPUTER_IGNORED': 1,
      'ignored SUITE_MEMBER': 9,
      'unlicensed NO_RIGHT': 31,
    });
  });

  test('has one decision for every access', () => {
    const products = ['Microsoft Exchange Server', 'Windows Server', 'Microsoft SQL Server'];
    const accesses = decisions.filter(({ id, product }) => id < 0 && products.includes(product ?? ''));
    expect(accesses.length).toBe(raw('access').length);
  });

  test('knows every computer, those included that hold nothing to license', () => {
    const known = workspace.image().rows.computers.map(row => row.computer);
    expect(new Set(known)).toEqual(new Set(raw('computers').map(row => row.computer)));
    const withSoftware = new Set(decisions.flatMap(({ id, computer }) => (id >= 0 && computer ? [computer] : [])));
    const others = known.filter(computer => !withSoftware.has(computer));
    expect(tally(others.map(computer => computer.slice(0, 3)))).toEqual({ LNX: 14, 'VM-': 16 });
  });

  test('has one position for every license', () => {
    expect([...positions.keys()].sort()).toEqual(
      raw('licenses')
        .map(row => row.license)
        .sort(),
    );
    expect(tally([...positions.values()].map(row => row.status))).toEqual({
      compliant: 43,
      'at-risk': 24,
      'not-tracked': 1,
    });
    const unused = [...positions.values()].filter(row => row.consumed === 0 && row.raw === 0);
    expect(unused.map(row => row.license).sort()).toEqual(['AD-PS-CS5-OLD', 'MS-M365-OLD', 'MW-MATLAB']);
  });

  test('adds up to the totals that were computed by hand', () => {
    expect(open.meta.totals).toMatchObject({
      exposure: { EUR: '924929.24', USD: '213440.00' },
      shortfall: 2_110,
      unlicensed: 31,
      atRisk: 24,
      projected: 0,
    });
  });

  test('lists what no license covers by product', () => {
    const groups = unlicensedByProduct(open).map(({ count, product, version, edition }) =>
      `${count} ${product} ${version} ${edition}`.trim(),
    );
    expect(groups.sort()).toEqual([
      '1 Autodesk Revit 2024',
      '1 Microsoft Project 2021 Professional',
      '1 Microsoft Visual Studio 2022 Enterprise',
      '18 Adobe Acrobat DC Pro',
      '2 MATLAB R2022b',
      '2 MATLAB R2023b',
      '3 Microsoft Visio 2013 Professional',
      '3 Tableau Desktop 2023.1',
    ]);
    expect([...unlicensedOf(open)].length).toBe(31);
  });

  test('shows what is missing in the records', () => {
    const found = findingRecords(open.run).map(({ code, license, computer }) => `${code} ${license} ${computer ?? ''}`);
    expect(found.map(text => text.trim()).sort()).toEqual([
      'CORES_MISSING MS-SQL-ENT-CORE SRV-03',
      'CORES_MISSING MS-WINSRV-DC SRV-03',
      'HOST_UNKNOWN MS-WINSRV-DC VM-026',
      'HOST_UNKNOWN MS-WINSRV-PROC VM-024',
      'NOTHING_TO_INHERIT MS-OFF-PP-2021',
    ]);
  });
});

/** Entitled, consumed, short, raw and exempt as computed from the files by hand, and how. */
const BY_HAND: readonly (readonly [string, readonly number[], string])[] = [
  ['MS-OFF-PP-2016', [40, 53, 13, 56, 1], 'by inherited downgrade, upgrade in maintenance, and second use'],
  ['MS-SQL-ENT-CORE', [24, 60, 36, 8, 2], 'by cores, a server without cores and a standby computer among them'],
  ['AD-CC-ALL', [14, 37, 23, 59, 0], 'by user, two computers for each entitlement'],
  ['ORA-DB-EE', [4, 8, 4, 1, 0], 'by cores times core factor'],
  ['IBM-DB2-ESE', [560, 840, 280, 2, 0], 'by the peak that ILMT measured'],
  ['IBM-WAS-ND', [280, 1_680, 1_400, 1, 0], 'by all cores of the host'],
  ['MS-EXCH-CAL', [150, 170, 20, 0, 0], 'by users who accessed a server'],
  ['TS-SNAGIT', [7, 6, 0, 6, 0], 'under true-up'],
  ['VMW-VSPHERE', [320, 336, 16, 12, 0], 'by cores, at least sixteen a processor'],
  ['MS-OFF-STD-2019', [9, 8, 0, 8, 0], 'with three entitlements moved by an upgrade'],
  ['MS-WINSRV-DC', [128, 300, 172, 21, 0], 'by all cores of each host, once'],
  ['MS-SCOM', [48, 16, 0, 1, 0], 'by host, at least sixteen cores'],
  ['ORA-JAVA-SE', [0, 68, 68, 68, 0], 'by processors after the subscription ended'],
  ['TV-SITE', [1, 13, 0, 13, 0], 'for a site, which is never short'],
  ['CTX-CVAD', [100, 0, 0, 1, 0], 'not tracked for want of a measurement'],
];

describe('the figures', () => {
  const FIELDS = ['entitled', 'consumed', 'shortfall', 'raw', 'exempt'] as const;
  const figuresOf = (license: string): readonly (number | undefined)[] =>
    FIELDS.map(field => positions.get(license)?.[field]);

  test.each(BY_HAND)('of %s are %j: %s', (license, expected, _) => {
    expect(figuresOf(license)).toEqual(expected);
  });
});

describe('the page about the estate', () => {
  const page = readFileSync(PAGE, 'utf8');
  /** Cells of the rows of its tables. */
  const rows = page
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
  const numbersOf = (cells: readonly string[]): readonly number[] =>
    cells.map(cell => Number(cell.replaceAll(',', '')));
  const FIGURES = ['entitled', 'consumed', 'shortfall', 'raw', 'exempt'] as const;

  test('has the figures and the exposure of every license', () => {
    const told = rows.filter(([license, ...others]) => /^`[A-Z0-9-]+`$/.test(license) && others.length === 7);
    expect(told.map(([license]) => license.slice(1, -1)).sort()).toEqual([...positions.keys()].sort());
    for (const [license, , ...cells] of told) {
      const position = positions.get(license.slice(1, -1))!;
      const exposure = position.shortfall > 0 ? `${position.exposure} ${position.currency}` : '';
      expect([license, numbersOf(cells.slice(0, 5)), cells[5].replaceAll(',', '')]).toEqual([
        license,
        FIGURES.map(field => position[field]),
        exposure,
      ]);
    }
  });

  test('has the installations of every publisher and what became of them', () => {
    const publishers = new Map(raw('products').map(row => [row.product, row.publisher]));
    const installed = decisions.filter(({ id, product }) => id >= 0 && product !== null);
    const byPublisher = Map.groupBy(installed, ({ product }) => publishers.get(product!)!);
    const told = rows.filter(([name, ...others]) => byPublisher.has(name) && others.length === 4);
    expect(told.length).toBe(byPublisher.size);
    for (const [publisher, ...cells] of told) {
      const outcomes = byPublisher.get(publisher)!.map(({ outcome }) => outcome);
      const count = (...wanted: readonly string[]): number => outcomes.filter(one => wanted.includes(one)).length;
      expect([publisher, numbersOf(cells)]).toEqual([
        publisher,
        [outcomes.length, count('consumes', 'covered', 'exempt'), count('ignored'), count('unlicensed')],
      ]);
    }
  });

  test('has the number of everything that is unlicensed', () => {
    const told = rows.flatMap(cells =>
      cells.length === 3 && /^\d+$/.test(cells[0]) ? [`${cells[0]} ${cells[1]}`] : [],
    );
    const came = unlicensedByProduct(open).map(({ count, product, version, edition }) =>
      `${count} ${product} ${version} ${edition}`.trim(),
    );
    expect(told.sort()).toEqual(came.sort());
  });
});

test('the policy optimal finds less exposure with the same installations covered, and proves it', async () => {
  const best = await reconcileEstate(workspace, { asOf: DAY, policy: 'optimal', rates: { EUR: '1', USD: '0.9' } });
  expect([best.proven, best.gap]).toEqual([true, 0]);
  expect(best.totals).toMatchObject({
    exposure: { EUR: '900619.68', USD: '213440.00' },
    unlicensed: 31,
    installations: 1_419,
  });
});

describe('inventories of agents beside it', () => {
  test('bring their computers and programs, and change no position', async () => {
    const { db, metricAliases } = workspace;
    const outcome = await importPaths(db, [INVENTORIES], { metricAliases });
    expect(outcome.files.map(({ format, state }) => `${format} ${state}`)).toEqual(Array(6).fill('glpi imported'));
    expect(outcome.tables.map(({ table, read, rejected }) => `${table} ${read} ${rejected}`)).toEqual([
      'users 2 0',
      'computers 18 0',
      'evidence 15 0',
    ]);
    expect(Object.keys(outcome.codes)).toEqual(['COLUMN_UNKNOWN']);

    const known = new Set(raw('computers').map(row => row.computer));
    const brought = workspace.image().rows.computers.filter(({ computer }) => !known.has(computer));
    expect(tally(brought.map(({ kind, chassis }) => `${kind} ${chassis}`))).toEqual({
      'physical laptop': 2,
      'virtual desktop': 6,
      'physical hand-held': 1,
    });
    // Six programs of one computer, one of them replaced by its newer version in a later partial inventory, and three of a phone.
    expect(evidenceByOutcome()).toEqual({ recognized: 1_489, ignored: 8_030, unrecognized: 20_599 + 9 });

    await reconcileEstate(workspace, { asOf: DAY });
    expect(positionsOf(loadRun(workspace))).toEqual([...positions.values()]);
  });
});

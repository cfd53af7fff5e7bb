/** Figures of the estate of real names computed from its CSV cells in a few lines each, and by the readable model, without the engine. */
import { expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { parseDay } from '../../engine/estate/days.ts';
import { positionRecords } from '../../engine/explain/view.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { installationsOf } from '../../engine/recognition/installations.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { compared } from '../differential/compare.ts';
import { readFolder, settleCsv } from '../fixtures/read.ts';
import { REAL_ESTATE, raw, software } from './raw.ts';

const DAY = parseDay('2026-01-31')!;
const { estate: read } = settleCsv(readFolder(REAL_ESTATE));
const { installations } = installationsOf(read.evidence, read.recognition, read.installations);
const estate = { ...read, installations };
const terms = termsFor(loadCatalog(), DAY);
const engine = new Map(
  positionRecords(reconcile(imageOf(estate, columnsOf(estate)), terms, DAY)).map(row => [row.license, row]),
);

const computers = new Map(raw('computers').map(row => [row.computer, row]));
/** Active computers with a product, each once; the version and edition may be given too. */
const having = (...parts: readonly string[]) => {
  const wanted = parts.join(' | ');
  const found = [...software()].flatMap(key => {
    const [computer, ...rest] = key.split(' | ');
    return rest.join(' | ').startsWith(wanted) ? [computer] : [];
  });
  return [...new Set(found)].map(key => computers.get(key)!).filter(row => row.status === '');
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const consumed = (license: string): number | undefined => engine.get(license)?.consumed;

test('vSphere consumes at least sixteen cores for each processor of the hosts', () => {
  const cores = having('VMware vSphere').map(row => {
    const processors = Number(row.processors);
    expect(Number(row.cores) % processors).toBe(0);
    return processors * Math.max(Number(row.cores) / processors, 16);
  });
  expect([cores.length, sum(cores)]).toEqual([12, 336]);
  expect(consumed('VMW-VSPHERE')).toBe(336);
});

test('Java consumes the processors of the computers that run it', () => {
  const processors = having('Oracle JDK').map(row => Number(row.processors));
  expect(sum(processors)).toBe(68);
  expect(consumed('ORA-JAVA-SE')).toBe(68);
});

test('Oracle Database consumes half a license for each core of its Intel server', () => {
  const [server, ...others] = having('Oracle Database', '19c', 'Enterprise Edition');
  expect([server.computer, server.processor_model, server.cores, others.length]).toEqual([
    'SRV-02',
    'Intel Xeon E5-2620 v4',
    '16',
    0,
  ]);
  expect(consumed('ORA-DB-EE')).toBe(16 / 2);
});

test('Db2 consumes the highest daily sum that was measured in its one region', () => {
  const byDay = Map.groupBy(
    raw('measurements').filter(row => row.license === 'IBM-DB2-ESE'),
    row => row.date,
  );
  const days = [...byDay].map(([date, rows]) => [date, sum(rows.map(row => Number(row.value)))] as const);
  expect(days.filter(([, value]) => value === 840)).toEqual([['2025-12-26', 840]]);
  expect(Math.max(...days.map(([, value]) => value))).toBe(consumed('IBM-DB2-ESE'));
});

test('WebSphere under full capacity consumes all cores of the host at seventy value units', () => {
  const [guest] = having('IBM WebSphere Application Server');
  const host = computers.get(guest.host)!;
  expect([host.computer, host.cores, host.processor_model, host.max_processors]).toEqual([
    'ESX-06',
    '24',
    'Intel Xeon Silver 4214',
    '2',
  ]);
  expect(consumed('IBM-WAS-ND')).toBe(24 * 70);
});

test('client access licenses count each user or computer once, whatever the number of servers', () => {
  const distinct = (product: string, column: string): number =>
    new Set(raw('access').flatMap(row => (row.product === product ? [row[column]] : []))).size;
  expect(consumed('MS-EXCH-CAL')).toBe(distinct('Microsoft Exchange Server', 'user'));
  expect(consumed('MS-SQL-CAL')).toBe(distinct('Microsoft SQL Server', 'user'));
  expect(consumed('MS-CORECAL-DEV')).toBe(distinct('Windows Server', 'computer'));
});

test('Creative Cloud counts the active users of its products, two computers for each entitlement', () => {
  const retired = new Set(raw('users').flatMap(row => (row.status === '' ? [] : [row.user])));
  const known = ({ user, calculated_user }: Readonly<Record<string, string>>): string | undefined =>
    [user || calculated_user].find(name => name !== '' && !retired.has(name));
  const members = new Set(raw('license_products').flatMap(row => (row.license === 'AD-CC-ALL' ? [row.product] : [])));
  // CS6, one CS5 and three installations of 2023 went to licenses of their own, or are part of the suite.
  const own = new Set(['LT-0063', 'LT-0065', 'WKS-0025']);
  const given = [...software()].filter(key => {
    const [computer, product, version] = key.split(' | ');
    return (
      members.has(product) &&
      computers.get(computer)!.status === '' &&
      version !== 'CS6' &&
      !(version === '2023' && own.has(computer)) &&
      !(version === 'CS5' && computer === 'LT-0087')
    );
  });
  const consumers = Map.groupBy(new Set(given.map(key => key.split(' | ')[0])), computer => {
    return known(computers.get(computer)!) ?? `nobody on ${computer}`;
  });
  expect([given.length, consumers.size]).toEqual([59, 37]);
  expect(sum([...consumers.values()].map(owned => Math.ceil(owned.length / 2)))).toBe(consumed('AD-CC-ALL'));
});

test('SQL Server Enterprise counts at least four cores for each processor or guest, none on the standby computer', () => {
  const cores = ['SRV-01', 'SRV-05', 'VM-002', 'VM-009', 'VM-013'].map(name => {
    const { kind, cores: count, processors } = computers.get(name)!;
    return Math.max(Number(count), kind === 'virtual' ? 4 : 4 * Number(processors));
  });
  expect(cores).toEqual([16, 24, 4, 12, 4]);
  expect(computers.get('SRV-03')!.cores).toBe('');
  expect(computers.get('VM-012')!.role).toBe('warm-standby');
  expect(consumed('MS-SQL-ENT-CORE')).toBe(60);
});

test('what is entitled is the sum of the purchases in force, an upgrade moved from its base', () => {
  const inForce = raw('purchases').filter(
    ({ starts, expires, disabled }) =>
      disabled === '' && starts <= '2026-01-31' && (expires === '' || expires >= '2026-01-31'),
  );
  const bought = (license: string): number =>
    sum(
      inForce
        .filter(row => row.license === license && !['maintenance', 'upgrade'].includes(row.kind))
        .map(row => Number(row.quantity) * Number(row.per_unit || 1)),
    );
  const inactive = new Set(['MS-M365-OLD', 'AD-PS-CS5-OLD']);
  for (const { license, extra_entitlements } of raw('licenses')) {
    const moved = sum(
      inForce
        .filter(row => row.kind === 'upgrade')
        .map(row => Number(row.quantity) * (Number(row.license === license) - Number(row.base_license === license))),
    );
    const expected = inactive.has(license) ? 0 : bought(license) + Number(extra_entitlements || 0) + moved;
    expect([license, engine.get(license)?.entitled]).toEqual([license, expected]);
  }
});

test('the readable model says the same of every license, installation, refusal and problem', () => {
  const { engine: ours, model } = compared(estate, terms, DAY);
  expect(ours.positions.length).toBe(68);
  expect(ours.rejected.length).toBe(1_623);
  for (const section of Object.keys(ours)) expect(ours[section], section).toEqual(model[section]);
});

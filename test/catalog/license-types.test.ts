/** Every license type of the list has a metric, under whatever spelling, and the page about them is up to date. */
import { describe, expect, it } from 'vitest';
import { foldName, metricAliases } from '../../catalog/license-types.ts';
import { licenseTypesPage } from '../../catalog/license-types-page.ts';
import { filesOf, loadCatalog } from '../../catalog/load.ts';
import { resolveMetric } from '../../engine/estate/metric-names.ts';
import { FAMILY, PARAMETERS } from '../../engine/metrics/parameters.ts';

const NAMES: Readonly<Record<string, keyof typeof PARAMETERS>> = {
  Enterprise: 'enterprise',
  Device: 'device',
  'Node-Locked': 'node_locked',
  User: 'user',
  'Concurrent User': 'concurrent_user',
  Appliance: 'appliance',
  'Client Server': 'client_server',
  OEM: 'oem',
  Evaluation: 'evaluation',
  'Run-Time': 'run_time',
  'Device (Processor-Limited)': 'device_processor_limited',
  Site: 'site',
  'Named User': 'named_user',
  'Device (Core-Limited)': 'device_core_limited',
  'Core Points': 'core_points',
  'Oracle Processor': 'oracle_processor',
  'Oracle Named User Plus': 'oracle_nup',
  'Processor Points': 'processor_points',
  'Oracle Legacy': 'oracle_legacy',
  'Enterprise Agreement': 'enterprise',
  'SAP Named User': 'sap_named_user',
  'Microsoft Server Processor': 'microsoft_server_processor',
  'CAL Legacy': 'cal_legacy',
  'Tiered Device': 'tiered_device',
  'IBM PVU': 'ibm_pvu',
  'IBM Authorized User': 'ibm_authorized_user',
  'IBM Concurrent User': 'ibm_concurrent_user',
  'IBM Floating User': 'ibm_floating_user',
  'Custom Metric': 'custom_metric',
  Processor: 'processor',
  'IBM RVU': 'ibm_rvu',
  'IBM UVU': 'ibm_uvu',
  'Microsoft Server Core': 'microsoft_server_core',
  'Oracle Application User': 'named_user',
  'SAP Package': 'sap_package',
  'Microsoft SCCM Client Device': 'device',
  'Microsoft SCCM Client User': 'sccm_client_user',
  'Microsoft Developer Network': 'developer_subscription',
  'Microsoft Device CAL': 'microsoft_device_cal',
  'Microsoft User CAL': 'microsoft_user_cal',
  'Microsoft Server/Management Core': 'microsoft_management_core',
  'SaaS User': 'saas_user',
  'IBM VPC': 'ibm_vpc',
  'IBM RU': 'ibm_rvu',
  'IBM MVS': 'ibm_mvs',
};

describe('names of license types', () => {
  const catalog = loadCatalog();
  const aliases = metricAliases(catalog);

  it('are the 45 of the list', () => {
    const names = filesOf(catalog, 'license-types').flatMap(({ content }) => content.types.map(({ name }) => name));
    expect(names).toHaveLength(45);
    expect(new Set(names)).toEqual(new Set(Object.keys(NAMES)));
  });

  it.each(Object.entries(NAMES))('%s is %s', (name, metric) => {
    expect(aliases.get(foldName(name))?.metric).toBe(metric);
    expect(resolveMetric(name.toUpperCase(), aliases)?.metric).toBe(metric);
  });

  it.each(Object.keys(PARAMETERS))('the id %s names its own metric without parameters', metric => {
    expect(aliases.get(foldName(metric))).toEqual({ metric, parameters: {} });
  });

  it.each([
    ['GERÄT', 'device'],
    ['Gera\u0308t', 'device'],
    ['  node locked ', 'node_locked'],
    ['Benutzer-CAL', 'microsoft_user_cal'],
    ['device core limited', 'device_core_limited'],
    ['Standortlizenz', 'site'],
  ])('%j is %s, whatever its case, blanks and composition', (name, metric) => {
    expect(aliases.get(foldName(name))?.metric).toBe(metric);
  });

  it('give parameters where the name implies them', () => {
    expect(aliases.get(foldName('IBM RU'))?.parameters).toEqual({ table: ':1' });
  });

  it('reach every metric there is', () => {
    expect(new Set([...aliases.values()].map(({ metric }) => metric))).toEqual(new Set(Object.keys(PARAMETERS)));
  });
});

describe('rights by metric', () => {
  const groups = filesOf(loadCatalog(), 'rights').flatMap(({ content }) => content.groups);
  const groupOf = (metric: string) => groups.find(({ metrics }) => metrics.includes(metric));

  it('are given for every metric', () => {
    expect(Object.keys(PARAMETERS).filter(metric => !groupOf(metric))).toEqual([]);
  });

  it('warn about second use and exempt roles on user metrics', () => {
    const users = Object.entries(FAMILY).filter(([, family]) => family === 'user');
    expect(users.map(([metric]) => groupOf(metric)?.second_use)).toEqual(users.map(() => 'warning'));
    expect(users.map(([metric]) => groupOf(metric)?.exempt_roles)).toEqual(users.map(() => 'warning'));
  });

  it('are refused for SAP and documentation for the metrics that are only recorded', () => {
    expect(groupOf('sap_package')?.downgrade).toBe('refused');
    expect(groupOf('ibm_floating_user')?.upgrade).toBe('documentation');
    expect(groupOf('microsoft_user_cal')?.upgrade).toBe('per product');
  });
});

describe('the page about license types', () => {
  it('is what the catalog says', async () => {
    await expect(licenseTypesPage(loadCatalog())).toMatchFileSnapshot('../../docs/license-types.md');
  });
});

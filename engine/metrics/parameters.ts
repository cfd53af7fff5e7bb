/** What a license may set in `parameters`, by metric: the names, the kind of value, and whether blank has a default in the catalog. */

/** `amount` is an exact decimal ≥ 0; `count` a whole number ≥ 0; `divisor` a whole number ≥ 1. */
export type ParameterKind =
  | 'count'
  | 'divisor'
  | 'amount'
  | 'flag'
  | readonly string[]
  | 'count-or-unlimited'
  | 'tiers';

export type Parameters = Readonly<Record<string, ParameterKind>>;

const processor = { per: 'divisor', points: 'amount', min_processors: 'count', vms_per_license: 'divisor' } as const;
const core = { min_per_processor: 'count', min_per_computer: 'count', min_per_vm: 'count', points: 'amount' } as const;
const measured = { take: ['latest', 'peak'] } as const;
const tiers = { table: 'tiers', ...measured } as const;

/** Every metric and its parameters. The keys of this record are the metrics that exist. */
export const PARAMETERS = {
  device: {},
  client_server: {},
  enterprise: {},
  site: {},
  evaluation: {},
  run_time: {},
  node_locked: {},
  oem: {},
  tiered_device: {},
  appliance: {},
  device_core_limited: { limit: 'count' },
  device_processor_limited: { limit: 'count' },
  user: {},
  named_user: {},
  saas_user: {},
  sccm_client_user: {},
  ibm_authorized_user: {},
  developer_subscription: {},
  microsoft_user_cal: {},
  microsoft_device_cal: {},
  cal_legacy: {},
  processor,
  processor_points: processor,
  microsoft_server_processor: processor,
  core,
  core_points: core,
  microsoft_server_core: { ...core, host: ['all_cores'] },
  microsoft_management_core: {
    min_per_processor: 'count',
    min_per_computer: 'count',
    min_per_vm: 'count',
    ose_per_pass: 'count-or-unlimited',
    count_host: 'flag',
    by_vm: 'flag',
  },
  oracle_processor: { core_factor: 'amount', scope: ['computer', 'host', 'cluster'] },
  oracle_nup: {
    core_factor: 'amount',
    scope: ['computer', 'host', 'cluster'],
    min_per_processor: 'count',
    min_per_server: 'count',
  },
  ibm_pvu: { pvu_per_core: 'amount', capacity: ['sub', 'full'] },
  ibm_vpc: { ratio: 'amount' },
  ibm_rvu: tiers,
  ibm_uvu: tiers,
  vmware_core: { min_per_processor: 'count' },
  concurrent_user: measured,
  ibm_concurrent_user: measured,
  ibm_floating_user: measured,
  custom_metric: measured,
  sap_named_user: measured,
  sap_package: measured,
  oracle_legacy: measured,
  ibm_mvs: measured,
} as const satisfies Record<string, Parameters>;

export type MetricId = keyof typeof PARAMETERS;

/** Families of metrics by what they count. Rights are accepted or refused by family and metric. */
export const FAMILY = {
  device: 'computer',
  client_server: 'computer',
  enterprise: 'computer',
  site: 'computer',
  evaluation: 'computer',
  run_time: 'computer',
  node_locked: 'computer',
  oem: 'computer',
  tiered_device: 'computer',
  appliance: 'computer',
  device_core_limited: 'computer',
  device_processor_limited: 'computer',
  user: 'user',
  named_user: 'user',
  saas_user: 'user',
  sccm_client_user: 'user',
  ibm_authorized_user: 'user',
  developer_subscription: 'user',
  microsoft_user_cal: 'access',
  microsoft_device_cal: 'access',
  cal_legacy: 'access',
  processor: 'capacity',
  processor_points: 'capacity',
  microsoft_server_processor: 'capacity',
  core: 'capacity',
  core_points: 'capacity',
  microsoft_server_core: 'capacity',
  microsoft_management_core: 'capacity',
  oracle_processor: 'capacity',
  oracle_nup: 'capacity',
  ibm_pvu: 'capacity',
  ibm_vpc: 'capacity',
  ibm_rvu: 'measured',
  ibm_uvu: 'measured',
  vmware_core: 'capacity',
  concurrent_user: 'measured',
  ibm_concurrent_user: 'measured',
  ibm_floating_user: 'measured',
  custom_metric: 'measured',
  sap_named_user: 'measured',
  sap_package: 'measured',
  oracle_legacy: 'measured',
  ibm_mvs: 'measured',
} as const satisfies Record<MetricId, 'computer' | 'user' | 'access' | 'capacity' | 'measured'>;

export type Family = (typeof FAMILY)[MetricId];

/** Which rights a license can have by its metric: computed with, kept as documentation only, or refused by the API. */
import { RIGHT_SECTIONS, type RightSection } from '../api/types.ts';

const USER: ReadonlySet<string> = new Set([
  'user',
  'named_user',
  'saas_user',
  'sccm_client_user',
  'ibm_authorized_user',
  'developer_subscription',
]);
const ACCESS: ReadonlySet<string> = new Set(['microsoft_user_cal', 'microsoft_device_cal', 'cal_legacy']);
const CAPACITY: ReadonlySet<string> = new Set([
  'processor',
  'processor_points',
  'microsoft_server_processor',
  'core',
  'core_points',
  'microsoft_server_core',
  'microsoft_management_core',
  'oracle_processor',
  'oracle_nup',
  'ibm_pvu',
  'ibm_vpc',
  'vmware_core',
]);
const MEASURED: ReadonlySet<string> = new Set(['ibm_rvu', 'ibm_uvu', 'concurrent_user', 'oracle_legacy', 'ibm_mvs']);
const DOCUMENTATION: ReadonlySet<string> = new Set(['custom_metric', 'ibm_concurrent_user', 'ibm_floating_user']);
const PER_PRODUCT_ONLY: ReadonlySet<string> = new Set(['microsoft_user_cal', 'microsoft_device_cal']);
const NO_RIGHTS: ReadonlySet<string> = new Set(['sap_named_user', 'sap_package']);

/** What is computed with, by what the metric counts. Source: docs/license-types.md. */
const computedOf = (metric: string): readonly RightSection[] => {
  if (DOCUMENTATION.has(metric) || NO_RIGHTS.has(metric)) return [];
  if (ACCESS.has(metric)) return ['UPGRADE'];
  if (MEASURED.has(metric)) return ['DOWNGRADE', 'UPGRADE'];
  if (USER.has(metric)) return ['DOWNGRADE', 'UPGRADE', 'MULTIPLE_USE'];
  if (CAPACITY.has(metric)) return ['DOWNGRADE', 'UPGRADE', 'EXEMPT_ROLES'];
  return RIGHT_SECTIONS;
};

export interface Applicable {
  /** Why no right can be set on the license itself; null where rights can be. */
  readonly refused: 'none' | 'products' | null;
  /** Rights are kept, but nothing is computed with any of them. */
  readonly isStoredOnly: boolean;
  readonly multipleUse: 'USER' | 'COMPUTER';
  /** Sections that have an effect; the others are documentation only. */
  readonly computed: ReadonlySet<RightSection>;
}

export const applicableTo = (metric: string): Applicable => ({
  refused: NO_RIGHTS.has(metric) ? 'none' : PER_PRODUCT_ONLY.has(metric) ? 'products' : null,
  isStoredOnly: DOCUMENTATION.has(metric),
  multipleUse: USER.has(metric) ? 'USER' : 'COMPUTER',
  computed: new Set(computedOf(metric)),
});

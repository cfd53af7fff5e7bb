/** Which rights a license can have at all, by its metric; the API refuses the others. */

const USER_METRICS: ReadonlySet<string> = new Set([
  'user',
  'named_user',
  'saas_user',
  'sccm_client_user',
  'ibm_authorized_user',
  'developer_subscription',
]);
const ACCESS_METRICS: ReadonlySet<string> = new Set(['microsoft_user_cal', 'microsoft_device_cal', 'cal_legacy']);
const PER_PRODUCT_ONLY: ReadonlySet<string> = new Set(['microsoft_user_cal', 'microsoft_device_cal']);
const NO_RIGHTS: ReadonlySet<string> = new Set(['sap_named_user', 'sap_package']);
const STORED_ONLY: ReadonlySet<string> = new Set(['custom_metric', 'ibm_concurrent_user', 'ibm_floating_user']);

export interface Applicable {
  /** Why no right can be set on the license itself; null where rights can be. */
  readonly refused: 'none' | 'products' | null;
  /** Rights are kept, but nothing is computed with them. */
  readonly isStoredOnly: boolean;
  readonly multipleUse: 'USER' | 'COMPUTER';
  /** Second use and exempt roles have an effect. */
  readonly hasComputerRights: boolean;
}

export const applicableTo = (metric: string): Applicable => ({
  refused: NO_RIGHTS.has(metric) ? 'none' : PER_PRODUCT_ONLY.has(metric) ? 'products' : null,
  isStoredOnly: STORED_ONLY.has(metric),
  multipleUse: USER_METRICS.has(metric) ? 'USER' : 'COMPUTER',
  hasComputerRights: !USER_METRICS.has(metric) && !ACCESS_METRICS.has(metric),
});

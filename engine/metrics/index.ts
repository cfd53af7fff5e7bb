/** Every metric there is: one line each. What a metric is stands in its own file. */
import { appliance } from './appliance.ts';
import { calLegacy } from './cal_legacy.ts';
import { clientServer } from './client_server.ts';
import { concurrentUser } from './concurrent_user.ts';
import { core } from './core.ts';
import { corePoints } from './core_points.ts';
import { customMetric } from './custom_metric.ts';
import { developerSubscription } from './developer_subscription.ts';
import { device } from './device.ts';
import { deviceCoreLimited } from './device_core_limited.ts';
import { deviceProcessorLimited } from './device_processor_limited.ts';
import { enterprise } from './enterprise.ts';
import { evaluation } from './evaluation.ts';
import { ibmAuthorizedUser } from './ibm_authorized_user.ts';
import { ibmConcurrentUser } from './ibm_concurrent_user.ts';
import { ibmFloatingUser } from './ibm_floating_user.ts';
import { ibmMvs } from './ibm_mvs.ts';
import { ibmPvu } from './ibm_pvu.ts';
import { ibmRvu } from './ibm_rvu.ts';
import { ibmUvu } from './ibm_uvu.ts';
import { ibmVpc } from './ibm_vpc.ts';
import type { Metric } from './metric.ts';
import { microsoftDeviceCal } from './microsoft_device_cal.ts';
import { microsoftManagementCore } from './microsoft_management_core.ts';
import { microsoftServerCore } from './microsoft_server_core.ts';
import { microsoftServerProcessor } from './microsoft_server_processor.ts';
import { microsoftUserCal } from './microsoft_user_cal.ts';
import { namedUser } from './named_user.ts';
import { nodeLocked } from './node_locked.ts';
import { oem } from './oem.ts';
import { oracleLegacy } from './oracle_legacy.ts';
import { oracleNup } from './oracle_nup.ts';
import { oracleProcessor } from './oracle_processor.ts';
import { processor } from './processor.ts';
import { processorPoints } from './processor_points.ts';
import { runTime } from './run_time.ts';
import { saasUser } from './saas_user.ts';
import { sapNamedUser } from './sap_named_user.ts';
import { sapPackage } from './sap_package.ts';
import { sccmClientUser } from './sccm_client_user.ts';
import { site } from './site.ts';
import { tieredDevice } from './tiered_device.ts';
import { user } from './user.ts';
import { vmwareCore } from './vmware_core.ts';

const METRICS = {
  device,
  client_server: clientServer,
  enterprise,
  site,
  evaluation,
  run_time: runTime,
  node_locked: nodeLocked,
  oem,
  tiered_device: tieredDevice,
  appliance,
  device_core_limited: deviceCoreLimited,
  device_processor_limited: deviceProcessorLimited,
  user,
  named_user: namedUser,
  saas_user: saasUser,
  sccm_client_user: sccmClientUser,
  ibm_authorized_user: ibmAuthorizedUser,
  developer_subscription: developerSubscription,
  microsoft_user_cal: microsoftUserCal,
  microsoft_device_cal: microsoftDeviceCal,
  cal_legacy: calLegacy,
  processor,
  processor_points: processorPoints,
  microsoft_server_processor: microsoftServerProcessor,
  core,
  core_points: corePoints,
  microsoft_server_core: microsoftServerCore,
  microsoft_management_core: microsoftManagementCore,
  oracle_processor: oracleProcessor,
  oracle_nup: oracleNup,
  ibm_pvu: ibmPvu,
  ibm_vpc: ibmVpc,
  ibm_rvu: ibmRvu,
  ibm_uvu: ibmUvu,
  vmware_core: vmwareCore,
  concurrent_user: concurrentUser,
  ibm_concurrent_user: ibmConcurrentUser,
  ibm_floating_user: ibmFloatingUser,
  custom_metric: customMetric,
  sap_named_user: sapNamedUser,
  sap_package: sapPackage,
  oracle_legacy: oracleLegacy,
  ibm_mvs: ibmMvs,
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof METRICS;

export const METRIC_IDS = Object.keys(METRICS) as readonly MetricId[];

export const isMetric = (id: string): id is MetricId => Object.hasOwn(METRICS, id);

export const metricOf = (id: MetricId): Metric => METRICS[id];

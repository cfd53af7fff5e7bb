/** Every table of the database, in the order in which they refer to each other. */
export {
  activationEvents,
  activationReveals,
  activationSecrets,
  activations,
  registrations,
  serials,
} from './activation.ts';
export { editions, products, recognition, suites, versions } from './catalog.ts';
export {
  allocations,
  contracts,
  licenseContracts,
  licenseProducts,
  licenses,
  measurements,
  purchases,
} from './entitlements.ts';
export { imports, importWarnings, rejects } from './imports.ts';
export {
  applications,
  evidence,
  evidenceNames,
  evidencePublishers,
  installations,
  recognized,
  sources,
} from './installations.ts';
export { access, computers, usage, users } from './inventory.ts';
export { changes, estateVersions, tokens, whatIfs } from './records.ts';
export { images, runColumns, runs } from './runs.ts';

/** Keys, activations and renewals: everything a door can ask about what was bought and has to be activated. */
export type { Actor } from './actor.ts';
export { type AskOptions, ask } from './ask.ts';
export {
  type AnswerSource,
  type CheckResult,
  checkActivation,
  type OnlineRegistration,
  registerByAnswer,
} from './check.ts';
export { type Connector, connectorOf, readConnector } from './connector.ts';
export { type UpgradeWarning, upgradeWarnings } from './gate.ts';
export {
  type Activated,
  enterManually,
  enterRequestKey,
  enterTestKey,
  type ManualEntry,
  type RequestKeyEntry,
  type TestEntry,
  withdraw,
} from './keys.ts';
export { type Activation, listActivations } from './list.ts';
export { sealingKeyFrom } from './masterKey.ts';
export { backupFile, type Step } from './record.ts';
export type { RequestDocument } from './requestDocument.ts';
export { keyReveals, type Revealed, revealKey } from './reveal.ts';
export {
  answerRequest,
  type NewLicenseRequest,
  type Registration,
  registerSite,
  releaseSite,
  requestNewLicense,
  type SiteEntry,
  type SiteResult,
} from './sites.ts';
export { stateText } from './words.ts';

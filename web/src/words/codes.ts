/** Codes of the API in words: statuses, outcomes, kinds. */
import { bilingual } from './bilingual.ts';

export const codeWords = bilingual(
  {
    status: { AT_RISK: 'At risk', UNKNOWN: 'Unknown', NOT_TRACKED: 'Not tracked', COMPLIANT: 'Compliant' },
    statusMeaning: {
      AT_RISK: 'Entitlements are missing.',
      UNKNOWN: 'Figures that are needed are missing in the inventory.',
      NOT_TRACKED: 'It is measured, and there are no measurements.',
      COMPLIANT: 'No more is consumed than entitled.',
    },
    outcome: {
      CONSUMES: 'Consumes',
      COVERED: 'Covered',
      EXEMPT: 'Exempt',
      UNLICENSED: 'Unlicensed',
      IGNORED: 'Takes no part',
    },
    verdict: { CHOSEN: 'Has it', POSSIBLE: 'May too', REJECTED: 'May not' },
    policy: { PRIORITY: 'by priority', OPTIMAL: 'optimal' },
    limit: { PURCHASED: 'What was purchased', TRUE_UP: 'True-up: bought later', UNLIMITED: 'Unlimited' },
    section: {
      DOWNGRADE: 'Downgrade',
      UPGRADE: 'Upgrade',
      MULTIPLE_USE: 'Multiple use',
      SECOND_USE: 'Second use',
      EXEMPT_ROLES: 'Exempt roles',
    },
    role: {
      PRODUCTION: 'Production',
      WARM_STANDBY: 'Warm standby',
      HOT_STANDBY: 'Hot standby',
      COLD_STANDBY: 'Cold standby',
      BACKUP: 'Backup',
      TEST: 'Test',
      TRAINING: 'Training',
      DEVELOPMENT: 'Development',
    },
    productRole: { PRIMARY: 'Primary', SUPPLEMENTARY: 'Supplementary' },
    purchase: {
      BASELINE: 'Baseline',
      MAINTENANCE: 'Maintenance',
      SOFTWARE: 'Software',
      SUBSCRIPTION: 'Subscription',
      UPGRADE: 'Upgrade',
    },
    change: { ADDED: 'Added', CHANGED: 'Changed', REMOVED: 'Removed' },
    job: { RUNNING: 'Running', DONE: 'Done', FAILED: 'Failed', CANCELLED: 'Cancelled' },
    mode: { MERGE: 'Add and update', REPLACE: 'Replace the tables' },
    computerKind: { PHYSICAL: 'Physical', VIRTUAL: 'Virtual' },
    computerStatus: { ACTIVE: 'Active', IGNORED: 'Ignored', RETIRED: 'Retired' },
    userStatus: { ACTIVE: 'Active', INACTIVE: 'Inactive', RETIRED: 'Retired' },
    licenseStatus: { ACTIVE: 'Active', RETIRED: 'Retired' },
  },
  {
    status: { AT_RISK: 'Gefährdet', UNKNOWN: 'Unbekannt', NOT_TRACKED: 'Nicht verfolgt', COMPLIANT: 'Konform' },
    statusMeaning: {
      AT_RISK: 'Es fehlen Nutzungsrechte.',
      UNKNOWN: 'Im Inventar fehlen Angaben, die gebraucht werden.',
      NOT_TRACKED: 'Sie wird gemessen, und es gibt keine Messwerte.',
      COMPLIANT: 'Es wird nicht mehr verbraucht, als im Bestand ist.',
    },
    outcome: {
      CONSUMES: 'Verbraucht',
      COVERED: 'Abgedeckt',
      EXEMPT: 'Ausgenommen',
      UNLICENSED: 'Ungedeckt',
      IGNORED: 'Nimmt nicht teil',
    },
    verdict: { CHOSEN: 'Deckt ab', POSSIBLE: 'Dürfte auch', REJECTED: 'Darf nicht' },
    policy: { PRIORITY: 'nach Priorität', OPTIMAL: 'optimal' },
    limit: { PURCHASED: 'Was gekauft wurde', TRUE_UP: 'Nachlizenzierung', UNLIMITED: 'Unbegrenzt' },
    section: {
      DOWNGRADE: 'Downgrade',
      UPGRADE: 'Upgrade',
      MULTIPLE_USE: 'Mehrfachnutzung',
      SECOND_USE: 'Zweitnutzung',
      EXEMPT_ROLES: 'Ausgenommene Rollen',
    },
    role: {
      PRODUCTION: 'Produktion',
      WARM_STANDBY: 'Warm-Standby',
      HOT_STANDBY: 'Hot-Standby',
      COLD_STANDBY: 'Cold-Standby',
      BACKUP: 'Sicherung',
      TEST: 'Test',
      TRAINING: 'Schulung',
      DEVELOPMENT: 'Entwicklung',
    },
    productRole: { PRIMARY: 'Hauptprodukt', SUPPLEMENTARY: 'Zusatzprodukt' },
    purchase: {
      BASELINE: 'Anfangsbestand',
      MAINTENANCE: 'Wartung',
      SOFTWARE: 'Software',
      SUBSCRIPTION: 'Abonnement',
      UPGRADE: 'Upgrade',
    },
    change: { ADDED: 'Hinzugefügt', CHANGED: 'Geändert', REMOVED: 'Entfernt' },
    job: { RUNNING: 'Läuft', DONE: 'Fertig', FAILED: 'Fehlgeschlagen', CANCELLED: 'Abgebrochen' },
    mode: { MERGE: 'Hinzufügen und aktualisieren', REPLACE: 'Tabellen ersetzen' },
    computerKind: { PHYSICAL: 'Physisch', VIRTUAL: 'Virtuell' },
    computerStatus: { ACTIVE: 'Aktiv', IGNORED: 'Ignoriert', RETIRED: 'Ausgemustert' },
    userStatus: { ACTIVE: 'Aktiv', INACTIVE: 'Inaktiv', RETIRED: 'Ausgeschieden' },
    licenseStatus: { ACTIVE: 'Aktiv', RETIRED: 'Ausgemustert' },
  },
);

/** A code as an address or a field has it. Null where it is none of those that have words. */
export const codeIn = <Code extends string>(words: Readonly<Record<Code, string>>, text: string | null): Code | null =>
  text !== null && Object.hasOwn(words, text) ? (text as Code) : null;

/** "AT_RISK" as addresses and exports write it: "at-risk". */
export const inAddress = (code: string): string => code.toLowerCase().replaceAll('_', '-');

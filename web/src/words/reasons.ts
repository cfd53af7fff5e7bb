/** The reasons of the engine in German; the API says them in English. A test holds that every reason of the schema is here. */

import type { Reason } from '../api/generated.ts';

/** Half sentences, as they stand after a colon. */
export const REASONS_DE: Readonly<Record<Reason, string>> = {
  LICENSE_RETIRED: 'die Lizenz ist ausgemustert',
  LICENSE_NOT_STARTED: 'die Lizenz gilt noch nicht',
  LICENSE_EXPIRED: 'die Lizenz ist abgelaufen',
  ACCESS_ONLY: 'eine Zugriffslizenz deckt nie eine Installation ab',
  EDITION_ORDER_UNKNOWN: 'die Reihenfolge der beiden Editionen ist nicht bekannt, deshalb gilt keine als die geringere',
  EDITION_ABOVE: 'eine höhere Edition als die lizenzierte wird nie abgedeckt',
  VERSION_ORDER_UNKNOWN: 'die Reihenfolge der beiden Versionen ist nicht bekannt, deshalb gilt keine als die ältere',
  NO_DOWNGRADE_RIGHT: 'es gibt kein Downgrade-Recht',
  VERSION_DOWNGRADE_NOT_ALLOWED: 'das Downgrade-Recht umfasst keine älteren Versionen',
  VERSION_BELOW_FLOOR: 'die Version ist älter als die älteste, die das Downgrade-Recht erlaubt',
  EDITION_DOWNGRADE_NOT_ALLOWED: 'das Downgrade-Recht umfasst keine anderen Editionen',
  EDITION_BELOW_FLOOR: 'die Edition liegt unter der geringsten, die das Downgrade-Recht erlaubt',
  NO_UPGRADE_RIGHT: 'es gibt kein Recht auf eine neuere Version',
  RELEASED_AFTER_MAINTENANCE: 'die Version erschien, nachdem das Upgrade-Recht geendet hatte',
  MAINTENANCE_REQUIRED: 'die Version läuft nur mit laufender Wartung, und es gibt keine',
  NO_PRIMARY_PRODUCT: 'es ist kein Hauptprodukt der Lizenz da, das ein Zusatzprodukt braucht',
  OUT_OF_SCOPE: 'der Verbraucher liegt außerhalb der Standorte, Geschäftsbereiche oder Kostenstellen der Lizenz',
  OS_NOT_ALLOWED: 'das Betriebssystem gehört nicht zu denen der Lizenz',
  NOT_HOSTED_HERE: 'der Computer wird betrieben, wo die Lizenz nicht gilt',
  CORE_LIMIT: 'der Computer hat mehr Kerne, als die Lizenz erlaubt',
  PROCESSOR_LIMIT: 'der Computer hat mehr Prozessoren, als die Lizenz erlaubt',
  NOT_ALLOCATED: 'die Lizenz zählt nur, wem sie zugewiesen ist',
  BOUND_ELSEWHERE: 'der Verbraucher ist einer anderen Lizenz zugewiesen, die ihn abdecken darf',
  SERVER_LICENSED_BY_CAPACITY:
    'der Server ist nach Prozessoren oder Kernen lizenziert, seine Benutzer brauchen keine Zugriffslizenz',
  NO_LICENSE: 'für das Produkt ist keine Lizenz erfasst',
  NO_RIGHT: 'für das Produkt gibt es Lizenzen, aber keine darf dies abdecken',
  COMPUTER_IGNORED: 'der Computer wird ignoriert',
  COMPUTER_RETIRED: 'der Computer ist ausgemustert',
  SUITE_MEMBER: 'eine Suite, die es enthält, ist auf demselben Computer installiert',
  NOT_COMMERCIAL: 'das Produkt ist nicht kommerziell',
  MULTIPLE_USE:
    'eine andere Installation des Produkts auf diesem Computer verbraucht schon, und die Mehrfachnutzung deckt diese ab',
  SAME_UNIT: 'ein anderes Produkt der Lizenz auf diesem Computer verbraucht schon',
  SAME_USER: 'derselbe Benutzer verbraucht schon',
  SAME_COMPUTER: 'der Computer verbraucht schon',
  HOST_LICENSED: 'der Host ist als Ganzes lizenziert und deckt es ab',
  SECOND_USE: 'Zweitnutzung auf einem tragbaren Computer: ein anderer Computer desselben Benutzers verbraucht',
  MEASURED: 'der Verbrauch wird anderswo gemessen, sie selbst verbraucht nichts',
  ROLE_EXEMPT: 'Computer dieser Rolle sind ausgenommen',
  ALLOCATION_EXEMPT: 'die Zuweisung nimmt es aus',
};

/** Findings, by what the API says of them. */
export const FINDINGS_DE: Readonly<Record<string, string>> = {
  'upgrades were bought without entitlements to upgrade from, and count nothing':
    'es wurden Upgrades ohne zugrunde liegende Nutzungsrechte gekauft; sie zählen nichts',
  'rights are inherited from a contract that has ended': 'Rechte werden von einem beendeten Vertrag geerbt',
  'no linked contract grants this right': 'kein verknüpfter Vertrag gewährt dieses Recht',
  'an inherited right does not fit the metric': 'ein geerbtes Recht passt nicht zur Metrik',
  'the number of cores is not known': 'die Zahl der Kerne ist nicht bekannt',
  'the number of processors is not known': 'die Zahl der Prozessoren ist nicht bekannt',
  'no table of the publisher knows the processor, so the most is counted':
    'keine Tabelle des Herstellers kennt den Prozessor, deshalb wird der höchste Wert gezählt',
  'what was bought counts only while it is activated': 'Gekauftes zählt nur, solange es aktiviert ist',
  'a provisional key ends soon; fetch the final one': 'ein vorläufiger Schlüssel endet bald; holen Sie den endgültigen',
  'the host of the virtual computer is not known, so it counts alone':
    'der Host des virtuellen Computers ist nicht bekannt, deshalb zählt er allein',
};

/** Sections of rights, by their names in files and sentences. */
export const SECTIONS_DE: Readonly<Record<string, string>> = {
  downgrade: 'Downgrade',
  upgrade: 'Upgrade',
  multiple_use: 'Mehrfachnutzung',
  second_use: 'Zweitnutzung',
  exempt_roles: 'Ausgenommene Rollen',
};

/** Why a license is not in force, by the English half sentence. */
export const NOT_IN_FORCE_DE: Readonly<Record<string, string>> = {
  'the license is retired': REASONS_DE.LICENSE_RETIRED,
  'the license is not in force yet': REASONS_DE.LICENSE_NOT_STARTED,
  'the license has expired': REASONS_DE.LICENSE_EXPIRED,
};

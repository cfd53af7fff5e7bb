/** What is wrong with a row: blank keys, contradictions, what it names and what is not there; and what to do. */
import type { Rule } from '../rules.ts';

/** What the tables hold one of. */
const ONE: Readonly<Record<string, string>> = {
  product: 'Das Produkt',
  version: 'Die Version',
  edition: 'Die Edition',
  suite: 'Die Suite',
  'recognition rule': 'Die Erkennungsregel',
  user: 'Den Benutzer',
  computer: 'Den Computer',
  installation: 'Die Installation',
  evidence: 'Die Rohdaten',
  usage: 'Die Nutzung',
  access: 'Den Zugriff',
  contract: 'Den Vertrag',
  license: 'Die Lizenz',
  'product of a license': 'Das Produkt einer Lizenz',
  'contract of a license': 'Den Vertrag einer Lizenz',
  purchase: 'Den Kauf',
  allocation: 'Die Zuweisung',
  measurement: 'Den Messwert',
  metric: 'Die Metrik',
  serial: 'Die Seriennummer',
  'registration of a serial': 'Die Registrierung einer Seriennummer',
  activation: 'Die Aktivierung',
  'event of an activation': 'Das Ereignis einer Aktivierung',
};

export const ROW_RULES: readonly Rule[] = [
  [
    /^(\w+) is blank, but it is part of the key of (\w+)\.$/,
    (column, table) => `${column} ist leer, gehört aber zum Schlüssel von ${table}.`,
  ],
  [
    /^(\w+) is blank, but (\w+) cannot do without it\.$/,
    (column, table) => `${column} ist leer, wird aber in ${table} gebraucht.`,
  ],
  [/^Both (\w+) and (\w+) are blank\.$/, (one, other) => `${one} und ${other} sind beide leer.`],
  [
    /^The allocation names both the computer (".*") and the user (".*")\.$/,
    (computer, user) => `Die Zuweisung nennt den Computer ${computer} und auch den Benutzer ${user}.`,
  ],
  [
    /^The rule names no product and does not ignore either\.$/,
    () => 'Die Regel nennt kein Produkt und schließt auch nichts aus.',
  ],
  [
    /^It expires on (\S+), before it (starts|happened) on (\S+)\.$/,
    (end, how, day) =>
      how === 'starts'
        ? `Das Ende ${end} liegt vor dem Beginn ${day}.`
        : `Das Ende ${end} liegt vor dem Ereignis am ${day}.`,
  ],
  [
    /^(\S+) units of (\S+) are more entitlements than can be counted\.$/,
    (count, each) => `${count} Einheiten zu je ${each} sind mehr Nutzungsrechte, als sich zählen lassen.`,
  ],
  [/^An event (\w+) names no (\w+)\.$/, (kind, column) => `Einem Ereignis der Art ${kind} fehlt ${column}.`],
  [/^A (\w+) key has no last day\.$/, kind => `Einem Schlüssel der Art ${kind} fehlt der letzte Tag.`],
  [/^There is no ([a-z ]+) (".*")\.$/s, (what, text) => ONE[what] && `${ONE[what]} ${text} gibt es nicht.`],
  [
    /^The ([a-z ]+) (".*") is used here and not listed in (\w+); it was added\.$/s,
    (what, text, table) =>
      ONE[what] && `${text} wird hier verwendet und steht nicht in ${table}; es wurde hinzugefügt.`,
  ],
  [
    /^Computer (".*") runs on (".*"), which runs on it in turn\.$/,
    (one, other) => `Der Computer ${one} läuft auf ${other}, der wiederum auf ihm läuft.`,
  ],
  [
    /^The key (".*") was given before; this row replaces the one(?: of line (\d+))?\.$/s,
    (key, line) =>
      `Den Schlüssel ${key} gab es schon; diese Zeile ersetzt die ${line === '' ? 'frühere' : `aus Zeile ${line}`}.`,
  ],
  [
    /^The same row, by its key, was given before in this import\.$/,
    () => 'Eine Zeile mit diesem Schlüssel gab es in diesem Import schon.',
  ],
  [/^The key (.*) was given before in this import\.$/s, key => `Den Schlüssel ${key} gab es in diesem Import schon.`],
  [/^(.*) is recorded already, with other values\.$/s, key => `${key} ist schon erfasst, mit anderen Werten.`],
  [/^The key (.*) stands in the batch twice\.$/s, key => `Der Schlüssel ${key} steht zweimal in der Anfrage.`],
  [/^There is no record (.*) in (\w+)\.$/s, (key, table) => `Den Datensatz ${key} gibt es in ${table} nicht.`],
  [/^Give the user, the computer, or both\.$/, () => 'Geben Sie den Benutzer, den Computer oder beide an.'],
  [
    /^Give the computer or the user that the license is allocated to\.$/,
    () => 'Geben Sie den Computer oder den Benutzer an, dem die Lizenz zugewiesen ist.',
  ],
  [
    /^Give one of the two; what is allocated to both takes a row for each\.$/,
    () => 'Geben Sie nur eines von beiden an; was beiden zugewiesen ist, braucht je eine Zeile.',
  ],
  [
    /^Give the product that the pattern stands for, or set ignore to yes\.$/,
    () => 'Geben Sie das Produkt an, für das das Muster steht, oder setzen Sie ignore auf yes.',
  ],
  [
    /^Exchange the two dates, or leave one blank for an open end\.$/,
    () => 'Vertauschen Sie die beiden Daten, oder lassen Sie eines leer, wenn der Zeitraum offen ist.',
  ],
  [
    /^Exchange the two dates, or correct one of them\.$/,
    () => 'Vertauschen Sie die beiden Daten, oder berichtigen Sie eines.',
  ],
  [/^Quantity times per_unit must be at most (\S+)\.$/, most => `quantity mal per_unit darf höchstens ${most} sein.`],
  [
    /^Give the purchase that is activated, or for a test key the license\.$/,
    () => 'Geben Sie den Kauf an, der aktiviert wird, bei einem Testschlüssel die Lizenz.',
  ],
  [/^Give the activation it is about\.$/, () => 'Geben Sie die Aktivierung an, um die es geht.'],
  [/^Give expires: such a key is for a time\.$/, () => 'Geben Sie expires an: Ein solcher Schlüssel gilt auf Zeit.'],
  [
    /^Give the serial and the site it is about\.$/,
    () => 'Geben Sie die Seriennummer und den Standort an, um die es geht.',
  ],
  [
    /^Add it to (\w+), or correct the spelling here, and send the row again\.$/,
    table =>
      `Nehmen Sie es in ${table} auf, oder berichtigen Sie hier die Schreibweise, und senden Sie die Zeile erneut.`,
  ],
  [
    /^List it in (\w+) to give it more than a name, or correct the spelling here\.$/,
    table =>
      `Nehmen Sie es in ${table} auf, damit es mehr als einen Namen hat, oder berichtigen Sie hier die Schreibweise.`,
  ],
  [
    /^Give the computer that really hosts it, or leave host blank\.$/,
    () => 'Geben Sie den Computer an, auf dem er wirklich läuft, oder lassen Sie host leer.',
  ],
  [
    /^Give each record once; keys are compared without regard to case\.$/,
    () => 'Geben Sie jeden Datensatz einmal an; Groß- und Kleinschreibung zählt bei Schlüsseln nicht.',
  ],
  [
    /^The later row counts\. Remove one of the two if they differ\.$/,
    () => 'Die spätere Zeile zählt. Entfernen Sie eine von beiden, wenn sie sich unterscheiden.',
  ],
  [
    /^What happened is never changed: give a new event, such as withdrawn, with a name of its own\.$/,
    () => 'Was geschehen ist, wird nie geändert: Geben Sie ein neues Ereignis mit eigenem Namen an, etwa withdrawn.',
  ],
  [/^Send each record once\.$/, () => 'Senden Sie jeden Datensatz einmal.'],
  [
    /^Check the key, or add the record first\.$/,
    () => 'Prüfen Sie den Schlüssel, oder legen Sie den Datensatz zuerst an.',
  ],
];

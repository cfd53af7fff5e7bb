/** What is wrong with a row, a file or a record, by the forms of the English sentences. Texts of cells stay as they were written. */
import type { Rule } from './rules.ts';

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
  evidence: 'Den Fund',
  usage: 'Die Nutzung',
  access: 'Den Zugriff',
  contract: 'Den Vertrag',
  license: 'Die Lizenz',
  'product of a license': 'Das Produkt einer Lizenz',
  'contract of a license': 'Den Vertrag einer Lizenz',
  purchase: 'Den Kauf',
  allocation: 'Die Zuweisung',
  measurement: 'Die Messung',
  serial: 'Die Seriennummer',
  'registration of a serial': 'Die Registrierung einer Seriennummer',
  activation: 'Die Aktivierung',
  'event of an activation': 'Das Ereignis einer Aktivierung',
};

const SHAPE: Readonly<Record<string, string>> = { 'a list': 'Liste', 'a mapping': 'Zuordnung' };

const CELLS: readonly Rule[] = [
  [/^(".*") is in no calendar\.$/s, text => `${text} steht in keinem Kalender.`],
  [/^(".*") is not a date\.$/s, text => `${text} ist kein Datum.`],
  [/^(".*") is not a day\.$/s, text => `${text} ist kein Tag.`],
  [/^(".*") is neither yes nor no\.$/s, text => `${text} ist weder ja noch nein.`],
  [/^(".*") is too large\.$/s, text => `${text} ist zu groß.`],
  [/^(".*") is negative\.$/s, text => `${text} ist negativ.`],
  [/^(".*") is written with an exponent\.$/s, text => `${text} ist mit einem Exponenten geschrieben.`],
  [
    /^(".*") has a comma; a decimal comma is not read as a number\.$/s,
    text => `${text} hat ein Komma; ein Dezimalkomma wird nicht als Zahl gelesen.`,
  ],
  [/^(".*") is not a number\.$/s, text => `${text} ist keine Zahl.`],
  [/^(".*") is not a whole number\.$/s, text => `${text} ist keine ganze Zahl.`],
  [/^(".*") has too many digits\.$/s, text => `${text} hat zu viele Ziffern.`],
  [/^(".*") is not a known value\.$/s, text => `${text} ist kein bekannter Wert.`],
  [/^"inherit" stands beside other values\.$/, () => '"inherit" steht neben anderen Werten.'],
  [/^"inherit" stands only on licenses\.$/, () => '"inherit" steht nur bei Lizenzen.'],
  [/^(".*") is not a tier table\.$/s, text => `${text} ist keine Staffel.`],
  [/^(".*") is not a tier\.$/s, text => `${text} ist keine Stufe einer Staffel.`],
  [/^The last tier has an end\.$/, () => 'Die letzte Stufe hat ein Ende.'],
  [/^A tier before the last one has no end\.$/, () => 'Eine Stufe vor der letzten hat kein Ende.'],
  [
    /^The tier up to (\S+) does not rise above the one before it\.$/,
    upTo => `Die Stufe bis ${upTo} liegt nicht über der vor ihr.`,
  ],
  [/^The number is 0, and things are divided by it\.$/, () => 'Die Zahl ist 0, und durch sie wird geteilt.'],
  [/^(".*") does not name a parameter\.$/s, text => `${text} nennt keinen Parameter.`],
  [/^The parameter (".*") is given twice\.$/, text => `Der Parameter ${text} ist zweimal angegeben.`],
  [/^Metric (\S+) has no parameter (".*")\.$/, (metric, text) => `Die Metrik ${metric} hat keinen Parameter ${text}.`],
];

const ROWS: readonly Rule[] = [
  [
    /^(\w+) is blank, but it is part of the key of (\w+)\.$/,
    (column, table) => `${column} ist leer, gehört aber zum Schlüssel von ${table}.`,
  ],
  [
    /^(\w+) is blank, but (\w+) cannot do without it\.$/,
    (column, table) => `${column} ist leer, aber ${table} kommt nicht ohne aus.`,
  ],
  [/^Both (\w+) and (\w+) are blank\.$/, (one, other) => `${one} und ${other} sind beide leer.`],
  [
    /^The allocation names both the computer (".*") and the user (".*")\.$/,
    (computer, user) => `Die Zuweisung nennt den Computer ${computer} und auch den Benutzer ${user}.`,
  ],
  [
    /^The rule names no product and does not ignore either\.$/,
    () => 'Die Regel nennt kein Produkt und lässt auch nichts außer Acht.',
  ],
  [
    /^It expires on (\S+), before it (starts|happened) on (\S+)\.$/,
    (end, how, day) =>
      how === 'starts'
        ? `Das Ende ${end} liegt vor dem Beginn ${day}.`
        : `Das Ende ${end} liegt vor dem Ereignis am ${day}.`,
  ],
  [/^There is no metric (".*")\.$/, text => `Eine Metrik ${text} gibt es nicht.`],
  [
    /^(\S+) units of (\S+) are more entitlements than can be counted\.$/,
    (count, each) => `${count} Einheiten zu je ${each} sind mehr Nutzungsrechte, als sich zählen lassen.`,
  ],
  [/^An event (\w+) names no (\w+)\.$/, (kind, column) => `Ein Ereignis ${kind} nennt kein ${column}.`],
  [/^A (\w+) key has no last day\.$/, kind => `Ein Schlüssel der Art ${kind} hat keinen letzten Tag.`],
  [
    /^(\w+) is given while (\w+) is inherited from a contract\.$/,
    (column, first) => `${column} ist angegeben, obwohl ${first} von einem Vertrag geerbt wird.`,
  ],
  [
    /^Downgrade is allowed, but both its limits are none\.$/,
    () => 'Downgrade ist erlaubt, aber beide Grenzen sind none.',
  ],
  [
    /^(\w+) cannot be set here for metric (\w+)\.$/,
    (column, metric) => `${column} lässt sich hier bei der Metrik ${metric} nicht einstellen.`,
  ],
  [/^(\w+) has no effect with metric (\w+)\.$/, (column, metric) => `${column} wirkt bei der Metrik ${metric} nicht.`],
  [
    /^multiple_use is (\w+), but metric (\w+) counts (computers|users)\.$/,
    (value, metric, what) =>
      `multiple_use ist ${value}, aber die Metrik ${metric} zählt ${what === 'users' ? 'Benutzer' : 'Computer'}.`,
  ],
  [
    /^multiple_use_limit is 0: one entitlement would cover nothing\.$/,
    () => 'multiple_use_limit ist 0: Ein Nutzungsrecht würde nichts abdecken.',
  ],
  [/^There is no ([a-z ]+) (".*")\.$/s, (what, text) => ONE[what] && `${ONE[what]} ${text} gibt es nicht.`],
  [
    /^The ([a-z ]+) (".*") is used here and not listed in (\w+); it was added\.$/s,
    (what, text, table) =>
      ONE[what] && `In ${table} steht nicht, was hier verwendet wird: ${text}. Es wurde hinzugefügt.`,
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
  [/^The key (.*) stands in the batch twice\.$/s, key => `Der Schlüssel ${key} steht zweimal in der Sendung.`],
  [/^There is no record (.*) in (\w+)\.$/s, (key, table) => `Einen Satz ${key} gibt es in ${table} nicht.`],
];

const FILES: readonly Rule[] = [
  [/^No table is called (".*")\.$/, name => `Keine Tabelle heißt ${name}.`],
  [/^There is no format (".*")\.$/, name => `Ein Format ${name} gibt es nicht.`],
  [
    /^(.*) is of no known format and no table has its name\.$/,
    name => `${name} hat kein bekanntes Format, und keine Tabelle heißt so.`,
  ],
  [/^The file is empty\.$/, () => 'Die Datei ist leer.'],
  [
    /^The file ends within a quoted cell whose quote was opened on line (\d+)\.$/,
    line => `Die Datei endet in einer Zelle in Anführungszeichen, die in Zeile ${line} beginnt.`,
  ],
  [
    /^(The file ends|Byte \S+) at offset (\d+) \(line (\d+), column (\d+)\) is not (\S+)\.$/,
    (what, offset, line, column, encoding) =>
      `${what === 'The file ends' ? 'Das Ende der Datei' : what} an Stelle ${offset} (Zeile ${line}, Spalte ${column}) ist kein ${encoding}.`,
  ],
  [/^A cell is longer than (\d+) characters\.$/, count => `Eine Zelle ist länger als ${count} Zeichen.`],
  [
    /^Text follows the closing quote of a cell\.$/,
    () => 'Nach dem schließenden Anführungszeichen einer Zelle steht noch Text.',
  ],
  [
    /^The row has (\d+) cells, the header has (\d+)\.$/,
    (cells, names) => `Die Zeile hat ${cells} Zellen, die Kopfzeile ${names}.`,
  ],
  [
    /^The header has no column (\S+), which (\w+) cannot do without\.$/,
    (column, table) => `In der Kopfzeile fehlt die Spalte ${column}, ohne die ${table} nicht auskommt.`,
  ],
  [/^The header has no column (".*")\.$/, column => `In der Kopfzeile fehlt die Spalte ${column}.`],
  [/^The column (.*) stands in the header twice\.$/, column => `Die Spalte ${column} steht zweimal in der Kopfzeile.`],
  [/^Column (\d+) of the header has no name\.$/, place => `Spalte ${place} der Kopfzeile hat keinen Namen.`],
  [/^(\w+) has no column (".*")\.$/, (table, column) => `${table} hat keine Spalte ${column}.`],
  [/^The mended file is not UTF-8\.$/, () => 'Die ausgebesserte Datei ist nicht in UTF-8.'],
  [
    /^The row has not been mended: it has (\d+) cells of (\d+), or (\w+) is not blank\.$/,
    (cells, names, column) =>
      `Die Zeile ist nicht ausgebessert: Sie hat ${cells} von ${names} Zellen, oder ${column} ist nicht leer.`,
  ],
  [/^The section (\S+) is not read\.$/, section => `Der Abschnitt ${section} wird nicht gelesen.`],
  [
    /^These sections have no place in an estate and were not read: (.*)\.$/,
    sections => `Für diese Abschnitte ist im Bestand kein Platz, sie wurden nicht gelesen: ${sections}.`,
  ],
  [/^The chassis (".*") is not known\.$/, text => `Die Bauform ${text} ist nicht bekannt.`],
  [/^System accounts are no users: (.*)\.$/, names => `Systemkonten sind keine Benutzer: ${names}.`],
  [/^(".*") is no computer\.$/, text => `${text} ist kein Computer.`],
  [/^(".*") is no inventory\.$/, text => `${text} ist kein Inventar.`],
  [/^The inventory has no content\.$/, () => 'Das Inventar hat keinen Inhalt.'],
  [/^The file is not a JSON object\.$/, () => 'Die Datei ist kein JSON-Objekt.'],
  [
    /^The computer has neither a name nor a device id\.$/,
    () => 'Der Computer hat weder einen Namen noch eine Gerätekennung.',
  ],
  [/^A virtual machine on (".*") has no name\.$/, host => `Eine virtuelle Maschine auf ${host} hat keinen Namen.`],
  [/^This file of an audit snapshot is not read\.$/, () => 'Diese Datei eines Prüfungsauszugs wird nicht gelesen.'],
];

const CHANGE_SETS: readonly Rule[] = [
  [/^The change set is empty\.$/, () => 'Der Änderungssatz ist leer.'],
  [/^The change set is not a mapping\.$/, () => 'Der Änderungssatz ist keine Zuordnung.'],
  [/^The change set changes nothing\.$/, () => 'Der Änderungssatz ändert nichts.'],
  [/^(\w+) is not a list\.$/, table => `${table} ist keine Liste.`],
  [/^remove is not a mapping\.$/, () => 'remove ist keine Zuordnung.'],
  [/^A row of (\w+) is not a mapping\.$/, table => `Eine Zeile von ${table} ist keine Zuordnung.`],
  [/^(\w+) is given as (a list|a mapping)\.$/, (column, shape) => `${column} ist als ${SHAPE[shape]} angegeben.`],
  [/^(".*") is not an entry of (\w+)\.$/s, (text, column) => `${text} ist kein Eintrag von ${column}.`],
  [/^The alias (".*") is not read here\.$/, text => `Der Verweis ${text} wird hier nicht gelesen.`],
  [
    /^Rows of (\w+) are not removed by (".*")\.$/,
    (table, column) => `Zeilen von ${table} werden nicht nach ${column} entfernt.`,
  ],
  [
    /^It is not said which rows of (\w+) are to be removed\.$/,
    table => `Es ist nicht gesagt, welche Zeilen von ${table} entfernt werden sollen.`,
  ],
  [/^(\w+) cannot be changed in a what-if\.$/, table => `${table} lässt sich in einem „Was wäre wenn“ nicht ändern.`],
  [/^No row of (\w+) is (.*)\.$/s, (table, cells) => `In ${table} gibt es keine Zeile mit ${cells}.`],
  [
    /^(".*") is not in (\w+); it counts as a new one\.$/s,
    (text, table) => `${text} steht nicht in ${table} und zählt als neu.`,
  ],
];

export const PROBLEM_MESSAGES: readonly Rule[] = [...CELLS, ...ROWS, ...FILES, ...CHANGE_SETS];

/** What is wrong with a delimited file or its header, and what to do. */
import type { Rule } from '../rules.ts';

/** "user or computer" */
const eitherOf = (columns: string): string => columns.replace(/ or (?=\S+$)/, ' oder ');

/** Files that are known to be something else. */
const ELSE: Readonly<Record<string, string>> = {
  'a compressed file': 'eine gepackte Datei',
  'a workbook': 'eine Arbeitsmappe',
  'an inventory in XML': 'ein Inventar in XML',
};

export const FILE_RULES: readonly Rule[] = [
  [/^No table is called (".*")\.$/, name => `Keine Tabelle heißt ${name}.`],
  [/^There is no format (".*")\.$/, name => `Ein Format ${name} gibt es nicht.`],
  [
    /^(.*) is of no known format and no table has its name\.$/,
    name => `${name} hat kein bekanntes Format, und auch keine Tabelle heißt so.`,
  ],
  [/^(.*) is (a compressed file|a workbook|an inventory in XML)\.$/s, (name, what) => `${name} ist ${ELSE[what]}.`],
  [/^Unpack it and import what is in it\.$/, () => 'Entpacken Sie sie, und importieren Sie, was darin ist.'],
  [
    /^Save each sheet as CSV in UTF-8, named after its table, such as (\S+)\.$/,
    example => `Speichern Sie jedes Blatt als CSV in UTF-8, benannt nach seiner Tabelle, etwa ${example}.`,
  ],
  [
    /^Let the agent write JSON, and import that\.$/,
    () => 'Lassen Sie den Agenten JSON schreiben, und importieren Sie das.',
  ],
  [
    /^The first line has to name the columns; those of (\w+) are (.*)\.$/,
    (table, columns) => `Die erste Zeile muss die Spalten nennen; die von ${table} sind ${columns}.`,
  ],
  [/^It looks like UTF-16: save it as UTF-8\.$/, () => 'Es sieht nach UTF-16 aus: Speichern Sie sie in UTF-8.'],
  [/^The file is empty\.$/, () => 'Die Datei ist leer.'],
  [
    /^The file ends within a quoted cell whose quote was opened on line (\d+)\.$/,
    line => `Die Datei endet in einer Zelle in Anführungszeichen, die in Zeile ${line} beginnt.`,
  ],
  [
    /^(The file ends|Byte \S+) at offset (\d+) \(line (\d+), column (\d+)\) is not (\S+)\.$/,
    (what, offset, line, column, encoding) =>
      `${what === 'The file ends' ? 'Das Ende der Datei' : what} an Position ${offset} (Zeile ${line}, Spalte ${column}) ist kein ${encoding === 'text' ? 'Text' : encoding}.`,
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
    /^The header has no column (.*), which (\w+) cannot do without\.$/,
    (column, table) => `In der Kopfzeile fehlt die Spalte ${eitherOf(column)}, ohne die ${table} nicht auskommt.`,
  ],
  [/^The header has no column (".*")\.$/, column => `In der Kopfzeile fehlt die Spalte ${column}.`],
  [/^The column (.*) stands in the header twice\.$/, column => `Die Spalte ${column} steht zweimal in der Kopfzeile.`],
  [/^Column (\d+) of the header has no name\.$/, place => `Spalte ${place} der Kopfzeile hat keinen Namen.`],
  [/^(\w+) has no column (".*")\.$/, (table, column) => `${table} hat keine Spalte ${column}.`],
  [/^The mended file is not UTF-8\.$/, () => 'Die korrigierte Datei ist nicht in UTF-8.'],
  [
    /^The row has not been mended: it has (\d+) cells of (\d+), or (\w+) is not blank\.$/,
    (cells, names, column) =>
      `Die Zeile ist nicht korrigiert: Sie hat ${cells} von ${names} Zellen, oder ${column} ist nicht leer.`,
  ],
  [
    /^Name the file after one of the tables: (.*)\.$/,
    names => `Benennen Sie die Datei nach einer der Tabellen: ${names}.`,
  ],
  [
    /^Name the file after a table \((.*)\), or say its format \((.*)\)\.$/,
    (tables, formats) =>
      `Benennen Sie die Datei nach einer Tabelle (${tables}), oder nennen Sie ihr Format (${formats}).`,
  ],
  [
    /^Give at least the header line; a header alone means a table without rows\.$/,
    () => 'Die Datei braucht mindestens die Kopfzeile; sie allein bedeutet: eine Tabelle ohne Zeilen.',
  ],
  [
    /^The file was cut off or a quote is missing: close it there, or write a quote that belongs to the text twice\.$/,
    () =>
      'Die Datei ist abgeschnitten, oder ein Anführungszeichen fehlt: Schließen Sie es dort, oder verdoppeln Sie eines, das zum Text gehört.',
  ],
  [
    /^Close it there, or write a quote that belongs to the text twice\.$/,
    () => 'Schließen Sie sie dort, oder verdoppeln Sie ein Anführungszeichen, das zum Text gehört.',
  ],
  [
    /^It looks like UTF-16: save it as UTF-8, or name its encoding, utf-16le\.$/,
    () => 'Es sieht nach UTF-16 aus: Speichern Sie sie in UTF-8, oder nennen Sie ihre Kodierung, utf-16le.',
  ],
  [
    /^Save the file as UTF-8, or name its encoding: windows-1252 \(usual for older spreadsheets\) or utf-16le\.$/,
    () =>
      'Speichern Sie die Datei in UTF-8, oder nennen Sie ihre Kodierung: windows-1252 (üblich bei älteren Tabellenkalkulationen) oder utf-16le.',
  ],
  [
    /^Save it as CSV in UTF-8, or name its encoding\.$/,
    () => 'Speichern Sie sie als CSV in UTF-8, oder nennen Sie ihre Kodierung.',
  ],
  [
    /^Name the encoding that the file was really saved in\.$/,
    () => 'Nennen Sie die Kodierung, in der die Datei wirklich gespeichert ist.',
  ],
  [
    /^Shorten it; if it should not be that long, look for a quote that was opened and not closed\.$/,
    () =>
      'Kürzen Sie sie; wenn sie gar nicht so lang sein soll, suchen Sie ein Anführungszeichen, das nicht geschlossen wurde.',
  ],
  [
    /^Write a quote that belongs to the text twice, and put the delimiter right after the closing quote\.$/,
    () =>
      'Verdoppeln Sie ein Anführungszeichen, das zum Text gehört, und setzen Sie das Trennzeichen gleich nach dem schließenden.',
  ],
  [
    /^Give one cell for each column, blank ones too, and quote cells that hold the delimiter\.$/,
    () =>
      'Geben Sie zu jeder Spalte eine Zelle an, auch leere, und setzen Sie Zellen mit dem Trennzeichen in Anführungszeichen.',
  ],
  [
    /^Add the column (.*?)(?:, or rename the one that holds it \(not known here: (.*)\))?\.$/,
    (column, unknown) =>
      `Fügen Sie die Spalte ${eitherOf(column)} hinzu${unknown === '' ? '' : `, oder benennen Sie die Spalte um, in der es steht (hier nicht bekannt: ${unknown})`}.`,
  ],
  [
    /^The first one was read; remove or rename the other\.$/,
    () => 'Gelesen wurde die erste; entfernen Sie die andere, oder benennen Sie sie um.',
  ],
  [
    /^Its cells were not read; name the column or remove it\.$/,
    () => 'Ihre Zellen wurden nicht gelesen; benennen Sie die Spalte, oder entfernen Sie sie.',
  ],
  [
    /^(?:Its cells were|It was) not read; the columns of (\w+) are (.*)\.$/,
    (table, columns) => `Sie wurde nicht gelesen; die Spalten von ${table} sind ${columns}.`,
  ],
  [
    /^Leave (\w+) as it was exported, or remove the row\.$/,
    column => `Lassen Sie ${column}, wie es exportiert wurde, oder entfernen Sie die Zeile.`,
  ],
  [
    /^Put each cell into its column and clear (\w+)\.$/,
    column => `Setzen Sie jede Zelle in ihre Spalte, und leeren Sie ${column}.`,
  ],
];

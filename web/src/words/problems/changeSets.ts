/** What is wrong with a change set of the what-if, and what to do. */
import type { Rule } from '../rules.ts';

/** What YAML calls the shapes of a value. */
const SHAPE: Readonly<Record<string, string>> = { 'a list': 'Liste', 'a mapping': 'Zuordnung' };

export const CHANGE_SET_RULES: readonly Rule[] = [
  [/^The change set is empty\.$/, () => 'Der Änderungssatz ist leer.'],
  [/^The change set is not a mapping\.$/, () => 'Der Änderungssatz ist keine Zuordnung.'],
  [/^The change set changes nothing\.$/, () => 'Der Änderungssatz ändert nichts.'],
  [/^(\w+) is not a list\.$/, table => `${table} ist keine Liste.`],
  [/^remove is not a mapping\.$/, () => 'remove ist keine Zuordnung.'],
  [/^A row of (\w+) is not a mapping\.$/, table => `Eine Zeile von ${table} ist keine Zuordnung.`],
  [/^(\w+) is given as (a list|a mapping)\.$/, (column, shape) => `${column} ist als ${SHAPE[shape]} angegeben.`],
  [/^(".*") is not an entry of (\w+)\.$/s, (text, column) => `${text} ist kein Eintrag von ${column}.`],
  [/^The alias (".*") is not read here\.$/, text => `Der YAML-Verweis ${text} wird hier nicht gelesen.`],
  [
    /^Rows of (\w+) are not removed by (".*")\.$/,
    (table, column) => `Zeilen von ${table} werden nicht nach ${column} entfernt.`,
  ],
  [
    /^It is not said which rows of (\w+) are to be removed\.$/,
    table => `Es ist nicht angegeben, welche Zeilen von ${table} entfernt werden sollen.`,
  ],
  [/^(\w+) cannot be changed in a what-if\.$/, table => `${table} lässt sich in einem „Was wäre wenn“ nicht ändern.`],
  [/^No row of (\w+) is (.*)\.$/s, (table, cells) => `In ${table} gibt es keine Zeile mit ${cells}.`],
  [
    /^(".*") is not in (\w+); it counts as a new one\.$/s,
    (text, table) => `${text} steht nicht in ${table} und zählt als neu.`,
  ],
  [
    /^Write tables of the estate with the rows that are to change\.$/,
    () => 'Schreiben Sie Tabellen des Bestands mit den Zeilen, die sich ändern sollen.',
  ],
  [
    /^Begin with the name of a table, such as "licenses:"\.$/,
    () => 'Beginnen Sie mit dem Namen einer Tabelle, etwa "licenses:".',
  ],
  [
    /^Write the rows that are to change below the name of their table, or those that are to go below remove\.$/,
    () =>
      'Schreiben Sie Zeilen, die sich ändern sollen, unter den Namen ihrer Tabelle, und solche, die wegfallen sollen, unter remove.',
  ],
  [
    /^Give the rows of the table as a list of mappings\.$/,
    () => 'Schreiben Sie die Zeilen der Tabelle als Liste von Zuordnungen.',
  ],
  [
    /^Write the tables below remove, each with a list of rows\.$/,
    () => 'Schreiben Sie die Tabellen unter remove, jede mit einer Liste von Zeilen.',
  ],
  [/^Write it as \{column: value, column: value\}\.$/, () => 'Schreiben Sie sie als {Spalte: Wert, Spalte: Wert}.'],
  [
    /^Write (\w+) as (a list|a mapping|one value)\.$/,
    (column, shape) =>
      `Schreiben Sie ${column} als ${{ 'a list': 'Liste', 'a mapping': 'Zuordnung', 'one value': 'einen Wert' }[shape]}.`,
  ],
  [/^Give plain text without the character \|\.$/, () => 'Schreiben Sie einfachen Text ohne das Zeichen |.'],
  [/^Write the value out instead\.$/, () => 'Schreiben Sie den Wert stattdessen aus.'],
  [
    /^Name rows by the columns of the key: (.*)\.$/,
    columns => `Geben Sie Zeilen mit den Spalten ihres Schlüssels an: ${columns}.`,
  ],
  [/^Change installations instead\.$/, () => 'Ändern Sie stattdessen installations.'],
  [
    /^Correct the spelling, or leave the row out\.$/,
    () => 'Berichtigen Sie die Schreibweise, oder lassen Sie die Zeile weg.',
  ],
  [
    /^Correct the spelling where one is meant that is there\.$/,
    () => 'Berichtigen Sie die Schreibweise, wenn etwas gemeint ist, das es gibt.',
  ],
];

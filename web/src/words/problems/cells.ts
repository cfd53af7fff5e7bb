/** What is wrong with a cell, and what to write instead. Texts of cells stay as they were written. */
import type { Rule } from '../rules.ts';

export const CELL_RULES: readonly Rule[] = [
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
  [/^(".*") has too many digits\.$/s, text => `${text} hat zu viele Stellen.`],
  [/^(".*") is not a known value\.$/s, text => `${text} ist kein bekannter Wert.`],
  [/^"inherit" stands beside other values\.$/, () => '"inherit" steht neben anderen Werten.'],
  [/^"inherit" stands only on licenses\.$/, () => '"inherit" steht nur bei Lizenzen.'],
  [/^Give the (\w+)\.$/, column => `Geben Sie ${column} an.`],
  [
    /^Give an existing day as (\S+?)(?: or (\S+))?\.$/,
    (one, other) => `Geben Sie einen Tag an, den es gibt, als ${one}${other === '' ? '' : ` oder ${other}`}.`,
  ],
  [/^Give yes, no, true, false, 1, 0, ja or nein\.$/, () => 'Geben Sie yes, no, true, false, 1, 0, ja oder nein an.'],
  [/^Give yes or no\.$/, () => 'Geben Sie yes oder no an.'],
  [/^Give one of: (.*)\.$/, names => `Möglich sind: ${names}.`],
  [
    /^Only a license inherits, from its contracts: give one of (.*) here, or leave the cell blank\.$/,
    names =>
      `Nur Lizenzen erben, und zwar von ihren Verträgen: Möglich sind hier ${names}; oder lassen Sie die Zelle leer.`,
  ],
  [
    /^Give either inherit alone or the roles themselves\.$/,
    () => 'Geben Sie entweder nur inherit an oder die Rollen selbst.',
  ],
  [
    /^Give a number of at most (\S+?)(, written out without an exponent)?\.$/,
    (most, how) => `Geben Sie eine Zahl bis ${most} an${how === '' ? '' : ', ausgeschrieben ohne Exponenten'}.`,
  ],
  [/^Give a whole number of at most (\S+)\.$/, most => `Geben Sie eine ganze Zahl bis ${most} an.`],
  [/^Give a whole number of (\d+) or more\.$/, least => `Geben Sie eine ganze Zahl ab ${least} an.`],
  [/^Give a whole number, such as (\d+)\.$/, example => `Geben Sie eine ganze Zahl an, etwa ${example}.`],
  [
    /^Write the number out, such as (\S+) for (\S+)\.$/,
    (out, short) => `Schreiben Sie die Zahl aus, etwa ${out} statt ${short}.`,
  ],
  [
    /^Write numbers with a decimal point and without separators of thousands, such as (\S+)\.$/,
    example => `Schreiben Sie Zahlen mit Dezimalpunkt und ohne Tausendertrennung, etwa ${example}.`,
  ],
  [
    /^Give digits, with a point before decimals, such as (\S+) or (\S+)\.$/,
    (one, other) => `Geben Sie Ziffern an, mit Punkt vor den Nachkommastellen, etwa ${one} oder ${other}.`,
  ],
  [
    /^Give a number of 0 or more; only (.*) and (\w+) may be negative\.$/,
    (names, last) => `Geben Sie eine Zahl ab 0 an; nur ${names} und ${last} dürfen negativ sein.`,
  ],
  [
    /^Give at most (\d+) digits before and (\d+) after the point\.$/,
    (before, after) => `Geben Sie höchstens ${before} Stellen vor und ${after} nach dem Dezimalpunkt an.`,
  ],
];

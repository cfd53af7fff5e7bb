/** What to do about what is wrong, by the forms of the English sentences. */
import type { Rule } from './rules.ts';

const CELLS: readonly Rule[] = [
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
    names => `Nur eine Lizenz erbt, von ihren Verträgen: Möglich sind hier ${names}; oder lassen Sie die Zelle leer.`,
  ],
  [/^Give either inherit alone or the roles themselves\.$/, () => 'Geben Sie nur inherit an oder die Rollen selbst.'],
  [
    /^Give parameters as name=value, separated by \|\.$/,
    () => 'Schreiben Sie Parameter als Name=Wert, getrennt durch |.',
  ],
  [/^Give each parameter once\.$/, () => 'Geben Sie jeden Parameter einmal an.'],
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
    (one, other) => `Geben Sie Ziffern an, mit Punkt vor den Dezimalen, etwa ${one} oder ${other}.`,
  ],
  [
    /^Give a number of 0 or more; only (.*) and (\w+) may be negative\.$/,
    (names, last) => `Geben Sie eine Zahl ab 0 an; nur ${names} und ${last} dürfen negativ sein.`,
  ],
  [
    /^Give at most (\d+) digits before and (\d+) after the point\.$/,
    (before, after) => `Höchstens ${before} Ziffern vor und ${after} nach dem Punkt.`,
  ],
  [
    /^Give one of (.*), or tiers as "up to:factor" with commas, rising, the last without an end, such as (\S+)\.$/,
    (names, example) =>
      `Möglich sind ${names}, oder Stufen als „bis:Faktor“ mit Kommas, steigend, die letzte ohne Ende, etwa ${example}.`,
  ],
  [/^Metric (\S+) has the parameters (.*)\.$/, (metric, names) => `Die Metrik ${metric} hat die Parameter ${names}.`],
  [/^Metric (\S+) has no parameters\.$/, metric => `Die Metrik ${metric} hat keine Parameter.`],
];

const ROWS: readonly Rule[] = [
  [/^Give the user, the computer, or both\.$/, () => 'Geben Sie den Benutzer, den Computer oder beide an.'],
  [
    /^Give the computer or the user that the license is allocated to\.$/,
    () => 'Geben Sie den Computer oder den Benutzer an, dem die Lizenz zugewiesen ist.',
  ],
  [
    /^Give one of the two; what is allocated to both takes a row for each\.$/,
    () => 'Geben Sie nur eines an; was beiden zugewiesen ist, braucht zwei Zeilen.',
  ],
  [
    /^Give the product that the pattern stands for, or set ignore to yes\.$/,
    () => 'Geben Sie das Produkt an, für das das Muster steht, oder setzen Sie ignore auf yes.',
  ],
  [
    /^Exchange the two dates, or leave one blank for an open end\.$/,
    () => 'Vertauschen Sie die beiden Daten, oder lassen Sie eines leer, wenn es kein Ende gibt.',
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
    /^Leave (\w+) blank, or set (\w+) on the license itself instead of inherit\.$/,
    (column, first) => `Lassen Sie ${column} leer, oder stellen Sie ${first} an der Lizenz selbst ein statt inherit.`,
  ],
  [
    /^Set downgrade to none, or give at least one limit: any, or the oldest version or least functional edition allowed\.$/,
    () =>
      'Setzen Sie downgrade auf none, oder geben Sie mindestens eine Grenze an: any, die älteste erlaubte Version oder die geringste erlaubte Edition.',
  ],
  [
    /^Give a limit of 1 or more, or leave it blank for no limit\.$/,
    () => 'Geben Sie eine Grenze ab 1 an, oder lassen Sie sie leer, wenn es keine gibt.',
  ],
  [
    /^Leave it blank here and set it on the license_products row of the product\.$/,
    () => 'Lassen Sie es hier leer, und stellen Sie es in der Zeile des Produkts in license_products ein.',
  ],
  [
    /^Leave the rights columns blank, or set them to none\.$/,
    () => 'Lassen Sie die Spalten der Rechte leer, oder setzen Sie sie auf none.',
  ],
  [
    /^Give (computer|user) or none, or choose a (computer|user) metric\.$/,
    (value, kind) =>
      `Geben Sie ${value} oder none an, oder wählen Sie eine Metrik, die ${kind === 'user' ? 'Benutzer' : 'Computer'} zählt.`,
  ],
  [
    /^It is kept and not computed with; leave it blank to silence this warning\.$/,
    () => 'Es wird aufbewahrt, aber nicht damit gerechnet; lassen Sie es leer, dann entfällt dieser Hinweis.',
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
    () => 'Geben Sie jeden Satz einmal an; Groß- und Kleinschreibung zählt bei Schlüsseln nicht.',
  ],
  [
    /^The later row counts\. Remove one of the two if they differ\.$/,
    () => 'Die spätere Zeile zählt. Entfernen Sie eine von beiden, wenn sie sich unterscheiden.',
  ],
  [
    /^What happened is never changed: give a new event, such as withdrawn, with a name of its own\.$/,
    () => 'Was geschehen ist, wird nie geändert: Geben Sie ein neues Ereignis mit eigenem Namen an, etwa withdrawn.',
  ],
  [/^Send each record once\.$/, () => 'Senden Sie jeden Satz einmal.'],
  [/^Check the key, or add the record first\.$/, () => 'Prüfen Sie den Schlüssel, oder legen Sie den Satz zuerst an.'],
];

const FILES: readonly Rule[] = [
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
    () => 'Wenigstens die Kopfzeile muss da sein; sie allein heißt: eine Tabelle ohne Zeilen.',
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
      'Speichern Sie die Datei in UTF-8, oder nennen Sie ihre Kodierung: windows-1252 (üblich bei älteren Tabellen) oder utf-16le.',
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
      `Fügen Sie die Spalte ${column} hinzu${unknown === '' ? '' : `, oder benennen Sie die um, in der es steht (hier nicht bekannt: ${unknown})`}.`,
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
  [/^Nothing is to be done\.$/, () => 'Es ist nichts zu tun.'],
  [
    /^Give the chassis in computers; until then it counts as desktop\.$/,
    () => 'Geben Sie die Bauform in computers an; bis dahin gilt er als desktop.',
  ],
  [
    /^Give user in computers where one of them is a person\.$/,
    () => 'Geben Sie user in computers an, wo eines davon ein Mensch ist.',
  ],
  [/^Send inventories of computers and phones only\.$/, () => 'Senden Sie nur Inventare von Computern und Telefonen.'],
  [
    /^Send what the agent writes for the task inventory\.$/,
    () => 'Senden Sie, was der Agent bei der Aufgabe „inventory“ schreibt.',
  ],
  [/^Send the whole file that the agent wrote\.$/, () => 'Senden Sie die ganze Datei, die der Agent geschrieben hat.'],
  [/^Send one inventory a file\.$/, () => 'Senden Sie je Datei ein Inventar.'],
  [/^Name the computer\.$/, () => 'Geben Sie dem Computer einen Namen.'],
  [
    /^Name it where it runs, and send the inventory again\.$/,
    () => 'Benennen Sie sie dort, wo sie läuft, und senden Sie das Inventar erneut.',
  ],
  [
    /^List the database servers it names in installations or evidence\.$/,
    () => 'Nehmen Sie die Datenbankserver darin in installations oder evidence auf.',
  ],
  [
    /^List what was bought in licenses and purchases; what a computer says of its own keys proves nothing\.$/,
    () =>
      'Nehmen Sie Gekauftes in licenses und purchases auf; was ein Computer über seine Schlüssel sagt, beweist nichts.',
  ],
];

const CHANGE_SETS: readonly Rule[] = [
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
  [/^Mend the syntax at this line\.$/, () => 'Berichtigen Sie die Schreibweise in dieser Zeile.'],
  [/^Write the value out instead\.$/, () => 'Schreiben Sie den Wert stattdessen aus.'],
  [
    /^Name rows by the columns of the key: (.*)\.$/,
    columns => `Nennen Sie Zeilen durch die Spalten ihres Schlüssels: ${columns}.`,
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

export const PROBLEM_HELPS: readonly Rule[] = [...CELLS, ...ROWS, ...FILES, ...CHANGE_SETS];

/** Why records cannot be read, changed or deleted as was asked, and what to do. */
import type { Rule } from '../rules.ts';

/** What there may be none of. */
const ONE: Readonly<Record<string, string>> = {
  record: 'Diesen Datensatz',
  run: 'Diesen Lauf',
  import: 'Diesen Import',
  reconciliation: 'Diesen Abgleich',
};

const COLUMN: Readonly<Record<string, string>> = {
  status: 'Den Status',
  sort: 'Die Sortierung',
  columns: 'Die Spalte',
};

/** What a value must be: after "expected is", and after "give". */
const EXPECTED: readonly (readonly [RegExp, is: string, give: string])[] = [
  [/^a day such as (\S+)$/, 'ein Tag wie', 'einen Tag wie'],
  [/^a moment such as (\S+)$/, 'ein Zeitpunkt wie', 'einen Zeitpunkt wie'],
  [/^a decimal number such as (\S+)$/, 'eine Dezimalzahl wie', 'eine Dezimalzahl wie'],
  [/^a file, sent as a part of a multipart request$/, 'eine Datei', 'eine Datei'],
  [/^a file to be sent, never to be answered$/, 'eine Datei zum Senden', 'eine Datei zum Senden'],
];

const expected = (text: string, isGiven: boolean): string | undefined => {
  for (const [form, is, give] of EXPECTED) {
    const found = form.exec(text);
    if (found) return `${isGiven ? give : is}${found[1] === undefined ? '' : ` ${found[1]}`}`;
  }
  return undefined;
};

const READING: readonly Rule[] = [
  [/^There is no such (record|run|import|reconciliation)\.$/, what => `${ONE[what]} gibt es nicht.`],
  [/^Look at the lists for those there are\.$/, () => 'Was es gibt, steht in den Listen.'],
  [/^Look at the list of runs, or reconcile\.$/, () => 'Sehen Sie in die Liste der Läufe, oder gleichen Sie ab.'],
  [/^Look at the list of runs\.$/, () => 'Sehen Sie in die Liste der Läufe.'],
  [/^Look at the list of imports\.$/, () => 'Sehen Sie in die Liste der Importe.'],
  [/^Look at the list of what-ifs\.$/, () => 'Sehen Sie in die Liste der gespeicherten Simulationen.'],
  [/^There is no what-if called (.*)\.$/s, name => `Unter dem Namen ${name} ist nichts gespeichert.`],
  [/^There is no (status|sort|columns) (".*")\.$/s, (what, text) => `${COLUMN[what]} ${text} gibt es nicht.`],
  [/^Give one or several of (.*)\.$/, names => `Möglich sind einer oder mehrere der Werte: ${names}.`],
  [/^This is not an id\.$/, () => 'Das ist keine Kennung.'],
  [
    /^Give the id of something that was answered before\.$/,
    () => 'Geben Sie die Kennung von etwas an, das schon einmal geliefert wurde.',
  ],
  [/^This is the id of a (\w+)\.$/, type => `Das ist eine Kennung der Art ${type}.`],
  [/^Give the id of a (\w+)\.$/, type => `Geben Sie eine Kennung der Art ${type} an.`],
  [
    /^The cursor does not belong to this list, or was changed\.$/,
    () => 'Der Cursor gehört nicht zu dieser Liste oder wurde verändert.',
  ],
  [
    /^Take endCursor of a page of the same list with the same filter and order, or leave after out to begin at the start\.$/,
    () =>
      'Nehmen Sie endCursor einer Seite derselben Liste mit demselben Filter und derselben Sortierung, oder lassen Sie after weg, um vorn zu beginnen.',
  ],
  [/^A page of (\S+) rows cannot be had\.$/, count => `Eine Seite mit ${count} Zeilen gibt es nicht.`],
  [
    /^Ask for (\d+) to (\d+) rows and go on with the cursor of the last one\.$/,
    (least, most) => `Fragen Sie ${least} bis ${most} Zeilen ab, und fahren Sie mit dem Cursor der letzten fort.`,
  ],
  [
    /^Expected (.*)\.$/s,
    text => {
      const said = expected(text, false);
      return said && `Erwartet wird ${said}.`;
    },
  ],
  [
    /^Give (an? (?:day|moment|decimal number|file).*)\.$/s,
    text => {
      const said = expected(text, true);
      return said && `Geben Sie ${said} an.`;
    },
  ],
];

const CHANGING: readonly Rule[] = [
  [/^The batch holds no record\.$/, () => 'Die Anfrage enthält keinen Datensatz.'],
  [/^The batch holds (\d+) records\.$/, count => `Die Anfrage enthält ${count} Datensätze.`],
  [/^Send at least one\.$/, () => 'Senden Sie mindestens einen.'],
  [
    /^Send at most (\d+) at a time, or import a file\.$/,
    most => `Senden Sie höchstens ${most} auf einmal, oder importieren Sie eine Datei.`,
  ],
  [
    /^There (?:are|is) (\d+) more problems?\.$/,
    count => (count === '1' ? 'Es gibt 1 weiteres Problem.' : `Es gibt ${count} weitere Probleme.`),
  ],
  [/^Changed by somebody else meanwhile: (.*)\.$/s, names => `Inzwischen von jemand anderem geändert: ${names}.`],
  [/^Nothing was written\.$/, () => 'Es wurde nichts geschrieben.'],
  [
    /^Look at what changed, then send the change again with the present version\.$/,
    () => 'Sehen Sie nach, was sich geändert hat, und senden Sie die Änderung mit der jetzigen Version erneut.',
  ],
  [/^"(.*)" holds a sign that separates values\.$/s, text => `"${text}" enthält ein Zeichen, das Werte trennt.`],
  [
    /^Leave \| out, and = where a figure has a name\.$/,
    () => 'Lassen Sie | weg, und bei benannten Werten auch das Zeichen =.',
  ],
  [/^(\d+) records are named\.$/, count => `Es sind ${count} Datensätze genannt.`],
  [
    /^Name a license, a product of one, or a contract\.$/,
    () => 'Nennen Sie eine Lizenz, ein Produkt einer Lizenz oder einen Vertrag.',
  ],
  [
    /^(\d+) rows of (\w+) name what is to be deleted in (\w+)\.$/,
    (count, table, column) =>
      `${count === '1' ? '1 Zeile' : `${count} Zeilen`} von ${table} ${count === '1' ? 'nennt' : 'nennen'} in ${column}, was gelöscht werden soll.`,
  ],
  [/^Delete them too with withDependents\.$/, () => 'Löschen Sie sie mit, durch withDependents.'],
  [/^Change (\w+) of these rows first\.$/, column => `Ändern Sie zuerst ${column} in diesen Zeilen.`],
  [/^It may be deleted already\.$/, () => 'Vielleicht ist er schon gelöscht.'],
  [/^The name is blank\.$/, () => 'Der Name ist leer.'],
  [/^The name has (\d+) characters\.$/, count => `Der Name hat ${count} Zeichen.`],
  [
    /^Give a name of (\d+) to (\d+) characters\.$/,
    (least, most) => `Geben Sie einen Namen mit ${least} bis ${most} Zeichen an.`,
  ],
];

export const RECORD_RULES: readonly Rule[] = [...READING, ...CHANGING];

/** Why the API does not answer a request: too large, too long, not understood; and what to do. */
import type { Rule } from '../rules.ts';

const UNITS: Readonly<Record<string, string>> = { levels: 'Ebenen', fields: 'Felder', aliases: 'Aliasse' };

const LIMITS: readonly Rule[] = [
  [
    /^The query has (\d+) (levels|fields|aliases), at most (\d+) are answered\.$/,
    (found, unit, most) => `Die Abfrage hat ${found} ${UNITS[unit]}, beantwortet werden höchstens ${most}.`,
  ],
  [
    /^Ask for less at a time, or in several requests\.$/,
    () => 'Fragen Sie weniger auf einmal ab, oder in mehreren Anfragen.',
  ],
  [
    /^The query could answer (\d+) fields, at most (\d+) are\.$/,
    (found, most) => `Die Abfrage könnte ${found} Felder liefern, geliefert werden höchstens ${most}.`,
  ],
  [
    /^Ask for smaller pages, or for less of each row\.$/,
    () => 'Fragen Sie weniger Zeilen je Seite ab, oder weniger zu jeder Zeile.',
  ],
  [/^No answer within ([\d.]+) s\.$/, seconds => `Keine Antwort innerhalb von ${seconds} s.`],
  [/^Ask for less at a time\.$/, () => 'Fragen Sie weniger auf einmal ab.'],
  [/^Too many subscriptions are open\.$/, () => 'Es wird schon zu viel gleichzeitig verfolgt.'],
  [/^Close some, or try later\.$/, () => 'Schließen Sie Fenster, oder versuchen Sie es später.'],
  [
    /^The request has more than (\d+) bytes, which is all that is taken\.$/,
    most => `Die Anfrage hat mehr als ${most} Byte; mehr wird nicht angenommen.`,
  ],
  [
    /^The request has (\d+) bytes, at most (\d+) are taken\.$/,
    (found, most) => `Die Anfrage hat ${found} Byte, angenommen werden höchstens ${most}.`,
  ],
  [/^Send less at a time\.$/, () => 'Senden Sie weniger auf einmal.'],
];

const OPERATIONS: readonly Rule[] = [
  [/^This is no id of an operation\.$/, () => 'Das ist keine Kennung einer Operation.'],
  [
    /^Give its SHA-256 in hexadecimal, or its name in the manifest, at most (\d+) characters\.$/,
    most => `Geben Sie ihren SHA-256 hexadezimal an, oder ihren Namen im Manifest, höchstens ${most} Zeichen.`,
  ],
  [/^The request holds no operation\.$/, () => 'Die Anfrage enthält keine Operation.'],
  [
    /^Send "query", or the id of one as "documentId"\.$/,
    () => 'Senden Sie "query", oder die Kennung einer Operation als "documentId".',
  ],
  [
    /^The id is not that of the text that came with it\.$/,
    () => 'Die Kennung gehört nicht zu dem Text, der mitgesendet wurde.',
  ],
  [
    /^Send one of the two, or the SHA-256 of the text\.$/,
    () => 'Senden Sie eines von beiden, oder den SHA-256 des Textes.',
  ],
  [
    /^This server answers only operations that were written down for it beforehand\.$/,
    () => 'Dieser Server beantwortet nur Operationen, die vorab für ihn hinterlegt wurden.',
  ],
  [
    /^Ask whoever runs (?:it|the server) to add (?:it|the operation) to the manifest of serve --operations\.$/,
    () => 'Bitten Sie den Betreiber, sie in das Manifest von serve --operations aufzunehmen.',
  ],
  [/^No operation with this id was written down\.$/, () => 'Eine Operation mit dieser Kennung ist nicht hinterlegt.'],
  [/^Send its text along\.$/, () => 'Senden Sie ihren Text mit.'],
];

const ADDRESSES: readonly Rule[] = [
  [/^This is no address\.$/, () => 'Das ist keine Adresse.'],
  [/^Check the address\.$/, () => 'Prüfen Sie die Adresse.'],
  [/^(\S+) cannot be asked so\.$/, path => `${path} lässt sich so nicht abfragen.`],
  [/^Use GET\.$/, () => 'Verwenden Sie GET.'],
  [/^There is nothing here\.$/, () => 'Hier gibt es nichts.'],
];

const FAILURES: readonly Rule[] = [
  [/^Something went wrong inside the server\.$/, () => 'Im Server ist etwas schiefgegangen.'],
  [
    /^Tell whoever runs (?:it|the server) the number (\S+)\.$/,
    number => `Nennen Sie dem Betreiber die Nummer ${number}.`,
  ],
  [/^The page itself failed: (.*)\.$/s, error => `Auf der Seite selbst ist ein Fehler aufgetreten: ${error}.`],
  [/^The server answered with HTTP (\d+)\.$/, status => `Der Server hat mit HTTP ${status} geantwortet.`],
];

export const REQUEST_RULES: readonly Rule[] = [...LIMITS, ...OPERATIONS, ...ADDRESSES, ...FAILURES];

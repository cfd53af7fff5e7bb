/** Why imports, reconciliations and other calculations do not come about, and what to do. */
import type { Rule } from '../rules.ts';

const GOING_ON: Readonly<Record<string, string>> = {
  'An import': 'Es läuft schon ein Import.',
  'A reconciliation': 'Es läuft schon ein Abgleich.',
};

const FIGURES: Readonly<Record<string, string>> = {
  entitled: 'einen Bestand',
  consumed: 'einen Verbrauch',
  shortfall: 'Unterdeckung',
  projected: 'Nachlizenzierung',
};

const JOBS: readonly Rule[] = [
  [/^(An import|A reconciliation) is going on already\.$/, what => GOING_ON[what]],
  [/^Wait until it has ended, or cancel it\.$/, () => 'Warten Sie, bis das beendet ist, oder brechen Sie es ab.'],
  [
    /^(\d+) such questions are being answered already\.$/,
    count => `Es werden schon ${count} solche Fragen beantwortet.`,
  ],
  [/^Whoever asked has gone\.$/, () => 'Wer gefragt hat, ist nicht mehr da.'],
  [/^Ask again\.$/, () => 'Versuchen Sie es erneut.'],
  [/^Ask again in a moment\.$/, () => 'Versuchen Sie es gleich noch einmal.'],
  [/^The server is being ended\.$/, () => 'Der Server wird gerade beendet.'],
  [/^It took longer than ([\d.]+) s\.$/, seconds => `Es hat länger als ${seconds} s gedauert.`],
  [/^Ask for less, or later\.$/, () => 'Fragen Sie weniger ab, oder später.'],
  [/^It was cancelled; nothing was stored\.$/, () => 'Es wurde abgebrochen; gespeichert wurde nichts.'],
  [/^Nothing is named\.$/, () => 'Es ist nichts genannt.'],
  [/^Name an import or a reconciliation\.$/, () => 'Nennen Sie einen Import oder einen Abgleich.'],
  [
    /^It is being computed, or the program was ended before it was\.$/,
    () => 'Es wird noch berechnet, oder das Programm wurde vorher beendet.',
  ],
];

const IMPORTS: readonly Rule[] = [
  [/^No file was sent\.$/, () => 'Es wurde keine Datei gesendet.'],
  [/^(\d+) files were sent\.$/, count => `Es wurden ${count} Dateien gesendet.`],
  [/^Send at most (\d+) at a time\.$/, most => `Senden Sie höchstens ${most} auf einmal.`],
  [/^There was nothing to import\.$/, () => 'Es gab nichts zu importieren.'],
  [/^The program was ended while it imported\.$/, () => 'Das Programm wurde während des Imports beendet.'],
  [/^Nothing was changed; import again\.$/, () => 'Es wurde nichts geändert; importieren Sie erneut.'],
  [/^(.*) does not exist\.$/s, name => `${name} gibt es nicht.`],
  [
    /^Check the spelling and the folder it is looked for in\.$/,
    () => 'Prüfen Sie die Schreibweise und den Ordner, in dem gesucht wird.',
  ],
  [/^(.*) may not be read\.$/s, name => `${name} darf nicht gelesen werden.`],
  [/^Give read permission, or name another file\.$/, () => 'Geben Sie Leserechte, oder nennen Sie eine andere Datei.'],
  [/^(.*) is a folder\.$/s, name => `${name} ist ein Ordner.`],
  [/^Name the folder itself, or a file in it\.$/, () => 'Nennen Sie den Ordner selbst, oder eine Datei darin.'],
  [
    /^(.*) cannot be opened: too many files are open\.$/s,
    name => `${name} lässt sich nicht öffnen: Es sind zu viele Dateien offen.`,
  ],
  [/^Close other programs and try again\.$/, () => 'Schließen Sie andere Programme, und versuchen Sie es erneut.'],
  [/^(.*) cannot be read \((\w+)\)\.$/s, (name, code) => `${name} lässt sich nicht lesen (${code}).`],
  [
    /^Check the disk or the connection, and try again\.$/,
    () => 'Prüfen Sie den Datenträger oder die Verbindung, und versuchen Sie es erneut.',
  ],
];

const RUNS: readonly Rule[] = [
  [/^Nothing has been reconciled yet\.$/, () => 'Es wurde noch nichts abgeglichen.'],
  [/^Run (".*") first\.$/, command => `Führen Sie zuerst ${command} aus.`],
  [/^There is no run (\d+)\.$/, number => `Den Lauf ${number} gibt es nicht.`],
  [/^See (".*") for those there are\.$/, command => `Welche es gibt, zeigt ${command}.`],
  [/^(\S+) days cannot be looked at\.$/, days => `${days} Tage lassen sich nicht betrachten.`],
  [/^Give (\d+) to (\d+) days\.$/, (least, most) => `Geben Sie ${least} bis ${most} Tage an.`],
  [
    /^(\S+) is no number of days; give (\d+) to (\d+)\.$/,
    (text, least, most) => `${text} ist keine Anzahl von Tagen; möglich sind ${least} bis ${most}.`,
  ],
  [/^Write it as (\d{4}-\d\d-\d\d)\.$/, example => `Schreiben Sie ihn wie ${example}.`],
  [/^(".*") is not a span that can be looked at\.$/s, text => `${text} ist kein Zeitraum, der sich betrachten lässt.`],
  [
    /^Write it as (\w+), (\w+), (\w+) or (\w+), at most (\d+) days\.$/,
    (one, two, three, four, most) =>
      `Schreiben Sie ihn wie ${one}, ${two}, ${three} oder ${four}, höchstens ${most} Tage.`,
  ],
];

const MONEY: readonly Rule[] = [
  [/^The rate of the currency (.*) is (".*")\.$/s, (currency, text) => `Der Kurs der Währung ${currency} ist ${text}.`],
  [/^Give a number above 0, such as (".*")\.$/, example => `Geben Sie eine Zahl über 0 an, etwa ${example}.`],
  [/^A currency has more than one rate\.$/, () => 'Eine Währung hat mehrere Kurse.'],
  [/^Give each currency once\.$/, () => 'Geben Sie jede Währung einmal an.'],
  [
    /^The rate of the currency (.*) is (".*"); expected a decimal number above 0, such as (\S+)\.$/s,
    (currency, text, example) =>
      `Der Kurs der Währung ${currency} ist ${text}; erwartet wird eine Dezimalzahl über 0, etwa ${example}.`,
  ],
  [
    /^The policy optimal needs a rate for the currency (.*); rates are given for (.*)\.$/s,
    (currency, given) =>
      `Das Verteilverfahren „optimal“ braucht einen Kurs für die Währung ${currency}; angegeben sind Kurse für ${given}.`,
  ],
  [
    /^Give what one unit of it is worth in the currency to compare in\.$/,
    () => 'Geben Sie an, was eine Einheit davon in der Vergleichswährung wert ist.',
  ],
  [
    /^The policy optimal compares prices, and they are in several currencies: (.*)\.$/s,
    currencies =>
      `Das Verteilverfahren „optimal“ vergleicht Preise, und sie stehen in mehreren Währungen: ${currencies}.`,
  ],
  [
    /^Give a rate for each of them, or prices in one currency\.$/,
    () => 'Geben Sie für jede einen Kurs an, oder alle Preise in einer Währung.',
  ],
];

const SIZES: readonly Rule[] = [
  [
    /^The license (.*) comes to (entitled|consumed) (\S+); figures of at most (\d+) can be computed\.$/s,
    (key, figure, sum, most) =>
      `Die Lizenz ${key} kommt auf ${FIGURES[figure]} von ${sum}; berechnen lassen sich Werte bis ${most}.`,
  ],
  [
    /^The (shortfall|projected) of all licenses comes to (\S+); figures of at most (\d+) can be computed\.$/,
    (figure, sum, most) =>
      `Alle Lizenzen zusammen kommen auf ${sum} (${FIGURES[figure]}); berechnen lassen sich Werte bis ${most}.`,
  ],
  [
    /^See quantity and per_unit of its purchases, and its extra_entitlements\.$/,
    () => 'Sehen Sie nach: quantity und per_unit ihrer Käufe, und ihre extra_entitlements.',
  ],
  [
    /^See the processors and cores of the computers it covers, its measurements, its parameters, and the units of its allocations\.$/,
    () =>
      'Sehen Sie nach: Prozessoren und Kerne der Computer, die sie abdeckt, ihre Messwerte, ihre Parameter und die Einheiten ihrer Zuweisungen.',
  ],
  [/^Look for quantities with a digit too many\.$/, () => 'Suchen Sie nach Mengen mit einer Ziffer zu viel.'],
];

export const WORK_RULES: readonly Rule[] = [...JOBS, ...IMPORTS, ...RUNS, ...MONEY, ...SIZES];

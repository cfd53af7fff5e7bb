/** Why somebody does not get in, or may not do or see something, and what to do. */
import type { Rule } from '../rules.ts';

const ROLES: Readonly<Record<string, string>> = {
  VIEWER: 'Leser',
  ANALYST: 'Analyst',
  ADMINISTRATOR: 'Administrator',
};

const role = (name: string): string => ROLES[name] ?? name;

/** "business units Sales, IT; locations Cologne" */
const scope = (text: string): string =>
  text.replace(/^business units /, 'Geschäftsbereiche ').replace(/(^|; )locations /, '$1Standorte ');

const LOGIN: readonly Rule[] = [
  [/^Nobody is logged in\.$/, () => 'Es ist niemand angemeldet.'],
  [/^Send a token, or open the login link\.$/, () => 'Senden Sie ein Token, oder öffnen Sie den Anmeldelink.'],
  [/^A valid token or session is needed\.$/, () => 'Dafür braucht es ein gültiges Token oder eine Sitzung.'],
  [
    /^Send "Authorization: Bearer <token>"( or the token as password of HTTP Basic)?, or open the login link\.$/,
    basic =>
      `Senden Sie "Authorization: Bearer <token>"${basic === '' ? '' : ' oder das Token als Kennwort von HTTP Basic'}, oder öffnen Sie den Anmeldelink.`,
  ],
  [/^Too many failed attempts from this address\.$/, () => 'Von dieser Adresse kamen zu viele Fehlversuche.'],
  [/^Wait and try again\.$/, () => 'Warten Sie etwas, und versuchen Sie es erneut.'],
  [
    /^The issuer of the token does not answer, so the token cannot be checked now\.$/,
    () => 'Der Aussteller des Tokens antwortet nicht, deshalb lässt es sich jetzt nicht prüfen.',
  ],
  [
    /^Try again later, or use a token of this server\.$/,
    () => 'Versuchen Sie es später erneut, oder verwenden Sie ein Token dieses Servers.',
  ],
  [
    /^The token does not say in its claim "(.*)" what may be seen; "(.*)" is everything\.$/s,
    (claim, all) => `Das Token sagt in seinem Claim "${claim}" nicht, was zu sehen ist; "${all}" heißt: alles.`,
  ],
  [
    /^The token names none of the roles that are let in \((.*)\) in its claim "(.*)"\.$/s,
    (roles, claim) => `Das Token nennt in seinem Claim "${claim}" keine der zugelassenen Rollen (${roles}).`,
  ],
  [/^Ask whoever runs the issuer of the token\.$/, () => 'Wenden Sie sich an den Betreiber, der das Token ausstellt.'],
  [/^This link was used already, or is too old\.$/, () => 'Dieser Link wurde schon verwendet oder ist zu alt.'],
  [/^Ask for a new one at the terminal\.$/, () => 'Fordern Sie am Terminal einen neuen an.'],
  [/^This request did not come from the web page\.$/, () => 'Diese Anfrage kam nicht von der Seite.'],
  [/^Send the header (\S+)\.$/, name => `Senden Sie die Kopfzeile ${name}.`],
];

const RIGHTS: readonly Rule[] = [
  [
    /^(.*) needs the role (\w+); (.*) is (\w+)\.$/s,
    (what, needed, name, own) => `${what} erfordert die Rolle ${role(needed)}; ${name} hat die Rolle ${role(own)}.`,
  ],
  [
    /^Use a token of that role, or ask an administrator\.$/,
    () => 'Verwenden Sie ein Token mit dieser Rolle, oder wenden Sie sich an einen Administrator.',
  ],
  [
    /^(.*) tells of the whole estate; (.*?) sees (.*) only\.$/s,
    (what, name, seen) =>
      `${what === 'This file' ? 'Diese Datei' : what} gibt über den ganzen Bestand Auskunft; ${name} sieht nur: ${scope(seen)}.`,
  ],
  [
    /^Use a token without a scope(, or ask an administrator)?\.$/,
    ask =>
      `Verwenden Sie ein Token ohne Geltungsbereich${ask === '' ? '' : ', oder wenden Sie sich an einen Administrator'}.`,
  ],
  [
    /^Figures of the server are about the whole estate\.$/,
    () => 'Die Kennzahlen des Servers betreffen den ganzen Bestand.',
  ],
];

const TOKENS: readonly Rule[] = [
  [/^A token needs a name\.$/, () => 'Ein Token braucht einen Namen.'],
  [/^Give the name of who will use it\.$/, () => 'Geben Sie an, wer es verwenden wird.'],
  [/^There is a token named (.*) already\.$/s, name => `Ein Token mit dem Namen ${name} gibt es schon.`],
  [
    /^Revoke it first, or choose another name\.$/,
    () => 'Widerrufen Sie es zuerst, oder wählen Sie einen anderen Namen.',
  ],
  [/^There is no valid token named (.*)\.$/s, name => `Ein gültiges Token mit dem Namen ${name} gibt es nicht.`],
  [/^See the list of tokens for their names\.$/, () => 'Die Namen stehen in der Liste der Token.'],
  [/^The token would end on (\S+), which is over\.$/, day => `Das Token würde am ${day} enden; der Tag ist vorbei.`],
  [/^Give today or a later day\.$/, () => 'Geben Sie heute oder einen späteren Tag an.'],
  [
    /^A business unit or location without a name limits nothing\.$/,
    () => 'Ein Geschäftsbereich oder Standort ohne Namen schränkt nichts ein.',
  ],
  [/^Name it, or leave it out\.$/, () => 'Benennen Sie ihn, oder lassen Sie ihn weg.'],
  [
    /^An administrator sees everything and cannot be limited to (.*)\.$/s,
    limits => `Ein Administrator sieht alles und lässt sich nicht beschränken auf: ${scope(limits)}.`,
  ],
  [/^Make the token a viewer or an analyst\.$/, () => 'Geben Sie dem Token die Rolle Leser oder Analyst.'],
];

export const ACCESS_RULES: readonly Rule[] = [...LOGIN, ...RIGHTS, ...TOKENS];

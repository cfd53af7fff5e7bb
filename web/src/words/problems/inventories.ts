/** What is wrong with an inventory of one computer, or is left out of it, and what to do. */
import type { Rule } from '../rules.ts';

export const INVENTORY_RULES: readonly Rule[] = [
  [/^The section (\S+) is not read\.$/, section => `Der Abschnitt ${section} wird nicht gelesen.`],
  [
    /^These sections have no place in an estate and were not read: (.*)\.$/,
    sections => `Diese Abschnitte gehören nicht in einen Bestand und wurden nicht gelesen: ${sections}.`,
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
  [/^Nothing is to be done\.$/, () => 'Es ist nichts zu tun.'],
  [
    /^Give the chassis in computers; until then it counts as desktop\.$/,
    () => 'Geben Sie die Bauform in computers an; bis dahin gilt der Computer als desktop.',
  ],
  [
    /^Give user in computers where one of them is a person\.$/,
    () => 'Geben Sie user in computers an, wenn eines davon zu einer Person gehört.',
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

/** What can be wrong with the database, and what to do. Where it lies is not told outside. */
import type { Rule } from '../rules.ts';

const file = (name: string): string => (name === 'The database' ? 'Die Datenbank' : name);
const object = (name: string): string => (name === 'The database' ? 'die Datenbank' : name);

export const DATABASE_RULES: readonly Rule[] = [
  [/^(.*) is not a database\.$/s, name => `${file(name)} ist keine Datenbank.`],
  [
    /^Name another file, or move this one away to begin a new database\.$/,
    () => 'Nennen Sie eine andere Datei, oder verschieben Sie diese, um eine neue Datenbank zu beginnen.',
  ],
  [
    /^There is no room left on the disk for (.*)\.$/s,
    name => `Auf dem Datenträger ist kein Platz mehr für ${object(name)}.`,
  ],
  [
    /^(.*) cannot be written: the disk is full or failing\.$/s,
    name => `${file(name)} lässt sich nicht schreiben: Der Datenträger ist voll oder defekt.`,
  ],
  [/^Make room and try again\.$/, () => 'Schaffen Sie Platz, und versuchen Sie es erneut.'],
  [/^Nothing was changed\.$/, () => 'Es wurde nichts geändert.'],
  [/^(.*) may not be written\.$/s, name => `${file(name)} darf nicht geschrieben werden.`],
  [
    /^Give write permission to the file and its folder, or name another file\.$/,
    () => 'Geben Sie der Datei und ihrem Ordner Schreibrechte, oder nennen Sie eine andere Datei.',
  ],
  [
    /^(.*) is being changed by another program or import\.$/s,
    name => `${file(name)} wird gerade von einem anderen Programm oder Import geändert.`,
  ],
  [/^Wait for it to end and try again\.$/, () => 'Warten Sie, bis das beendet ist, und versuchen Sie es erneut.'],
  [/^(.*) cannot be opened\.$/s, name => `${file(name)} lässt sich nicht öffnen.`],
  [
    /^Check that it is a file, and the permissions of it and its folder\.$/,
    () => 'Prüfen Sie, ob es eine Datei ist, und welche Rechte sie und ihr Ordner haben.',
  ],
  [/^(.*) is damaged\.$/s, name => `${file(name)} ist beschädigt.`],
  [
    /^Restore a backup, or begin a new database and import again\.$/,
    () => 'Stellen Sie eine Sicherung wieder her, oder beginnen Sie eine neue Datenbank und importieren Sie erneut.',
  ],
  [/^Restore a backup\.$/, () => 'Stellen Sie eine Sicherung wieder her.'],
  [/^(.*) holds rows that refer to nothing\.$/s, name => `${file(name)} enthält Zeilen, die auf nichts verweisen.`],
  [/^(.*) is a database of another program\.$/s, name => `${file(name)} gehört zu einem anderen Programm.`],
  [/^Name another file for this one\.$/, () => 'Nennen Sie eine andere Datei.'],
  [
    /^(.*) was written by a newer version of this program \(its tables are at step (\d+), this program knows (\d+)\)\.$/s,
    (name, step, known) =>
      `${file(name)} stammt von einer neueren Version dieses Programms (Stand der Tabellen ${step}, bekannt ist ${known}).`,
  ],
  [
    /^Update the program, or name another file\.$/,
    () => 'Aktualisieren Sie das Programm, oder nennen Sie eine andere Datei.',
  ],
  [/^The folder (.*) does not exist\.$/s, name => `Den Ordner ${object(name)} gibt es nicht.`],
  [
    /^Create it, or name a (?:database|file) elsewhere\.$/,
    () => 'Legen Sie ihn an, oder nennen Sie einen anderen Ort.',
  ],
  [/^There is no database (.*)\.$/s, name => `Es fehlt: ${object(name)}.`],
  [
    /^Import something first, or name another file\.$/,
    () => 'Importieren Sie zuerst etwas, oder nennen Sie eine andere Datei.',
  ],
  [/^There is no image (\w+) of an estate\.$/, hash => `Das Abbild ${hash} eines Bestands gibt es nicht.`],
  [/^Reconcile again\.$/, () => 'Gleichen Sie erneut ab.'],
  [
    /^There are (\d+) sources already, which is the most there can be\.$/,
    count => `Es gibt schon ${count} Quellen, mehr sind nicht möglich.`,
  ],
  [/^Use one of their names instead of (".*")\.$/s, name => `Verwenden Sie einen ihrer Namen statt ${name}.`],
];

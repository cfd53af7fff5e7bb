/** Words of the text of a what-if, and of keeping it under a name. */
import { bilingual } from '../bilingual.ts';

export const keepingWords = bilingual(
  {
    yamlTitle: 'The changes as YAML',
    yamlHint:
      'Tables of the estate with the rows that change, columns as in files; rows below remove go away. A product version stays as it is written.',
    apply: 'Apply',
    undo: 'Take back',
    download: 'Download',
    keptTitle: 'Kept under a name',
    shareHint: 'The address of this page holds all changes: send it, or keep them under a name that others find.',
    tooLong: 'These changes are too many for an address. Keep them under a name to share them.',
    name: 'Name',
    save: 'Keep',
    saveAgain: 'Keep again',
    saved: (name: string) => `Kept as ${name}.`,
    noneKept: 'Nothing is kept yet.',
    keptBy: (who: string, when: string) => `${who}, ${when}`,
    delete: 'Delete',
    deleteOf: (name: string) => `Delete ${name}`,
    edited: 'changed since it was kept',
    noScenario: (name: string) => `Nothing is kept under the name ${name}. It may have been deleted.`,
  },
  {
    yamlTitle: 'Die Änderungen als YAML',
    yamlHint:
      'Tabellen des Bestands mit den Zeilen, die sich ändern, Spalten wie in Dateien; Zeilen unter remove entfallen. Eine Produktversion bleibt, wie sie geschrieben ist.',
    apply: 'Übernehmen',
    undo: 'Zurücknehmen',
    download: 'Herunterladen',
    keptTitle: 'Unter einem Namen gespeichert',
    shareHint:
      'Die Adresse dieser Seite enthält alle Änderungen: Schicken Sie sie weiter, oder speichern Sie die Änderungen unter einem Namen, den andere finden.',
    tooLong: 'Für eine Adresse sind es zu viele Änderungen. Speichern Sie sie unter einem Namen, um sie zu teilen.',
    name: 'Name',
    save: 'Speichern',
    saveAgain: 'Erneut speichern',
    saved: name => `Gespeichert als ${name}.`,
    noneKept: 'Es ist noch nichts gespeichert.',
    keptBy: (who, when) => `${who}, ${when}`,
    delete: 'Löschen',
    deleteOf: name => `${name} löschen`,
    edited: 'seit dem Speichern geändert',
    noScenario: name => `Unter dem Namen ${name} ist nichts gespeichert. Vielleicht wurde es gelöscht.`,
  },
);

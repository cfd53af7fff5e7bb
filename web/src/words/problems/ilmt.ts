/** What is wrong with an audit snapshot of IBM License Metric Tool, or is left out of it, and what to do. */
import type { Rule } from '../rules.ts';

export const ILMT_RULES: readonly Rule[] = [
  [/^This file of an audit snapshot is not read\.$/, () => 'Diese Datei eines Audit-Snapshots wird nicht gelesen.'],
  [/^(".*") is no file of an audit snapshot\.$/s, name => `${name} gehört nicht zu einem Audit-Snapshot.`],
  [
    /^Leave the names of its files as they were exported\.$/,
    () => 'Lassen Sie die Namen der Dateien, wie sie exportiert wurden.',
  ],
  [/^Export the audit snapshot again, whole\.$/, () => 'Exportieren Sie den Audit-Snapshot erneut und vollständig.'],
  [
    /^The header is not English and has (\d+) columns, not (\d+): which column is which cannot be told\.$/,
    (found, expected) =>
      `Die Kopfzeile ist nicht englisch und hat ${found} statt ${expected} Spalten: Welche Spalte welche ist, lässt sich nicht erkennen.`,
  ],
  [
    /^Rename the columns as data_condition\.txt lists them in English, or set the user of License Metric Tool to English and export again\.$/,
    () =>
      'Benennen Sie die Spalten so, wie data_condition.txt sie auf Englisch aufführt, oder stellen Sie den Benutzer von License Metric Tool auf Englisch und exportieren Sie erneut.',
  ],
  [
    /^The PVU of its products come with pvu_sub_capacity\.csv; give figures of other metrics in measurements\.$/,
    () => 'Die PVU der Produkte stehen in pvu_sub_capacity.csv; Werte anderer Metriken geben Sie in measurements an.',
  ],
  [
    /^Its daily sums do not name servers, and beside those of pvu_sub_capacity\.csv they would count twice: import that file\.$/,
    () =>
      'Die Tagessummen nennen keine Server und würden neben denen aus pvu_sub_capacity.csv doppelt zählen: Importieren Sie jene Datei.',
  ],
  [
    /^Its figures are of whole Cloud Paks, after the ratios of their products: licenses of the metric ibm_vpc are computed from installations, so compare the two\.$/,
    () =>
      'Die Werte gelten für ganze Cloud Paks, umgerechnet nach den Verhältnissen ihrer Produkte: Lizenzen der Metrik ibm_vpc werden aus Installationen berechnet; vergleichen Sie beides.',
  ],
  [
    /^Which product a component is charged to is told by recognition and license_products\.$/,
    () => 'Zu welchem Produkt eine Komponente zählt, sagen recognition und license_products.',
  ],
  [
    /^Nothing is to be done; look there whether all computers had reported\.$/,
    () => 'Es ist nichts zu tun; sehen Sie dort nach, ob sich alle Computer gemeldet hatten.',
  ],
  [
    /^The peak of (".*") is at (".*"), which does not begin with a date\.$/s,
    (product, moment) => `Der Höchstwert von ${product} liegt bei ${moment}; das beginnt nicht mit einem Datum.`,
  ],
  [/^Give the day of the peak as (\S+)\.$/, example => `Geben Sie den Tag des Höchstwerts an, in der Form ${example}.`],
  [/^(".*") is no number of PVU of (".*")\.$/s, (text, product) => `${text} ist keine Anzahl von PVU für ${product}.`],
  [/^Give a whole number without separators\.$/, () => 'Geben Sie eine ganze Zahl ohne Tausendertrennung an.'],
  [
    /^The servers of (".*") have (\d+) PVU together, more than its metric quantity of (\d+)\.$/s,
    (product, sum, quantity) =>
      `Die Server von ${product} haben zusammen ${sum} PVU, mehr als die „Metric Quantity“ von ${quantity}.`,
  ],
  [
    /^Measure (".*") by hand: rows of measurements with source ilmt that add up to (\d+)\.$/s,
    (product, quantity) =>
      `Erfassen Sie ${product} von Hand: Zeilen in measurements mit source ilmt, die zusammen ${quantity} ergeben.`,
  ],
  [
    /^What is charged to the bundle (".*") was not read: it uses no PVU of the products themselves\.$/s,
    bundle => `Was zum Paket ${bundle} zählt, wurde nicht gelesen: Das Paket verbraucht keine PVU der Produkte selbst.`,
  ],
  [
    /^Give a license of the bundle in licenses, and what it uses in measurements or by its installations\.$/,
    () =>
      'Geben Sie eine Lizenz des Pakets in licenses an, und seinen Verbrauch in measurements oder durch seine Installationen.',
  ],
];

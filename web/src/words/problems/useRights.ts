/** What is wrong with columns of use rights, and what to do. */
import type { Rule } from '../rules.ts';

export const RIGHTS_RULES: readonly Rule[] = [
  [
    /^(\w+) is given while (\w+) is inherited from a contract\.$/,
    (column, first) => `${column} ist angegeben, obwohl ${first} von einem Vertrag geerbt wird.`,
  ],
  [
    /^Downgrade is allowed, but both its limits are none\.$/,
    () => 'Downgrade ist erlaubt, aber beide Grenzen sind none.',
  ],
  [
    /^(\w+) cannot be set here for metric (\w+)\.$/,
    (column, metric) => `${column} lässt sich hier bei der Metrik ${metric} nicht einstellen.`,
  ],
  [/^(\w+) has no effect with metric (\w+)\.$/, (column, metric) => `${column} wirkt bei der Metrik ${metric} nicht.`],
  [
    /^multiple_use is (\w+), but metric (\w+) counts (computers|users)\.$/,
    (value, metric, what) =>
      `multiple_use ist ${value}, aber die Metrik ${metric} zählt ${what === 'users' ? 'Benutzer' : 'Computer'}.`,
  ],
  [
    /^multiple_use_limit is 0: one entitlement would cover nothing\.$/,
    () => 'multiple_use_limit ist 0: Ein Nutzungsrecht würde nichts abdecken.',
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
    () => 'Es wird gespeichert, aber nicht damit gerechnet; lassen Sie es leer, dann entfällt dieser Hinweis.',
  ],
];

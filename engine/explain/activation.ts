/** What activation makes of a license in sentences: what was bought and counts, and test keys apart from it. */
import { activationOn, needsActivation, sharesText, testText } from '../activation/shares.ts';
import { isInForce } from '../license/force.ts';
import type { License } from '../license/license.ts';
import { fold } from '../names.ts';
import type { Run } from '../reconcile.ts';

/** One sentence for each purchase of the license that has to be activated, and one for its test keys. */
export const activationSentences = ({ image, ledger }: Run, license: License): readonly string[] => {
  const key = fold(license.row.license);
  const purchases = image.rows.purchases.filter(
    row =>
      fold(row.license) === key &&
      needsActivation(row) &&
      row.kind !== 'maintenance' &&
      !row.disabled &&
      isInForce(row, ledger.asOf),
  );
  if (license.notInForce !== 0) return [];
  const { sharesOf, tests } = activationOn(image.rows, ledger.asOf);
  const tested = tests.get(key) ?? [];
  return [
    ...purchases.map(row => `${row.purchase}: ${sharesText(row, sharesOf(row))}.`),
    ...(tested.length > 0 ? [`Apart from what was bought, ${tested.map(testText).join(', ')}.`] : []),
  ];
};

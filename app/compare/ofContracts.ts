/** Why rights differ that a license inherits: links to contracts, and the contracts themselves. */
import { fold } from '../../engine/names.ts';
import { SECTIONS } from '../../engine/rights/sections.ts';
import type { Cause } from './causes.ts';
import type { Estates } from './estates.ts';
import { eitherOf, type RowDifference } from './rows.ts';
import { changes, type Sides, text } from './values.ts';

/** Causes among the contracts of a license. */
export const causesOfContracts = (estates: Estates, name: string, { before, after }: Sides): Cause[] => {
  const links = estates.rowsNaming('license_contracts', 'license', name);
  const linked = new Set(
    [estates.before, estates.after].flatMap(run =>
      run.image.rows.license_contracts.filter(row => fold(row.license) === fold(name)).map(row => fold(row.contract)),
    ),
  );
  const changed = [...linked].flatMap(key => estates.rows('contracts').get(key) ?? []);
  const cause = (difference: RowDifference, sentence: string): Cause => ({
    kind: 'contract-changed',
    count: 1,
    detail: text(eitherOf(difference), 'contract'),
    sentence,
  });
  const inherited = SECTIONS.filter(
    section =>
      before &&
      after &&
      before.inherits[section] !== after.inherits[section] &&
      String(before.row[section]) === String(after.row[section]),
  );
  const isExplained = links.length > 0 || changed.length > 0;
  return [
    ...links.map(link =>
      cause(
        link,
        `The contract ${text(eitherOf(link), 'contract')} is ${link.after ? 'linked now' : 'no longer linked'}.`,
      ),
    ),
    ...changed.map(row =>
      cause(
        row,
        `The contract ${text(eitherOf(row), 'contract')}: ${changes(row) || (row.after ? 'added' : 'removed')}.`,
      ),
    ),
    ...(inherited.length > 0 && !isExplained
      ? [
          {
            kind: 'contract-changed' as const,
            count: inherited.length,
            detail: inherited.join(', '),
            sentence: `${inherited.join(', ')} inherited from another contract.`,
          },
        ]
      : []),
  ];
};

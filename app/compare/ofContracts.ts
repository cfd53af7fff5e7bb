/** Why rights differ that a license inherits: links to contracts, and the contracts themselves. */
import { formatDay } from '../../engine/estate/days.ts';
import { fold } from '../../engine/names.ts';
import { SECTIONS } from '../../engine/rights/sections.ts';
import type { Cause } from './causes.ts';
import type { Estates } from './estates.ts';
import { eitherOf, type RowDifference } from './rows.ts';
import { changes, type Sides, text } from './values.ts';

/** Contracts that rights are taken from and that ended between the two days: their rights go on, so it is worth knowing. */
const ended = ({ after: run }: Estates, { after, from, to }: Sides): Cause[] =>
  [...new Set(Object.values(after?.inherits ?? {}))].flatMap((name): Cause[] => {
    const contract = run.image.rows.contracts.find(row => fold(row.contract) === fold(name));
    if (!contract || contract.expires === null || contract.expires < from || contract.expires >= to) return [];
    const sentence = `The contract ${contract.contract} ended on ${formatDay(contract.expires)}; its rights are still taken.`;
    return [{ kind: 'contract-ended', count: 1, detail: contract.contract, sentence }];
  });

/** Causes among the contracts of a license. */
export const causesOfContracts = (estates: Estates, name: string, sides: Sides): Cause[] => {
  const { before, after } = sides;
  const links = estates.rowsNaming('license_contracts', 'license', name);
  const linked = new Set(
    [estates.before, estates.after].flatMap(run =>
      run.image.rows.license_contracts.filter(row => fold(row.license) === fold(name)).map(row => fold(row.contract)),
    ),
  );
  const changed = [...linked].flatMap(key => estates.rows('contracts').get(key) ?? []);
  const cause = (table: 'contracts' | 'license_contracts', difference: RowDifference, sentence: string): Cause => ({
    kind: 'contract-changed',
    count: 1,
    detail: text(eitherOf(difference), 'contract'),
    sentence,
    records: [{ table, row: eitherOf(difference) }],
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
    ...ended(estates, sides),
    ...links.map(link =>
      cause(
        'license_contracts',
        link,
        `The contract ${text(eitherOf(link), 'contract')} is ${link.after ? 'linked now' : 'no longer linked'}.`,
      ),
    ),
    ...changed.map(row =>
      cause(
        'contracts',
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

/** What an import did, as a table: read, imported and rejected for each table of the estate. */
import type { ImportOutcome } from '../app/import/index.ts';
import { tableLines } from './table.ts';

type Count = ImportOutcome['tables'][number];

const countLines = (outcome: ImportOutcome): readonly string[] =>
  tableLines<Count>(
    [
      { head: 'TABLE', cell: row => row.table },
      { head: 'READ', cell: row => row.read, right: true },
      { head: 'IMPORTED', cell: row => row.added + row.changed + row.unchanged, right: true },
      { head: 'REJECTED', cell: row => row.rejected, right: true },
      { head: 'ADDED', cell: row => row.added, right: true, spare: 'zeros' },
      { head: 'CHANGED', cell: row => row.changed, right: true, spare: 'zeros' },
      { head: 'UNCHANGED', cell: row => row.unchanged, right: true, spare: 'zeros' },
      { head: 'REPEATED', cell: row => row.repeated, right: true, spare: 'zeros' },
      { head: 'REMOVED', cell: row => row.removed, right: true, spare: 'zeros' },
    ],
    outcome.tables,
  );

const recognitionLine = ({ recognition }: ImportOutcome): readonly string[] => {
  if (!recognition) return [];
  const { recognized, ignored, unrecognized, conflicts } = recognition;
  if (recognized + ignored + unrecognized === 0) return [];
  const undecided = conflicts > 0 ? `, ${conflicts} with conflicting rules` : '';
  return [
    '',
    `Names in evidence: ${recognized} recognized, ${ignored} ignored, ${unrecognized} unrecognized${undecided}.`,
  ];
};

/** The lines of the answer. */
export const importLines = (outcome: ImportOutcome): readonly string[] => [
  ...countLines(outcome),
  ...recognitionLine(outcome),
];

/** samwise unrecognized: evidence no recognition rule fits, by how often it occurs. */
import type { Command } from 'commander';
import { type Unrecognized, unrecognizedEvidence } from '../../app/unrecognized.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument } from '../json.ts';
import { answer, stream } from '../streams.ts';
import { tableLines } from '../table.ts';
import { countValue } from '../values.ts';
import { type End, runs } from './command.ts';

const work = (context: Context, { limit }: { readonly limit: number }): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const found = unrecognizedEvidence(workspace, limit);
    if (context.json) await stream(jsonDocument({ unrecognized: found }));
    else if (found.length === 0) answer('All evidence is recognized or ignored by a rule.');
    else
      for (const line of tableLines<Unrecognized>(
        [
          { head: 'COMPUTERS', cell: row => row.occurrences, right: true },
          { head: 'NAME', cell: row => row.name, cuttable: true },
          { head: 'VERSION', cell: row => row.version, cuttable: true },
          { head: 'PUBLISHER', cell: row => row.publisher, cuttable: true },
        ],
        found,
      ))
        answer(line);
    return EXIT.done;
  });

export const addUnrecognized = (program: Command, end: End): void => {
  const command = program
    .command('unrecognized')
    .description('evidence no recognition rule matches, by how often it occurs')
    .option('--limit <count>', 'how many names', countValue, 100);
  runs<{ limit: number }>(command, end, work);
};

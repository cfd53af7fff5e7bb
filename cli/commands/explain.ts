/** samwise explain: the arithmetic of a position, and the reason of every candidate license. */
import type { Command } from 'commander';
import { type ExplainedCandidate, type ExplainQuery, type Explanation, explain, loadRun } from '../../app/index.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { explanationLines } from '../explanation.ts';
import { jsonDocument } from '../json.ts';
import { stream } from '../streams.ts';
import { runTitle } from '../words.ts';
import { type End, runs } from './command.ts';
import { runOption } from './positions.ts';

interface Options extends ExplainQuery {
  readonly run?: number;
  readonly all?: boolean;
}

const candidateJson = ({ user: _, ...candidate }: ExplainedCandidate) => candidate;

function* mapped<A, B>(items: Iterable<A>, to: (item: A) => B): Iterable<B> {
  for (const item of items) yield to(item);
}

const explanationJson = (explanation: Explanation): Iterable<string> =>
  jsonDocument({ decisions: explanation.decisions(), candidates: mapped(explanation.candidates(), candidateJson) });

function* withEnds(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

const work = (context: Context, { run, all, ...query }: Options): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const open = loadRun(workspace, run);
    const explanation = explain(open, query);
    if (context.json) await stream(explanationJson(explanation));
    else await stream(withEnds([...explanationLines(explanation, all ?? false), '', runTitle(open.meta)]));
    return EXIT.done;
  });

export const addExplain = (program: Command, end: End): void => {
  const command = program
    .command('explain')
    .description('the arithmetic of a position and the reason of every candidate license')
    .option('--license <license>', 'what the license was given, and what it says to everything else of its products')
    .option('--computer <computer>', 'every installation and access of a computer')
    .option('--user <user>', 'everything that counts for a user')
    .option('--product <product>', 'only this product')
    .option('--all', 'every row, not only the first of each kind')
    .addOption(runOption());
  runs<Options>(command, end, work);
};

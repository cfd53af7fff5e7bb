/** samwise explain: the arithmetic of a position, and the reason of every candidate license. */
import type { Command } from 'commander';
import { type ExplainedCandidate, type ExplainQuery, type Explanation, explain } from '../../app/explain.ts';
import { loadRun, type OpenRun } from '../../app/runs.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit, UsageError } from '../exit.ts';
import { explanationLines } from '../explanation.ts';
import { amount, jsonDocument } from '../json.ts';
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

function* given<A>(items: Iterable<A | null>): Iterable<A> {
  for (const item of items) if (item !== null) yield item;
}

/** `choices` and `marginal` stand at the end, and only where the policy chooses. */
const explanationJson = ({ decisions, candidates, choices, marginal }: Explanation, open: OpenRun): Iterable<string> =>
  jsonDocument({
    decisions: decisions(),
    candidates: mapped(candidates(), candidateJson),
    ...(open.meta.policy === 'optimal' && {
      choices: given(choices()),
      marginal: marginal && { ...marginal, amount: amount(marginal.amount) },
    }),
  });

function* withEnds(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}

const work = (context: Context, { run, all, ...query }: Options): Promise<Exit> => {
  const { license, computer, user } = query;
  if ([license, computer, user].filter(named => named !== undefined).length !== 1)
    throw new UsageError('Name what is to be explained, one of them: --license, --computer or --user.');
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const open = loadRun(workspace, run);
    const explanation = explain(open, query);
    if (context.json) await stream(explanationJson(explanation, open));
    else await stream(withEnds([...explanationLines(explanation, all ?? false), '', runTitle(open.meta)]));
    return EXIT.done;
  });
};

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

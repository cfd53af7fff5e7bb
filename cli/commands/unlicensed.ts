/** samwise unlicensed: installations and accesses that no license covers, by product, with why. */
import { type Command, Option } from 'commander';
import { unlicensedCsv } from '../../app/exports.ts';
import { loadRun, type OpenRun } from '../../app/runs.ts';
import { type UnlicensedGroup, type UnlicensedQuery, unlicensedByProduct } from '../../app/unlicensed.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument, runJson } from '../json.ts';
import { faint, strong } from '../paint.ts';
import { deliver } from '../streams.ts';
import { wrapped } from '../table.ts';
import { counted, runTitle } from '../words.ts';
import { type End, runs } from './command.ts';
import { runOption } from './positions.ts';

interface Options extends UnlicensedQuery {
  readonly run?: number;
  readonly format?: 'table' | 'json' | 'csv';
  readonly out?: string;
}

const titleOf = ({ product, version, edition }: UnlicensedGroup): string =>
  [product, version, edition].filter(Boolean).join(' ');

const groupLines = (group: UnlicensedGroup, width: number): readonly string[] => {
  const indent = ' '.repeat(width + 2);
  const more = group.count > group.where.length ? ', …' : '';
  return [
    `${String(group.count).padStart(width)}  ${strong(titleOf(group))}${group.publisher ? faint(` (${group.publisher})`) : ''}`,
    ...wrapped(`${group.where.join(', ')}${more}`, indent).map(faint),
    ...(group.why.length === 0
      ? wrapped(`${group.reason}: ${group.sentence}.`, indent)
      : group.why.flatMap(why =>
          wrapped(`${why.count < group.count ? `${why.count} × ` : ''}${why.sentence}`, indent),
        )),
  ];
};

function* lines(open: OpenRun, groups: readonly UnlicensedGroup[]): Iterable<string> {
  const width = String(groups[0]?.count ?? 0).length;
  for (const group of groups) yield `${groupLines(group, width).join('\n')}\n\n`;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  yield `${runTitle(open.meta)}\n${count === 0 ? 'Nothing is unlicensed.' : `${count} unlicensed, of ${counted(groups.length, 'product and version', 'products and versions')}.`}\n`;
}

const groupJson = ({ product, publisher, version, edition, reason, count, where, why }: UnlicensedGroup) => ({
  product,
  publisher,
  version,
  edition,
  count,
  reason,
  where,
  why,
});

const work = (context: Context, { run, format, out, ...query }: Options): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const open = loadRun(workspace, run);
    if (format === 'csv' && !context.json) await deliver(unlicensedCsv(open, query), out);
    else {
      const groups = unlicensedByProduct(open, query);
      const isJson = context.json || format === 'json';
      const pieces = isJson
        ? jsonDocument({ run: runJson(open.meta), unlicensed: groups.map(groupJson) })
        : lines(open, groups);
      await deliver(pieces, out);
    }
    return EXIT.done;
  });

export const addUnlicensed = (program: Command, end: End): void => {
  const command = program
    .command('unlicensed')
    .description('installations no license covers, by product, with why')
    .option('--publisher <name>', 'only products of this publisher')
    .option('--product <name>', 'only this product')
    .option('--text <text>', 'only where the computer, user or product holds this')
    .addOption(runOption())
    .addOption(new Option('--format <format>', 'how to write it (default: table)').choices(['table', 'json', 'csv']))
    .option('--out <file>', 'write it to a file');
  runs<Options>(command, end, work);
};

/** samwise unlicensed: installations and accesses that no license covers, by product, with why. */
import type { Command } from 'commander';
import { didYouMean } from '../../app/errors.ts';
import { unlicensedCsv } from '../../app/exports.ts';
import { loadRun, type OpenRun } from '../../app/runs.ts';
import { type UnlicensedGroup, type UnlicensedQuery, unlicensedByProduct } from '../../app/unlicensed.ts';
import { fold } from '../../engine/names.ts';
import { type Context, withWorkspace } from '../context.ts';
import { type Delivery, deliver, FORMATS, formatOf, formatOption, outOption } from '../delivery.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument, runJson } from '../json.ts';
import { faint, strong } from '../paint.ts';
import { say } from '../streams.ts';
import { wrapped } from '../table.ts';
import { counted, runTitle } from '../words.ts';
import { type End, runs } from './command.ts';
import { runOption } from './positions.ts';

interface Options extends UnlicensedQuery, Delivery<(typeof FORMATS.unlicensed)[number]> {
  readonly run?: number;
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

/** Whoever misspells a product must not read that nothing of it is unlicensed. */
const warnOfUnknown = ({ run }: OpenRun, { product }: UnlicensedQuery): void => {
  const { name } = run.image.products;
  if (product === undefined || name.some(known => fold(known) === fold(product))) return;
  say(`There is no product "${product}" in this run. ${didYouMean(product, name)}`.trim());
};

function* lines(open: OpenRun, groups: readonly UnlicensedGroup[], isNarrowed: boolean): Iterable<string> {
  const width = String(groups[0]?.count ?? 0).length;
  for (const group of groups) yield `${groupLines(group, width).join('\n')}\n\n`;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  yield `${runTitle(open.meta)}\n${count === 0 ? (isNarrowed ? 'Nothing of what was asked for is unlicensed.' : 'Nothing is unlicensed.') : `${count} unlicensed, of ${counted(groups.length, 'product and version', 'products and versions')}.`}\n`;
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

const work = (context: Context, { run, format: asked, out, ...query }: Options): Promise<Exit> => {
  const format = formatOf(context, { format: asked, out }, FORMATS.unlicensed);
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const open = loadRun(workspace, run);
    warnOfUnknown(open, query);
    if (format === 'csv') await deliver(unlicensedCsv(open, query), out);
    else {
      const groups = unlicensedByProduct(open, query);
      const pieces =
        format === 'json'
          ? jsonDocument({ run: runJson(open.meta), unlicensed: groups.map(groupJson) })
          : lines(
              open,
              groups,
              Object.values(query).some(part => part !== undefined),
            );
      await deliver(pieces, out);
    }
    return EXIT.done;
  });
};

export const addUnlicensed = (program: Command, end: End): void => {
  const command = program
    .command('unlicensed')
    .description('installations no license covers, by product, with why')
    .option('--publisher <name>', 'only products of this publisher')
    .option('--product <name>', 'only this product')
    .option('--text <text>', 'only where the computer, user or product holds this')
    .addOption(runOption())
    .addOption(formatOption(FORMATS.unlicensed))
    .addOption(outOption());
  runs<Options>(command, end, work);
};

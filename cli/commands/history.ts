/** samwise history: who changed a record, when, and what changes of rights did to consumption. */
import type { Command } from 'commander';
import { effectText } from '../../app/compare/recorded.ts';
import { type ChangeEffect, effectOf } from '../../app/effects.ts';
import { changePage } from '../../app/pages/changes.ts';
import { columnsChanged, partsOfKey, RECORDED_TABLES, type RecordedChange } from '../../app/records.ts';
import { KEY_COLUMNS } from '../../engine/estate/keys.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit, UsageError } from '../exit.ts';
import { jsonDocument, positionJson } from '../json.ts';
import { faint, strong } from '../paint.ts';
import { answer, stream } from '../streams.ts';
import { wrapped } from '../table.ts';
import { countValue, dayValue } from '../values.ts';
import { type End, runs } from './command.ts';

type RecordedTable = (typeof RECORDED_TABLES)[number];

interface Options {
  readonly all?: boolean;
  readonly who?: string;
  readonly since?: number;
  readonly limit: number;
}

const DAY_MS = 86_400_000;

const tableOf = (name: string): RecordedTable => {
  const table = RECORDED_TABLES.find(one => one === name);
  if (!table) throw new UsageError(`There is no history of "${name}"; give one of: ${RECORDED_TABLES.join(', ')}.`);
  return table;
};

const kindOf = ({ before, after }: RecordedChange): string =>
  before === null ? 'added' : after === null ? 'removed' : 'changed';

const shown = (text: string): string => (text === '' ? 'blank' : text);

const columnText = (change: RecordedChange): string =>
  columnsChanged(change)
    .map(({ column, before, after }) => `${column} ${shown(before)} → ${shown(after)}`)
    .join(', ');

const lines = (change: RecordedChange): readonly string[] => {
  const { who, at, importId, table } = change;
  const by = [who, importId === null ? '' : `import ${importId}`].filter(part => part !== '').join(', ');
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const effect = effectOf(change.effect);
  return [
    `${when}  ${strong(`${table} ${partsOfKey(change).filter(Boolean).join(', ')}`)} ${kindOf(change)}${by === '' ? '' : ` by ${by}`}`,
    ...(kindOf(change) === 'changed' ? wrapped(columnText(change), '  ') : []),
    ...(effect
      ? wrapped(`effect${effect.asOf ? ` on ${effect.asOf}` : ''}: ${effectText(effect)}`, '    ').map(faint)
      : []),
  ];
};

const effectJson = ({ positions, ...effect }: ChangeEffect) => ({
  ...effect,
  positions: positions.map(({ license, before, after }) => ({
    license,
    before: before && positionJson(before),
    after: after && positionJson(after),
  })),
});

const changeJson = (change: RecordedChange) => {
  const effect = effectOf(change.effect);
  return {
    change: change.id,
    at: new Date(change.at).toISOString(),
    who: change.who,
    import: change.importId,
    table: change.table,
    key: partsOfKey(change),
    kind: kindOf(change),
    columns: columnsChanged(change),
    effect: effect && effectJson(effect),
  };
};

const work = (context: Context, options: Options, name?: string, ...key: string[]): Promise<Exit> => {
  const table = name === undefined ? undefined : tableOf(name);
  if (table && key.length > KEY_COLUMNS[table].length)
    throw new UsageError(`The key of ${table} is ${KEY_COLUMNS[table].join(', ')}; ${key.length} parts were given.`);
  const belongs = options.all && table === 'licenses' && key.length > 0;
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const page = changePage(
      workspace,
      {
        ...(belongs ? { license: key[0] } : { tables: table && [table], key: key.length > 0 ? key : undefined }),
        who: options.who,
        since: options.since === undefined ? undefined : options.since * DAY_MS,
      },
      { first: options.limit },
    );
    const changes = page.edges.map(({ node }) => node);
    if (context.json) await stream(jsonDocument({ changes: changes.map(changeJson) }));
    else if (changes.length === 0) answer('No change is recorded.');
    else {
      for (const change of changes) for (const line of lines(change)) answer(line);
      if (page.pageInfo.hasNextPage)
        answer(faint(`… and earlier ones: ${page.totalCount()} changes in all; see --limit.`));
    }
    return EXIT.done;
  });
};

export const addHistory = (program: Command, end: End): void => {
  const command = program
    .command('history')
    .description('who changed records, when, and what changes of rights did to consumption; the last first')
    .argument('[table]', 'the table, such as licenses; every one when left out')
    .argument('[key...]', 'the key of the record; of a key with several parts the later ones may be left out')
    .option('--all', 'of a license also the changes of its products, contracts, purchases and allocations')
    .option('--who <name>', 'only what this one changed')
    .option('--since <date>', 'only since this day (UTC)', dayValue)
    .option('--limit <count>', 'how many changes, at most 500', countValue, 50);
  runs<Options>(command, end, work);
};

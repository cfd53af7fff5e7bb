/** Rejected rows of an import with their cells, so that they can be read where they are told of: page by page, in groups and by file. */
import DataLoader from 'dataloader';
import type { Connection, PageAsked } from '../../app/pages/page.ts';
import {
  type RejectedCell as Cell,
  type RejectedFile as FileCount,
  type RejectedGroup as Group,
  type RejectedQuery,
  rejectedFiles,
  rejectedGroups,
  rejectedPages,
  type ShownReject,
} from '../../app/pages/rejectedRows.ts';
import { builder } from './builder.ts';
import { connectionOf, pageArgs } from './connections.ts';
import type { Context } from './context.ts';
import { Import } from './import.ts';
import { Problem, type ProblemShape } from './problem.ts';

const RejectedCell = builder.objectRef<Cell>('RejectedCell').implement({
  description: 'A cell of a rejected row.',
  fields: t => ({
    column: t.exposeString('column', {
      nullable: true,
      description: 'Column as the header calls it; null for a cell that the header has no column for.',
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The text as it was sent, up to 2,000 characters; null where the row has no cell for the column.',
    }),
    length: t.exposeInt('length', { description: 'Characters that were sent; 0 where the cell is masked.' }),
    isMasked: t.exposeBoolean('isMasked', {
      description: 'Whether it may be a key or a password by the name of its column, and is not shown.',
    }),
    isFaulty: t.exposeBoolean('isFaulty', { description: 'Whether a problem of the row is about it.' }),
  }),
});

const problemsOf = ({ problems, table, file, line }: ShownReject): readonly ProblemShape[] =>
  problems.map(({ code, column, message, help }) => ({
    ...{ code, message, help, isWarning: false, table, file, line },
    ...{ column: column || null, license: null, computer: null },
  }));

const RejectedRow = builder.objectRef<ShownReject>('RejectedRow').implement({
  description: 'A row that was not taken: its cells as they were sent, and what to do about each that is wrong.',
  fields: t => ({
    number: t.int({ description: 'Number of the row among all that were ever rejected.', resolve: ({ id }) => id }),
    table: t.exposeString('table', { description: 'Table of the row.' }),
    file: t.exposeString('file', { description: '"(stored before)" where it came from no file but was stored.' }),
    line: t.exposeInt('line', { nullable: true, description: 'Line of the file at which it begins.' }),
    cells: t.field({
      type: [RejectedCell],
      description: 'Its cells in the order of the header, the first 200.',
      resolve: ({ cells }) => cells,
    }),
    cellCount: t.exposeInt('cellCount', { description: 'Cells that were sent.' }),
    columnCount: t.exposeInt('columnCount', { description: 'Columns of the header.' }),
    problems: t.field({
      type: [Problem],
      description: 'Everything that is wrong with it, each with its column.',
      resolve: row => [...problemsOf(row)],
    }),
  }),
});

const RejectedGroup = builder.objectRef<Group>('RejectedGroup').implement({
  description: 'Rejected rows of one table whose first problem is the same.',
  fields: t => ({
    table: t.exposeString('table', { description: 'Table of the rows.' }),
    code: t.exposeString('code', { description: 'Code of the problem.' }),
    column: t.exposeString('column', { description: 'Column it is about; blank where it is about rows as a whole.' }),
    count: t.exposeInt('count', { description: 'How many rows.' }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'What is wrong, where all rows have the same sentence; null where they differ.',
    }),
    help: t.exposeString('help', {
      nullable: true,
      description: 'What to do, where that is the same for all rows; null where it differs.',
    }),
  }),
});

const RejectedFile = builder.objectRef<FileCount>('RejectedFile').implement({
  description: 'A file that rows were rejected of.',
  fields: t => ({
    file: t.exposeString('file', { description: 'Name as it was given; "(stored before)" for rows that were stored.' }),
    count: t.exposeInt('count', { description: 'Rows rejected of it.' }),
  }),
});

const RejectedRowFilter = builder.inputType('RejectedRowFilter', {
  description: 'Which rejected rows. All that is given must fit.',
  fields: t => ({
    file: t.string({ description: 'Name of a file, as a row gives it.' }),
    table: t.string({ description: 'Name of a table.' }),
    code: t.string({ description: 'Code of the first problem of a row.' }),
    column: t.string({ description: 'Column of the first problem; blank for problems of rows as a whole.' }),
    text: t.string({ description: 'Part of a cell that is shown, or of what is wrong, in any case.' }),
  }),
});

const RejectedRowConnection = connectionOf('RejectedRow', RejectedRow, 'rejected rows');

/** What is asked of an import, the same for all imports that a request asks it of. */
type Asked = PageAsked & { readonly filter?: RejectedQuery | null };

type LoadMany<T> = (context: Context, ids: readonly number[], asked: Asked) => readonly (T | Error)[];

/** Asks for all imports of a request together. A subscription asks again with the same context, so nothing is remembered. */
const together = <T>(load: LoadMany<T>) => {
  const loaders = new WeakMap<Context, Map<string, DataLoader<number, T>>>();
  return (context: Context, id: number, asked: Asked): Promise<T> => {
    const own = loaders.get(context) ?? new Map<string, DataLoader<number, T>>();
    loaders.set(context, own);
    const name = JSON.stringify(asked);
    const loader = own.get(name) ?? new DataLoader<number, T>(async ids => load(context, ids, asked), { cache: false });
    own.set(name, loader);
    return loader.load(id);
  };
};

const pages = together<Connection<ShownReject>>(({ workspace }, ids, { filter, ...asked }) =>
  rejectedPages(workspace, ids, filter ?? {}, asked),
);
const groups = together<readonly Group[]>(({ workspace }, ids, { filter }) =>
  rejectedGroups(workspace, ids, filter ?? {}),
);
const files = together<readonly FileCount[]>(({ workspace }, ids) => rejectedFiles(workspace, ids));

builder.objectFields(Import, t => ({
  rejectedRows: t.field({
    type: RejectedRowConnection,
    description: 'Rejected rows as they came, those of stored records where they were found.',
    args: {
      ...pageArgs(t.arg as never),
      filter: t.arg({ type: RejectedRowFilter, description: 'Which ones.' }),
    },
    resolve: ({ id }, asked, context) => pages(context, id, asked),
  }),
  rejectedGroups: t.field({
    type: [RejectedGroup],
    description: 'Rejected rows by what is wrong with them, the most frequent first.',
    args: { filter: t.arg({ type: RejectedRowFilter, description: 'Which ones.' }) },
    resolve: async ({ id }, asked, context) => [...(await groups(context, id, asked))],
  }),
  rejectedFiles: t.field({
    type: [RejectedFile],
    description: 'Files that rows were rejected of, in the order of their first one.',
    resolve: async ({ id }, _, context) => [...(await files(context, id, {}))],
  }),
}));

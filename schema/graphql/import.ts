/** Imports: what came in, what was rejected and why. */
import {
  type ImportProblem,
  type ImportRecord,
  importsById,
  noticesOfImports,
  problemsOfImports,
} from '../../app/records.ts';
import { type ProblemCode, WARNINGS } from '../../engine/estate/problem.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connections.ts';
import { enumOf } from './enums.ts';
import { Problem } from './problem.ts';

export const ImportState = enumOf('ImportState', 'How an import stands.', {
  running: 'It goes on.',
  done: 'It is done.',
  failed: 'It failed, and nothing was changed.',
  cancelled: 'It was cancelled, and nothing was changed.',
});

export const ImportMode = enumOf('ImportMode', 'What an import does with what is stored.', {
  merge: 'Adds and updates by key.',
  replace: 'Makes the given tables equal to the files.',
});

const TableCount = builder.objectRef<ImportRecord['counts'][number]>('TableCount').implement({
  description: 'What became of the rows of one table.',
  fields: t => ({
    table: t.exposeString('table', { description: 'Name of the table.' }),
    read: t.exposeInt('read', { description: 'Rows read from files.' }),
    added: t.exposeInt('added', { description: 'Rows that added a record.' }),
    changed: t.exposeInt('changed', { description: 'Rows that changed a record.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows whose record was so already.' }),
    repeated: t.exposeInt('repeated', { description: 'Rows whose key came before in this import.' }),
    removed: t.exposeInt('removed', {
      description:
        'Stored records that were removed: a replacing file does not have them, or they named one that is gone.',
    }),
    rejected: t.exposeInt('rejected', {
      description: 'Rows rejected: of files, and stored ones that named a record which is gone.',
    }),
  }),
});

const CodeCount = builder.objectRef<{ readonly code: string; readonly count: number }>('CodeCount').implement({
  description: 'How often a problem was found.',
  fields: t => ({
    code: t.exposeString('code', { description: 'Code of the problem.' }),
    count: t.exposeInt('count', { description: 'How often.' }),
  }),
});

const ImportProgress = builder
  .objectRef<{
    readonly file: string;
    readonly bytes: number;
    readonly totalBytes: number | null;
    readonly rows: number;
  }>('ImportProgress')
  .implement({
    description: 'How far a running import is.',
    fields: t => ({
      file: t.exposeString('file', { description: 'The file that is read.' }),
      bytes: t.exposeFloat('bytes', { description: 'Bytes of all files read so far.' }),
      totalBytes: t.exposeFloat('totalBytes', {
        nullable: true,
        description: 'Bytes of all files, where that is known.',
      }),
      rows: t.exposeInt('rows', { description: 'Rows read so far.' }),
    }),
  });

const PROBLEMS_SHOWN_MAX = 500;

export const Import = builder.objectRef<ImportRecord>('Import');
builder.node(Import, {
  description: 'An import of files.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { workspace }) => {
    const found = importsById(workspace.db, ids.map(Number).filter(Number.isSafeInteger));
    return ids.map(id => found.get(Number(id)) ?? null);
  },
  fields: t => ({
    number: t.int({
      description: 'Number of the import, as exports of rejected rows name it.',
      resolve: ({ id }) => id,
    }),
    state: t.field({ type: ImportState, description: 'How it stands.', resolve: ({ state }) => state }),
    mode: t.field({ type: ImportMode, description: 'What it does with what is stored.', resolve: ({ mode }) => mode }),
    startedAt: t.field({ type: 'DateTime', description: 'When it began.', resolve: ({ started }) => started }),
    finishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it goes on.',
      resolve: ({ finished }) => finished,
    }),
    source: t.exposeString('source', {
      description: 'Name of the source the rows belong to; blank is the unnamed one.',
    }),
    who: t.exposeString('who', { description: 'Who imported.' }),
    files: t.stringList({ description: 'Names of the files.', resolve: ({ files }) => files }),
    message: t.exposeString('message', { description: 'Why it failed; blank where it did not.' }),
    counts: t.field({
      type: [TableCount],
      description: 'What became of the rows, by table.',
      resolve: ({ counts }) => counts,
    }),
    codes: t.field({
      type: [CodeCount],
      description: 'Problems by code, also of those that are not kept.',
      resolve: ({ problems }) => Object.entries(problems).map(([code, count]) => ({ code, count })),
    }),
    problems: t.loadableList({
      type: Problem,
      description: `Rejected rows, then warnings: the first ${PROBLEMS_SHOWN_MAX}. All rejected rows can be had as a file.`,
      // A subscription asks again and again with the same context, and there are more each time.
      loaderOptions: { cache: false },
      load: async (ids: number[], { workspace }) => {
        const found = problemsOfImports(workspace.db, ids, PROBLEMS_SHOWN_MAX);
        return ids.map(id => (found.get(id) ?? []).map(shown));
      },
      resolve: ({ id }) => id,
    }),
    notices: t.loadableList({
      type: Problem,
      description: `What is about no rejected row: why whole files were refused, then warnings; the first ${PROBLEMS_SHOWN_MAX}.`,
      loaderOptions: { cache: false },
      load: async (ids: number[], { workspace }) => {
        const found = noticesOfImports(workspace.db, ids, PROBLEMS_SHOWN_MAX);
        return ids.map(id => (found.get(id) ?? []).map(shown));
      },
      resolve: ({ id }) => id,
    }),
    progress: t.field({
      type: ImportProgress,
      nullable: true,
      description: 'How far it is; null where it does not go on in this server.',
      resolve: ({ id }, _, { jobs }) => jobs.importStep(id),
    }),
    rejectsUrl: t.string({
      description: 'Where the rejected rows can be had as CSV, to be mended and sent again.',
      resolve: ({ id }) => `/export/rejects/${id}.csv`,
    }),
  }),
});

const shown = ({ code, message, help, table, file, line, column }: ImportProblem) => ({
  code,
  message,
  help,
  isWarning: WARNINGS.has(code as ProblemCode),
  table: table || null,
  file: file || null,
  line,
  column: column || null,
  license: null,
  computer: null,
});

export const ImportConnection = connectionOf('Import', Import, 'imports');

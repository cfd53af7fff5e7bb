/** What the tests of bad input share: a small estate, and imports of which the rejected rows matter. */
import { type ImportOutcome, importPaths, listRejects, type Source, type Workspace } from '../../app/index.ts';
import { csvOf } from '../app/sampleWorkspace.ts';

/** Two computers with their users, two licenses for what is installed. */
export const SMALL = (): Source[] => [
  csvOf('users', 'user\nanna\nbert\n'),
  csvOf('computers', 'computer,user\nPC-1,anna\nPC-2,bert\n'),
  csvOf('installations', 'computer,product,version\nPC-1,App,1\nPC-2,App,1\n'),
  csvOf('licenses', 'license,metric,priority\nFIRST,device,1\nSECOND,device,2\n'),
  csvOf('license_products', 'license,product,version\nFIRST,App,1\nSECOND,App,1\n'),
  csvOf('purchases', 'purchase,license,quantity\nP1,FIRST,1\nP2,SECOND,1\n'),
];

/** Imports a text as a table. */
export const attempt = ({ db, metricAliases }: Workspace, table: string, text: string): Promise<ImportOutcome> =>
  importPaths(db, [csvOf(table, text)], { metricAliases });

/** "CODE table column" of each problem of an import. */
export const codesOf = ({ problems }: ImportOutcome): readonly string[] =>
  problems.map(({ code, table, column }) => `${code} ${table} ${column}`);

/** How many rows of a table are stored. */
export const stored = ({ db }: Workspace, table: string): number =>
  Number(db.prepare(`select count(*) from ${table}`).pluck().get());

/** How many rejected rows an import keeps, to be mended. */
export const rejected = ({ db }: Workspace, { id }: ImportOutcome): number => listRejects(db, id!).length;

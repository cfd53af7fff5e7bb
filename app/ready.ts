/** Whether the workspace can answer: the database is open and up to date, and the catalog can be read. */
import { isUpToDate } from '../store/migrate.ts';
import type { Workspace } from './workspace.ts';

export const isReady = ({ db, catalog }: Workspace): boolean =>
  db.open &&
  isUpToDate(db) &&
  catalog.hash !== '' &&
  db.prepare('select version from estate_version').get() !== undefined;

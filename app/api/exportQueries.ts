/** Checks of what exports are asked for. */
import { type ImportRecord, loadImport } from '../import/index.ts';
import { STATUSES } from '../positions.ts';
import type { Workspace } from '../workspace.ts';

export const isStatus = (text: string): text is (typeof STATUSES)[number] =>
  (STATUSES as readonly string[]).includes(text);

export const loadImportRecord = ({ db }: Workspace, id: number): ImportRecord | undefined => loadImport(db, id);

/** Use cases around kept what-ifs: save a change set under a name, list, find and delete; never over what somebody else saved meanwhile. */
import { type Problem, WARNINGS } from '../engine/estate/problem.ts';
import { fold } from '../engine/names.ts';
import { changing } from '../store/editRecords.ts';
import { defineFold } from '../store/records.ts';
import {
  countWhatIfs,
  listWhatIfs,
  putWhatIf,
  removeWhatIf,
  type StoredWhatIf,
  whatIfsByKey,
} from '../store/whatIfs.ts';
import { contains, given } from './pages/conditions.ts';
import { type Connection, type PageAsked, pageOf } from './pages/page.ts';
import { InputRefused, type RecordProblem, Refusal, WriteConflict } from './refusal.ts';
import { readChanges } from './what-if/read.ts';
import type { Workspace } from './workspace.ts';

export type { StoredWhatIf } from '../store/whatIfs.ts';

const NAME_LENGTH_MAX = 200;

/** The name as it is compared: two that differ in case alone are one. */
export const whatIfKey = (name: string): string => fold(name.trim());

/** Kept what-ifs by key, with one statement. */
export const keptWhatIfs = ({ db }: Workspace, keys: readonly string[]): ReadonlyMap<string, StoredWhatIf> =>
  whatIfsByKey(db, keys);

/** Kept what-ifs with this text in their name, by name. */
export const whatIfPage = ({ db }: Workspace, text: string, asked: PageAsked): Connection<StoredWhatIf> => {
  defineFold(db);
  const conditions = given(text.trim() !== '' && contains(['name'], text));
  return pageOf<StoredWhatIf>(
    {
      list: JSON.stringify(['what_ifs', conditions]),
      rows: (after, limit) => listWhatIfs(db, conditions, after, limit),
      valuesOf: ({ key, id }) => [key, id],
      count: () => countWhatIfs(db, conditions),
    },
    asked,
  );
};

export interface SavedWhatIf {
  readonly scenario: StoredWhatIf;
  /** What was noticed about the text; `at` is the line. */
  readonly warnings: readonly RecordProblem[];
}

interface Author {
  readonly who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/** What is to be saved. */
interface Save extends Author {
  readonly name: string;
  /** YAML, as `whatIf` takes it. */
  readonly text: string;
  /** The version that was read; 0: it must be new; undefined: whatever is there. */
  readonly version?: number;
}

const asRecordProblem = ({ code, message, help, table, column, line }: Problem): RecordProblem => ({
  code,
  message,
  help,
  table: table ?? null,
  column: column ?? null,
  at: line ?? null,
});

/** Throws `WriteConflict` where the change set is not what was read. */
const checkVersion = (name: string, now: StoredWhatIf | undefined, version: number | undefined, text: string): void => {
  if (version === undefined || version === (now?.version ?? 0)) return;
  throw new WriteConflict([
    {
      at: 0,
      table: 'what_ifs',
      key: name,
      version: now ? String(now.version) : null,
      changedBy: now?.changedBy ?? '',
      changedAt: now?.changed ?? null,
      differences: now && now.text !== text ? [{ column: 'text', before: null, now: now.text }] : [],
    },
  ]);
};

const checkedName = (name: string): string => {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > NAME_LENGTH_MAX)
    throw new Refusal(
      'NAME_INVALID',
      trimmed === '' ? 'The name is blank.' : `The name has ${trimmed.length} characters.`,
      `Give a name of 1 to ${NAME_LENGTH_MAX} characters.`,
    );
  return trimmed;
};

/**
 * Saves a change set. Throws `InputRefused` with what is wrong with the text, `WriteConflict` where somebody else saved it meanwhile,
 * `Refusal` for a name that cannot be, and `StoreError`; then nothing was saved.
 */
export const saveWhatIf = ({ db }: Workspace, { name, text, version, who, at }: Save): SavedWhatIf => {
  const trimmed = checkedName(name);
  const { problems } = readChanges(text, trimmed);
  const errors = problems.filter(({ code }) => !WARNINGS.has(code));
  if (errors.length > 0) throw new InputRefused(errors.map(asRecordProblem));
  const key = whatIfKey(trimmed);
  return changing(db, () => {
    checkVersion(trimmed, whatIfsByKey(db, [key]).get(key), version, text);
    putWhatIf(db, { key, name: trimmed, text, who, at });
    return { scenario: whatIfsByKey(db, [key]).get(key)!, warnings: problems.map(asRecordProblem) };
  });
};

/** Deletes a kept change set and returns its name. Throws `Refusal` NOT_FOUND, `WriteConflict`, `StoreError`. */
export const deleteWhatIf = ({ db }: Workspace, name: string, version?: number): string => {
  const key = whatIfKey(name);
  return changing(db, () => {
    const now = whatIfsByKey(db, [key]).get(key);
    if (!now)
      throw new Refusal('NOT_FOUND', `There is no what-if called ${name.trim()}.`, 'Look at the list of what-ifs.');
    checkVersion(now.name, now, version, '');
    removeWhatIf(db, key);
    return now.name;
  });
};

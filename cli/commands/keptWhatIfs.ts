/** Kept what-ifs on the command line: listed, taken by their name in the place of a file, and saved once they were computed. */
import { userInfo } from 'node:os';
import { AppError } from '../../app/errors.ts';
import { Refusal } from '../../app/refusal.ts';
import { deleteWhatIf, keptWhatIfs, type StoredWhatIf, saveWhatIf, whatIfKey, whatIfPage } from '../../app/whatIfs.ts';
import type { Workspace } from '../../app/workspace.ts';
import { jsonDocument } from '../json.ts';
import { answer, say, stream } from '../streams.ts';
import { tableLines } from '../table.ts';

/** The text of a kept what-if. Throws `AppError` NOT_FOUND. */
export const keptText = (workspace: Workspace, name: string): string => {
  const kept = keptWhatIfs(workspace, [whatIfKey(name)]).get(whatIfKey(name));
  if (kept) return kept.text;
  throw new AppError('NOT_FOUND', `No what-if is kept as ${name}. See "samwise what-if --list".`);
};

/** Refusals of use cases in the words of the command line. */
const inWords = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new AppError(error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'INVALID', `${error.message} ${error.help}`);
  }
};

/** Keeps a change set under a name. Throws `AppError` where the name cannot be. */
export const keepText = (workspace: Workspace, name: string, text: string): void => {
  const entry = { name, text, who: userInfo().username, at: Date.now() };
  const { scenario } = inWords(() => saveWhatIf(workspace, entry));
  say(`Kept as ${scenario.name}, version ${scenario.version}.`);
};

/** Deletes what is kept under a name. Throws `AppError` NOT_FOUND. */
export const deleteKept = (workspace: Workspace, name: string): void =>
  say(`Deleted ${inWords(() => deleteWhatIf(workspace, name))}.`);

const PAGE = 500;

/** Every kept what-if, by name. */
function* allKept(workspace: Workspace): Iterable<StoredWhatIf> {
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = whatIfPage(workspace, '', { first: PAGE, after });
    for (const { node } of edges) yield node;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

const minuteOf = (moment: number): string => new Date(moment).toISOString().slice(0, 16).replace('T', ' ');

/** Lists what is kept. */
export const listKept = async (workspace: Workspace, json: boolean): Promise<void> => {
  const kept = [...allKept(workspace)];
  if (json)
    return stream(
      jsonDocument({
        whatIfs: kept.map(({ name, version, createdBy, created, changedBy, changed, text }) => ({
          name,
          version,
          createdBy,
          created: new Date(created).toISOString(),
          changedBy,
          changed: new Date(changed).toISOString(),
          text,
        })),
      }),
    );
  if (kept.length === 0) return answer('No what-if is kept. Keep one with "samwise what-if FILE --save NAME".');
  for (const line of tableLines<StoredWhatIf>(
    [
      { head: 'NAME', cell: row => row.name, cuttable: true },
      { head: 'VERSION', cell: row => row.version, right: true },
      { head: 'SAVED (UTC)', cell: row => minuteOf(row.changed) },
      { head: 'BY', cell: row => row.changedBy },
    ],
    kept,
  ))
    answer(line);
};

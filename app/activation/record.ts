/** Writes what happened: checked, backed up, then all of it in one transaction or nothing; a key goes in encrypted with it. */
import type { ActivationEvent } from '../../engine/activation/states.ts';
import { formatDay } from '../../engine/estate/days.ts';
import { COLUMNS } from '../../engine/estate/keys.ts';
import type { Row } from '../../engine/estate/tables.ts';
import type { SealingKey } from '../../store/activation/seal.ts';
import { addSecret, findSecret, type NewSecret } from '../../store/activation/secrets.ts';
import { changing, writeRows } from '../../store/editRecords.ts';
import type { RecordTable } from '../../store/stored.ts';
import { backupTo } from '../backup.ts';
import { AppError } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import { type Actor, mustBeAdministrator } from './actor.ts';
import { rowsOf } from './rows.ts';

/** What every step of activation is told. */
export interface Step {
  readonly actor: Actor;
  readonly key: SealingKey;
  /** Day of the event, whole days since 1970-01-01. */
  readonly date: number;
  /** The present day; nothing is recorded beyond it. */
  readonly today: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number;
  /** Where the database is copied to first; beside it when left out. */
  readonly backup?: string | undefined;
}

type Cells = Readonly<Record<string, string>>;

export interface Plan {
  readonly rows: readonly { readonly table: RecordTable; readonly cells: Cells }[];
  readonly secrets: readonly NewSecret[];
}

/** Where the copy goes when nobody says. */
export const backupFile = (workspace: Workspace): string => `${workspace.file}.before-activation`;

const refuseKnown = (workspace: Workspace, key: SealingKey, secrets: readonly NewSecret[]): void => {
  for (const secret of secrets) {
    const known = findSecret(workspace.db, key, secret);
    if (known)
      throw new AppError(
        'INVALID',
        `This key (…${known.ending}) was entered before, for ${known.subject}. A key counts once. Nothing was changed.`,
      );
  }
};

/**
 * Carries out a step: `plan` throws `AppError` where it is not possible and is asked again after the copy of the database was made,
 * so that what changed meanwhile counts. Throws what the copy throws; then nothing was changed.
 */
export const carryOut = async <P extends Plan>(
  workspace: Workspace,
  { actor, key, now, backup = backupFile(workspace) }: Step,
  what: string,
  plan: () => P,
): Promise<P> => {
  mustBeAdministrator(actor, what);
  refuseKnown(workspace, key, plan().secrets);
  await backupBefore(workspace, backup);
  const author = { who: actor.name, at: now };
  return changing(workspace.db, () => {
    const planned = plan();
    refuseKnown(workspace, key, planned.secrets);
    for (const { table, cells } of planned.rows) {
      const row = COLUMNS[table].map(name => cells[name] ?? '');
      const { problems } = writeRows(workspace.db, table, [row], author);
      const [first] = problems;
      if (first) throw new AppError('INVALID', `${first.message} ${first.help}`);
    }
    for (const secret of planned.secrets) addSecret(workspace.db, key, secret, author);
    return planned;
  });
};

const backupBefore = async (workspace: Workspace, file: string): Promise<void> => {
  try {
    await backupTo(workspace, file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'UNAVAILABLE',
      `The database could not be copied before the activation, so nothing was changed. ${why}`,
    );
  }
};

/** A name for the next event of a subject: P-1#3. */
export const eventName = (workspace: Workspace, subject: string): string => {
  const taken = new Set(rowsOf(workspace).activation_events.map(({ event }) => event.toLowerCase()));
  for (let number = 1; ; number++) if (!taken.has(`${subject}#${number}`.toLowerCase())) return `${subject}#${number}`;
};

/** Cells of an event; days as text. */
export const eventCells = (
  event: string,
  kind: ActivationEvent,
  { date }: Step,
  rest: Partial<Record<'activation' | 'serial' | 'site' | 'means' | 'note', string>> &
    Partial<Record<'expires' | 'service_expires', number | null | undefined>>,
): Cells => {
  const { expires, service_expires: service, ...texts } = rest;
  const dayText = (day: number | null | undefined): string => (day == null ? '' : formatDay(day));
  return { event, kind, date: formatDay(date), expires: dayText(expires), service_expires: dayText(service), ...texts };
};

/** Refuses days that run backwards: an event after today, before the one before it, or a key that ended before it was given. */
export const refuseBackwards = (
  { date, today }: Step,
  last: Row<'activation_events'> | undefined,
  expires: number | null | undefined,
): void => {
  if (date > today)
    throw new AppError('INVALID', `${formatDay(date)} is still to come; what happens then is recorded then.`);
  if (last && date < last.date!)
    throw new AppError(
      'INVALID',
      `${formatDay(date)} is before ${formatDay(last.date!)}, when ${last.event} (${last.kind}) happened. Give a day from then on.`,
    );
  if (expires != null && expires < date)
    throw new AppError(
      'INVALID',
      `It would expire on ${formatDay(expires)}, before ${formatDay(date)}. Check the dates on the certificate.`,
    );
};

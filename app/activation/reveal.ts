/** Use case: shows a key in full, to administrators only; who was shown which is recorded first. */
import type { SealingKey } from '../../store/activation/seal.ts';
import { listReveals, openSecret, type Reveal, recordReveal, secretsOf } from '../../store/activation/secrets.ts';
import { changing } from '../../store/editRecords.ts';
import { AppError } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import { type Actor, mustBeAdministrator } from './actor.ts';
import { keySubject, siteSubject } from './standing.ts';

export interface Revealed {
  readonly kind: string;
  readonly value: string;
}

/** The last key of an activation, or the last code of a serial at a site. Throws `AppError`, `StoreError`. */
export const revealKey = (
  workspace: Workspace,
  { actor, key, now }: { readonly actor: Actor; readonly key: SealingKey; readonly now: number },
  name: string,
  site?: string,
): Revealed => {
  mustBeAdministrator(actor, 'see a key');
  const subject = site === undefined ? keySubject(name) : siteSubject(name, site);
  const [secret] = secretsOf(workspace.db, subject);
  if (!secret) throw new AppError('NOT_FOUND', `There is no key of ${subject}. See "samwise activation list".`);
  const value = openSecret(workspace.db, key, secret);
  if (value === undefined)
    throw new AppError('UNAVAILABLE', 'It was encrypted with another key. Set SAMWISE_KEY to that one.');
  changing(workspace.db, () => recordReveal(workspace.db, secret, { who: actor.name, at: now }));
  return { kind: secret.kind, value };
};

/** Who was shown which key, the last first. */
export const keyReveals = ({ db }: Workspace): readonly Reveal[] => listReveals(db);

/** What activation commands read before they begin: who is asking, the day, keys from standard input, and where an answer comes from. */
import { userInfo } from 'node:os';
import { type Actor, type AnswerSource, readConnector, type Step, sealingKeyFrom } from '../../app/activation/index.ts';
import { AppError } from '../../app/errors.ts';
import { findToken, listTokens } from '../../app/tokens.ts';
import type { Workspace } from '../../app/workspace.ts';
import { UsageError } from '../exit.ts';
import { textOf } from '../files.ts';
import { say } from '../streams.ts';
import { today } from '../values.ts';

export interface Common {
  readonly on?: number;
  readonly backup?: string;
}

/** Who sits at the command line: the token in SAMWISE_TOKEN, or, where there are no tokens yet, whoever may write the database. */
const actorOf = (workspace: Workspace): Actor => {
  const secret = process.env.SAMWISE_TOKEN;
  if (secret) {
    const token = findToken(workspace, secret);
    if (token) return token;
    throw new AppError('REFUSED', 'SAMWISE_TOKEN is not a valid token. See "samwise token list".');
  }
  if (listTokens(workspace).some(({ revoked }) => revoked === null))
    throw new AppError('REFUSED', 'Set SAMWISE_TOKEN to the token of an administrator: only one may activate.');
  return { name: userInfo().username, role: 'administrator' };
};

/** What every step of activation is told. Throws `AppError` where there is no key to encrypt with, or no administrator. */
export const stepOf = (workspace: Workspace, { on, backup }: Common): Step => ({
  actor: actorOf(workspace),
  key: sealingKeyFrom(process.env),
  date: on ?? today(),
  today: today(),
  now: Date.now(),
  backup,
});

const KEY_BYTES_MAX = 4_096;

/** Keys are read from standard input, so that they stand in no history and no list of processes. */
export const keyFromInput = async (what: string): Promise<string> => {
  if (process.stdin.isTTY) say(`Enter the ${what} and end it with Enter and Ctrl-D.`);
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) {
    text += piece;
    if (text.length > KEY_BYTES_MAX) throw new UsageError(`Standard input holds more than a ${what}.`);
  }
  if (text.trim() === '') throw new UsageError(`The ${what} is read from standard input, which is empty.`);
  return text.trim();
};

/** A code that may be there on standard input. */
export const optionalInput = async (): Promise<string | undefined> => {
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) text += piece;
  return text.trim() || undefined;
};

export interface Asking extends Common {
  readonly connector?: string;
  readonly from?: string;
}

export const sourceOf = async ({ connector, from }: Asking): Promise<AnswerSource> => {
  if (connector && !from) return { connector: readConnector(connector, process.env) };
  if (!from) throw new UsageError('Name the service with --connector, or the file of its answer with --from.');
  const names = connector ? readConnector(connector, process.env).answer : undefined;
  return { text: await textOf(from), names };
};

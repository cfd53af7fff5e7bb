/** Use cases: fetch the final key of an activation, and register a serial, from a publisher's service or from a file of its answer. */
import { timingSafeEqual } from 'node:crypto';
import { checkAfterWorkingDays } from '../../catalog/activation/schemes.ts';
import { workingDaysBetween } from '../../engine/activation/calendar.ts';
import { nextKeyState } from '../../engine/activation/states.ts';
import { masked, readWriting } from '../../engine/activation/writing.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import { findSecret, openSecret, secretsOf } from '../../store/activation/secrets.ts';
import { AppError } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import { mustBeAdministrator } from './actor.ts';
import { type Answer, OWN_NAMES, readAnswer } from './answer.ts';
import { type Asked, type AskOptions, ask } from './ask.ts';
import type { Connector, RequestField } from './connector.ts';
import { type Activated, cellsOfActivation, keyPlan } from './keys.ts';
import { alone } from './lock.ts';
import { carryOut, type Step } from './record.ts';
import { mayRegister, registerSite, type SiteEntry, type SiteResult } from './sites.ts';
import { eventsOfKey, keyScheme, keySubject, mustBeActivation, standingOfKey } from './standing.ts';
import { eventRefused } from './words.ts';

/** Where the answer comes from: a service, or the text of a file for networks without a connection. */
export type AnswerSource =
  | { readonly connector: Connector }
  | { readonly text: string; readonly names?: Connector['answer'] };

export type CheckResult =
  | { readonly outcome: 'activated'; readonly activated: Activated }
  /** The service says what is known already. */
  | { readonly outcome: 'unchanged' }
  /** Nothing has come yet. `waited` working days since the request; `isLate` when it is time to ask the publisher. */
  | { readonly outcome: 'pending'; readonly waited: number; readonly isLate: boolean }
  | { readonly outcome: 'unreachable'; readonly attempts: number; readonly why: string };

const answerFrom = (
  source: AnswerSource,
  question: Readonly<Partial<Record<RequestField, string>>>,
  options: AskOptions,
): Promise<Asked> | Asked =>
  'connector' in source
    ? ask(source.connector, question, options)
    : { kind: 'answered', answer: readAnswer(source.text, source.names ?? OWN_NAMES) };

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** What the service says may hold what it was sent; that is masked. */
const refusedByService = ({ reason }: Answer, secret: string): AppError =>
  new AppError(
    'REFUSED',
    `The publisher refuses: ${(secret === '' ? reason : reason.replaceAll(secret, masked(secret))) || 'no reason was given'}. Ask the publisher. Nothing was changed.`,
  );

/** The request key of an activation, as it was entered last. */
const requestKeyOf = (workspace: Workspace, { activation }: Row<'activations'>, step: Step): string => {
  const secret = secretsOf(workspace.db, keySubject(activation)).find(({ kind }) => kind === 'request_key');
  if (!secret)
    throw new AppError(
      'INVALID',
      `${activation} has no request key to check with. Enter that of the certificate first.`,
    );
  const value = openSecret(workspace.db, step.key, secret);
  if (value === undefined)
    throw new AppError('UNAVAILABLE', 'The request key was encrypted with another key. Set SAMWISE_KEY to that one.');
  return value;
};

const refuseOther = (row: Row<'activations'>, requestKey: string, answer: Answer): void => {
  if (!same(answer.requestKey.replaceAll(/[\s-]/g, '').toUpperCase(), requestKey))
    throw new AppError(
      'REFUSED',
      `The answer is for another request key than that of ${row.activation}. Nothing was changed.`,
    );
  if (answer.state === 'final' && fold(answer.customer) !== fold(row.customer))
    throw new AppError(
      'REFUSED',
      `The answer is for another customer than ${row.customer}, for whom ${row.activation} is. Ask the publisher. Nothing was changed.`,
    );
};

const means = (source: AnswerSource): 'online' | 'file' => ('connector' in source ? 'online' : 'file');

/** Records the final key that came. */
const finish = async (
  workspace: Workspace,
  row: Row<'activations'>,
  answer: Answer,
  how: string,
  step: Step,
): Promise<CheckResult> => {
  const scheme = keyScheme(workspace, row.scheme);
  const key = readWriting(scheme.key, answer.key, true);
  if ('fault' in key)
    throw new AppError('REFUSED', `The answer holds no usable key. ${key.fault} Nothing was changed.`);
  if (answer.expires === null)
    throw new AppError(
      'REFUSED',
      'The answer names no last day, and a final key is bound to a term. Nothing was changed.',
    );
  const { expires, serviceExpires } = answer;
  const known = findSecret(workspace.db, step.key, { value: key.value, once: '' });
  const isOwn = known?.subject === keySubject(row.activation);
  const now = standingOfKey(workspace, row.activation, step.date);
  if (isOwn && now.state === 'activated' && now.expires === expires && now.serviceExpires === serviceExpires)
    return { outcome: 'unchanged' };
  const secret = isOwn ? undefined : ({ kind: 'key', value: key.value } as const);
  const event = { kind: 'final', means: how, expires, serviceExpires, secret } as const;
  const plan = () => keyPlan(workspace, step, cellsOfActivation(mustBeActivation(workspace, row.activation)), event);
  return { outcome: 'activated', activated: (await carryOut(workspace, step, 'activate', plan)).done };
};

/** Records that a check brought nothing, and says how long that has been so. */
const stillWaiting = async (
  workspace: Workspace,
  row: Row<'activations'>,
  how: string,
  step: Step,
): Promise<CheckResult> => {
  const scheme = keyScheme(workspace, row.scheme);
  const entered = eventsOfKey(workspace, row.activation).findLast(({ kind }) => kind === 'provisional');
  const waited = workingDaysBetween(entered?.date ?? step.date, step.date);
  const { state } = standingOfKey(workspace, row.activation, step.date);
  if (nextKeyState(state, 'unanswered') !== undefined) {
    const event = { kind: 'unanswered', means: how, expires: null } as const;
    const cells = cellsOfActivation(row);
    await carryOut(workspace, step, 'check', () => keyPlan(workspace, step, cells, event));
  }
  const isLate = waited >= checkAfterWorkingDays(scheme, step.date);
  return { outcome: 'pending', waited, isLate };
};

/**
 * Fetches the final key. An answer for another request key, another customer or in another form changes nothing. Throws `AppError`,
 * `StoreError`, and the reason of the signal.
 */
export const checkActivation = (
  workspace: Workspace,
  name: string,
  source: AnswerSource,
  step: Step,
  options: AskOptions = {},
): Promise<CheckResult> => {
  mustBeAdministrator(step.actor, 'check an activation');
  const row = mustBeActivation(workspace, name);
  const { state } = standingOfKey(workspace, name, step.date);
  if (nextKeyState(state, 'final') === undefined)
    throw new AppError('REFUSED', eventRefused(row.activation, 'final', state));
  const requestKey = requestKeyOf(workspace, row, step);
  return alone(workspace, async () => {
    const asked = await answerFrom(source, { request_key: requestKey, customer: row.customer }, options);
    if (asked.kind === 'unreachable') return { outcome: 'unreachable', attempts: asked.attempts, why: asked.why };
    const { answer } = asked;
    refuseOther(row, requestKey, answer);
    if (answer.state === 'refused') throw refusedByService(answer, requestKey);
    if (answer.state === 'pending') return stillWaiting(workspace, row, means(source), step);
    return finish(workspace, row, answer, means(source), step);
  });
};

export type OnlineRegistration =
  | { readonly outcome: 'registered'; readonly result: SiteResult }
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'unreachable'; readonly attempts: number; readonly why: string };

/** Registers a serial at a site by the code that a service (or a file of its answer) gives. Throws as `registerSite` does. */
export const registerByAnswer = (
  workspace: Workspace,
  entry: SiteEntry,
  source: AnswerSource,
  step: Step,
  options: AskOptions = {},
): Promise<OnlineRegistration> => {
  const { serial, site } = mayRegister(workspace, entry, step);
  return alone(workspace, async () => {
    const asked = await answerFrom(source, { serial, site, customer: entry.customer ?? '' }, options);
    if (asked.kind === 'unreachable') return { outcome: 'unreachable', attempts: asked.attempts, why: asked.why };
    const { answer } = asked;
    if (fold(answer.serial) !== fold(serial) || fold(answer.site) !== fold(site))
      throw new AppError(
        'REFUSED',
        `The answer is for another serial or site than ${serial} at ${site}. Nothing was changed.`,
      );
    if (answer.state === 'refused') throw refusedByService(answer, '');
    if (answer.state === 'pending') return { outcome: 'pending' };
    const registration = { ...entry, code: answer.releaseCode, means: means(source) };
    return { outcome: 'registered', result: await registerSite(workspace, registration, step) };
  });
};

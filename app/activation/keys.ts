/** Use cases of activation by key: the request key of a certificate, a key entered by hand, a test key, a withdrawal. */
import { type KeyScheme, provisionalMonths } from '../../catalog/activation/schemes.ts';
import { monthsLater } from '../../engine/activation/calendar.ts';
import { type ActivationEvent, nextKeyState } from '../../engine/activation/states.ts';
import { readWriting } from '../../engine/activation/writing.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import type { SecretKind } from '../../store/activation/secrets.ts';
import { AppError } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import { carryOut, eventCells, eventName, type Plan, refuseBackwards, type Step } from './record.ts';
import { rowsOf } from './rows.ts';
import { activationNamed, keyScheme, keySubject, mustBeActivation, mustBePurchase, standingOfKey } from './standing.ts';
import { eventRefused } from './words.ts';

interface KeyTarget {
  /** The purchase that is activated. */
  readonly purchase: string;
  /** Name of the activation; made from the purchase when left out. */
  readonly activation?: string | undefined;
  /** How many of what was bought; all when left out. */
  readonly quantity?: number | undefined;
  /** The customer's name as it stands on the certificate. */
  readonly customer: string;
}

export interface Activated {
  readonly activation: string;
  readonly event: string;
  readonly state: string;
  /** Last days; null without one. */
  readonly expires: number | null;
  readonly serviceExpires: number | null;
}

const sameName = (a: string, b: string): boolean => fold(a).replaceAll(/\s+/g, ' ') === fold(b).replaceAll(/\s+/g, ' ');

/** A certificate for another customer than the publisher's other activations are for is refused. */
const refuseOtherCustomer = (
  workspace: Workspace,
  purchase: Row<'purchases'>,
  activation: string,
  customer: string,
): void => {
  if (customer.trim() === '')
    throw new AppError('INVALID', 'The key is bound to a name: give the customer as the certificate names it.');
  const { licenses, purchases, activations } = rowsOf(workspace);
  const publisherOf = (name: string): string => {
    const bought = purchases.find(row => fold(row.purchase) === fold(name));
    return fold(licenses.find(row => fold(row.license) === fold(bought?.license ?? ''))?.publisher ?? '');
  };
  const other = activations.find(
    row =>
      row.customer !== '' &&
      !sameName(row.customer, customer) &&
      (fold(row.activation) === fold(activation) ||
        (fold(row.scheme) === fold(purchase.activation) &&
          publisherOf(row.purchase) === publisherOf(purchase.purchase))),
  );
  if (other)
    throw new AppError(
      'REFUSED',
      `The certificate is for ${customer.trim()}, and ${other.activation} is for ${other.customer}. Ask the publisher for a certificate in that name. Nothing was changed.`,
    );
};

/** Name of the activation that is meant: the one given, the purchase's only one, else a new one. */
const nameFor = (workspace: Workspace, { purchase, activation }: KeyTarget): string => {
  if (activation) return activationNamed(workspace, activation)?.activation ?? activation;
  const own = rowsOf(workspace).activations.filter(row => fold(row.purchase) === fold(purchase));
  if (own.length > 1)
    throw new AppError(
      'INVALID',
      `${purchase} has several activations: ${own.map(row => row.activation).join(', ')}. Name one with --activation.`,
    );
  return own[0]?.activation ?? `${purchase}-A1`;
};

const amountOf = (purchase: Row<'purchases'>): number => purchase.quantity * (purchase.per_unit ?? 1);

interface Target {
  readonly name: string;
  readonly purchase: Row<'purchases'>;
  readonly scheme: KeyScheme;
  readonly cells: Readonly<Record<string, string>>;
}

const targetOf = (workspace: Workspace, target: KeyTarget): Target => {
  const purchase = mustBePurchase(workspace, target.purchase);
  if (purchase.serial || !purchase.activation)
    throw new AppError(
      'INVALID',
      purchase.serial
        ? `${purchase.purchase} is activated by its serial. Use "samwise activation register".`
        : `${purchase.purchase} needs no activation. Give the purchase a scheme in the column activation if it does.`,
    );
  const scheme = keyScheme(workspace, purchase.activation);
  const name = nameFor(workspace, target);
  const known = activationNamed(workspace, name);
  if (known && fold(known.purchase) !== fold(purchase.purchase))
    throw new AppError(
      'INVALID',
      `${name} is the activation of ${known.purchase || known.license}. Choose another name.`,
    );
  const quantity = target.quantity ?? known?.quantity ?? null;
  if (quantity !== null && quantity > amountOf(purchase))
    throw new AppError(
      'INVALID',
      `${quantity} are more than were bought: ${purchase.purchase} has ${amountOf(purchase)}.`,
    );
  refuseOtherCustomer(workspace, purchase, name, target.customer);
  const cells = {
    activation: name,
    scheme: scheme.scheme,
    purchase: purchase.purchase,
    license: known?.license ?? '',
    quantity: quantity === null ? '' : String(quantity),
    customer: known?.customer || target.customer.trim(),
  };
  return { name, purchase, scheme, cells };
};

/** What a key of this format is, or a refusal that says what is wrong. */
const keyOf = (writing: KeyScheme['key'], entered: string): string => {
  const read = readWriting(writing, entered, true);
  if ('fault' in read) throw new AppError('INVALID', read.fault);
  return read.value;
};

const looksLikeRequestKey = (scheme: KeyScheme, entered: string): boolean =>
  'value' in readWriting(scheme.request_key, entered, true);

const refuseRequestKey = (scheme: KeyScheme, entered: string): void => {
  if (looksLikeRequestKey(scheme, entered))
    throw new AppError(
      'INVALID',
      'This is a request key: it fetches a key and is none. Enter it with "samwise activation enter"; by hand only keys that are bound to a name and a term, and test keys.',
    );
};

const refuseImpossible = (workspace: Workspace, name: string, kind: ActivationEvent, date: number): void => {
  const { state } = standingOfKey(workspace, name, date);
  if (nextKeyState(state, kind) === undefined) throw new AppError('REFUSED', eventRefused(name, kind, state));
};

interface KeyEvent {
  readonly kind: ActivationEvent;
  readonly means: string;
  readonly expires: number | null;
  readonly serviceExpires?: number | null | undefined;
  readonly secret?: { readonly kind: SecretKind; readonly value: string } | undefined;
}

/** The plan that records one event of an activation. Shared with checks. */
export const keyPlan = (
  workspace: Workspace,
  step: Step,
  cells: Readonly<Record<string, string>>,
  { kind, means, expires, serviceExpires = null, secret }: KeyEvent,
): Plan & { readonly done: Activated } => {
  const name = cells.activation;
  const { last } = standingOfKey(workspace, name, Number.MAX_SAFE_INTEGER);
  refuseBackwards(step, last, expires);
  refuseBackwards(step, last, serviceExpires);
  refuseImpossible(workspace, name, kind, step.date);
  const event = eventName(workspace, name);
  const row = eventCells(event, kind, step, { activation: name, means, expires, service_expires: serviceExpires });
  return {
    rows: [
      { table: 'activations', cells },
      { table: 'activation_events', cells: row },
    ],
    secrets: secret ? [{ subject: keySubject(name), ...secret, once: '' }] : [],
    done: { activation: name, event, state: kind, expires, serviceExpires },
  };
};

export interface RequestKeyEntry extends KeyTarget {
  readonly requestKey: string;
  /** Last day of the provisional key, where the certificate says an earlier one than the scheme allows. */
  readonly expires?: number | undefined;
}

/** Enters the request key of a certificate: a provisional key for as long as the scheme allows. Throws `AppError`, `StoreError`. */
export const enterRequestKey = async (workspace: Workspace, entry: RequestKeyEntry, step: Step): Promise<Activated> => {
  const plan = () => {
    const { scheme, cells } = targetOf(workspace, entry);
    const months = provisionalMonths(scheme, step.date);
    const latest = monthsLater(step.date, months) - 1;
    if (entry.expires !== undefined && entry.expires > latest)
      throw new AppError(
        'INVALID',
        `A provisional key lasts ${months} months at most, until ${formatDay(latest)}. Leave the last day out, or give an earlier one.`,
      );
    const value = keyOf(scheme.request_key, entry.requestKey);
    const expires = entry.expires ?? latest;
    const secret = { kind: 'request_key', value } as const;
    return keyPlan(workspace, step, cells, { kind: 'provisional', means: 'hand', expires, secret });
  };
  return (await carryOut(workspace, step, 'activate', plan)).done;
};

export interface ManualEntry extends KeyTarget {
  readonly key: string;
  /** Last day of the term the key is bound to. */
  readonly expires: number;
  readonly serviceExpires?: number | undefined;
}

/** Enters a key that is bound to a name and a term, for a server without a connection. Throws `AppError`, `StoreError`. */
export const enterManually = async (workspace: Workspace, entry: ManualEntry, step: Step): Promise<Activated> => {
  const plan = () => {
    const { scheme, cells } = targetOf(workspace, entry);
    refuseRequestKey(scheme, entry.key);
    const secret = { kind: 'key', value: keyOf(scheme.key, entry.key) } as const;
    const { expires, serviceExpires } = entry;
    return keyPlan(workspace, step, cells, { kind: 'manual', means: 'hand', expires, serviceExpires, secret });
  };
  return (await carryOut(workspace, step, 'activate', plan)).done;
};

export interface TestEntry {
  readonly license: string;
  readonly scheme: string;
  readonly activation?: string | undefined;
  readonly quantity: number;
  readonly key: string;
  readonly expires: number;
}

/** Enters a test key: entitlements of a license for a time, apart from what was bought. Throws `AppError`, `StoreError`. */
export const enterTestKey = async (workspace: Workspace, entry: TestEntry, step: Step): Promise<Activated> => {
  const plan = () => {
    const scheme = keyScheme(workspace, entry.scheme);
    const license = rowsOf(workspace).licenses.find(row => fold(row.license) === fold(entry.license));
    if (!license) throw new AppError('NOT_FOUND', `There is no license ${entry.license}. A test key is for a license.`);
    if (entry.quantity < 1) throw new AppError('INVALID', 'A test key is for one or more; give the quantity.');
    refuseRequestKey(scheme, entry.key);
    const name = entry.activation ?? `${license.license}-TEST`;
    const known = activationNamed(workspace, name);
    if (known && known.purchase !== '')
      throw new AppError('INVALID', `${name} activates ${known.purchase}. Choose another name for a test key.`);
    const cells = {
      activation: known?.activation ?? name,
      scheme: scheme.scheme,
      license: license.license,
      quantity: String(entry.quantity),
    };
    const secret = { kind: 'test_key', value: keyOf(scheme.key, entry.key) } as const;
    return keyPlan(workspace, step, cells, { kind: 'test', means: 'hand', expires: entry.expires, secret });
  };
  return (await carryOut(workspace, step, 'activate', plan)).done;
};

/** Cells of an activation as it stands. */
export const cellsOfActivation = (row: Row<'activations'>): Readonly<Record<string, string>> => ({
  ...row,
  quantity: row.quantity === null ? '' : String(row.quantity),
});

/** Records that a key holds no longer, before its last day. Throws `AppError`, `StoreError`. */
export const withdraw = async (workspace: Workspace, activation: string, step: Step): Promise<Activated> => {
  const plan = () => {
    const row = mustBeActivation(workspace, activation);
    return keyPlan(workspace, step, cellsOfActivation(row), { kind: 'withdrawn', means: 'hand', expires: null });
  };
  return (await carryOut(workspace, step, 'withdraw an activation', plan)).done;
};

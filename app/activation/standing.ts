/** What is recorded of activation, read from the present estate: events by what they are about, standings, schemes. */
import { type KeyScheme, type Scheme, type SerialScheme, schemesOf } from '../../catalog/activation/schemes.ts';
import {
  type EventRow,
  type KeyStanding,
  keyStanding,
  type SerialStanding,
  serialStanding,
} from '../../engine/activation/history.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import { AppError, didYouMean } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import { rowsOf } from './rows.ts';

export const eventsOfKey = (workspace: Workspace, activation: string): readonly EventRow[] =>
  rowsOf(workspace).activation_events.filter(event => fold(event.activation) === fold(activation));

export const eventsOfSerial = (workspace: Workspace, serial: string): readonly EventRow[] =>
  rowsOf(workspace).activation_events.filter(event => fold(event.serial) === fold(serial));

export const standingOfKey = (workspace: Workspace, activation: string, day: number): KeyStanding =>
  keyStanding(eventsOfKey(workspace, activation), day);

export const standingOfSerial = (workspace: Workspace, serial: string, day: number): SerialStanding =>
  serialStanding(eventsOfSerial(workspace, serial), day);

export const activationNamed = (workspace: Workspace, name: string): Row<'activations'> | undefined =>
  rowsOf(workspace).activations.find(row => fold(row.activation) === fold(name));

/** Throws `AppError` NOT_FOUND with the nearest names. */
export const mustBeActivation = (workspace: Workspace, name: string): Row<'activations'> => {
  const found = activationNamed(workspace, name);
  if (found) return found;
  const near = didYouMean(
    name,
    rowsOf(workspace).activations.map(row => row.activation),
  );
  throw new AppError('NOT_FOUND', `There is no activation ${name}. ${near}See "samwise activation list".`);
};

/** Throws `AppError` NOT_FOUND with the nearest names. */
export const mustBePurchase = (workspace: Workspace, name: string): Row<'purchases'> => {
  const { purchases } = rowsOf(workspace);
  const found = purchases.find(row => fold(row.purchase) === fold(name));
  if (found) return found;
  const near = didYouMean(
    name,
    purchases.map(row => row.purchase),
  );
  throw new AppError('NOT_FOUND', `There is no purchase ${name}. ${near}Import it before it is activated.`);
};

const schemeNamed = (workspace: Workspace, name: string): Scheme => {
  const schemes = schemesOf(workspace.catalog);
  const scheme = schemes.get(fold(name));
  if (scheme) return scheme;
  const known = [...schemes.values()].map(each => each.scheme).join(', ');
  throw new AppError('NOT_FOUND', `There is no scheme of activation ${name}. Those there are: ${known}.`);
};

/** A scheme whose procedure is by key. Throws `AppError`. */
export const keyScheme = (workspace: Workspace, name: string): KeyScheme => {
  const scheme = schemeNamed(workspace, name);
  if (scheme.procedure === 'key') return scheme;
  throw new AppError(
    'INVALID',
    `The scheme ${name} activates by serial and site, not by key. Use "samwise activation register".`,
  );
};

/** A scheme whose procedure is by serial. Throws `AppError`. */
export const serialScheme = (workspace: Workspace, name: string): SerialScheme => {
  const scheme = schemeNamed(workspace, name);
  if (scheme.procedure === 'serial') return scheme;
  throw new AppError(
    'INVALID',
    `The scheme ${name} activates by key, not by serial and site. Use "samwise activation enter".`,
  );
};

/** The name under which keys of a registration are kept. */
export const siteSubject = (serial: string, site: string): string => `${fold(serial)}@${fold(site)}`;

/** The name under which keys of an activation are kept. */
export const keySubject = (activation: string): string => fold(activation);

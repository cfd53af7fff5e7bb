/** Use cases of activation by serial: registration at a site, release there, and the request for a new license until it is answered. */
import type { SerialScheme } from '../../catalog/activation/schemes.ts';
import { type ActivationEvent, nextSiteState } from '../../engine/activation/states.ts';
import { readWriting } from '../../engine/activation/writing.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import { type NewSecret, openSecret, secretsOf } from '../../store/activation/secrets.ts';
import { AppError } from '../errors.ts';
import type { Workspace } from '../workspace.ts';
import { mustBeAdministrator } from './actor.ts';
import { type Details, missingOf, namesOf } from './details.ts';
import { type UpgradeWarning, upgradeWarnings } from './gate.ts';
import { carryOut, eventCells, eventName, type Plan, refuseBackwards, type Step } from './record.ts';
import { type RequestDocument, requestDocument } from './requestDocument.ts';
import { rowsOf } from './rows.ts';
import { eventsOfSerial, serialScheme, siteSubject, standingOfSerial } from './standing.ts';
import { eventRefused } from './words.ts';

export interface SiteEntry {
  readonly serial: string;
  readonly site: string;
  /** Scheme of a serial that is not listed yet. */
  readonly scheme?: string | undefined;
  readonly computer?: string | undefined;
  readonly versions?: readonly string[] | undefined;
  readonly customer?: string | undefined;
  readonly address?: string | undefined;
  readonly contact?: string | undefined;
  readonly telephone?: string | undefined;
}

export interface SiteResult {
  readonly serial: string;
  readonly site: string;
  readonly event: string;
  readonly warnings: readonly UpgradeWarning[];
}

interface Place {
  readonly serial: string;
  readonly site: string;
  readonly scheme: SerialScheme;
  readonly listed: Row<'serials'> | undefined;
  readonly registration: Row<'registrations'> | undefined;
}

const written = (writing: SerialScheme['serial'], entered: string, isSecret = false): string => {
  const read = readWriting(writing, entered, isSecret);
  if ('fault' in read) throw new AppError('INVALID', read.fault);
  return read.value;
};

/** The serial and site that are meant, read by the formats of the scheme. Throws `AppError`. */
const placeOf = (workspace: Workspace, entry: Pick<SiteEntry, 'serial' | 'site' | 'scheme'>): Place => {
  const { serials, purchases, registrations } = rowsOf(workspace);
  const compact = fold(entry.serial.replaceAll(/[\s-]/g, ''));
  const listed = serials.find(row => fold(row.serial) === compact);
  const bought = purchases.find(row => fold(row.serial) === compact && row.activation !== '');
  const scheme = serialScheme(workspace, listed?.scheme ?? (bought?.activation || entry.scheme || 'serial-site'));
  const serial = written(scheme.serial, entry.serial);
  const site = written(scheme.site, entry.site);
  const registration = registrations.find(row => fold(row.serial) === fold(serial) && fold(row.site) === fold(site));
  return { serial, site, scheme, listed, registration };
};

/** What is given now, else what was given before at this site, else at the serial's last one. */
const detailsOf = (workspace: Workspace, { serial, site, registration }: Place, entry: SiteEntry): Details => {
  const before = registration ?? rowsOf(workspace).registrations.findLast(row => fold(row.serial) === fold(serial));
  const pick = (name: 'customer' | 'address' | 'contact' | 'telephone'): string =>
    (entry[name] ?? before?.[name] ?? '').trim();
  return {
    serial,
    site,
    versions: (entry.versions ?? registration?.versions ?? []).join(', '),
    customer: pick('customer'),
    address: pick('address'),
    contact: pick('contact'),
    telephone: pick('telephone'),
  };
};

const refuseOtherCustomer = ({ serial, listed }: Place, customer: string): void => {
  if (listed?.customer && fold(listed.customer) !== fold(customer))
    throw new AppError(
      'REFUSED',
      `The serial ${serial} was bought for ${listed.customer}, not for ${customer}. Nothing was changed.`,
    );
};

const refuseImpossible = (workspace: Workspace, { serial, site }: Place, kind: ActivationEvent, date: number): void => {
  const { registered, sites } = standingOfSerial(workspace, serial, date);
  if (registered && fold(registered.site) !== fold(site)) {
    throw new AppError(
      'REFUSED',
      kind === 'released'
        ? `The serial ${serial} is registered at ${registered.site}, not at ${site}. Release it there. Nothing was changed.`
        : `The serial ${serial} is registered at ${registered.site}. Release it there first: samwise activation release ${serial} ${registered.site}. Nothing was changed.`,
    );
  }
  const state = sites.get(fold(site))?.state ?? 'unregistered';
  if (nextSiteState(state, kind) === undefined)
    throw new AppError('REFUSED', eventRefused(`${serial} at ${site}`, kind, state));
};

const licensesOf = (workspace: Workspace, serial: string): readonly string[] =>
  rowsOf(workspace)
    .purchases.filter(row => fold(row.serial) === fold(serial))
    .map(row => row.license);

/** The plan of one event at a site, with the row of the registration where it says something new. */
const sitePlan = (
  workspace: Workspace,
  step: Step,
  place: Place,
  kind: ActivationEvent,
  means: string,
  code: string | undefined,
  details: Details | undefined,
  entry: SiteEntry,
): Plan & { readonly done: SiteResult } => {
  const { serial, site, scheme, listed, registration } = place;
  refuseBackwards(
    step,
    eventsOfSerial(workspace, serial)
      .toSorted((a, b) => a.date! - b.date!)
      .at(-1),
    null,
  );
  refuseImpossible(workspace, place, kind, step.date);
  const event = eventName(workspace, serial);
  const versions = entry.versions ?? registration?.versions ?? [];
  const secrets: NewSecret[] = code
    ? [
        {
          subject: siteSubject(serial, site),
          kind: 'release_code',
          value: written(scheme.release_code, code, true),
          once: event,
        },
      ]
    : [];
  const { customer = '', address = '', contact = '', telephone = '' } = details ?? {};
  const computer = entry.computer ?? registration?.computer ?? '';
  const cells = { serial, site, computer, versions: versions.join('|'), customer, address, contact, telephone };
  return {
    rows: [
      ...(listed ? [] : [{ table: 'serials', cells: { serial, scheme: scheme.scheme, customer } } as const]),
      ...(details ? [{ table: 'registrations', cells } as const] : []),
      { table: 'activation_events', cells: eventCells(event, kind, step, { serial, site, means }) },
    ],
    secrets,
    done: {
      serial,
      site,
      event,
      warnings: upgradeWarnings(workspace, licensesOf(workspace, serial), versions, step.date),
    },
  };
};

export interface Registration extends SiteEntry {
  /** The code that serial and site make. */
  readonly code: string;
  readonly means?: 'online' | 'file' | 'hand' | undefined;
}

/** Registers a serial at a site. Throws `AppError` (missing details, another site, another customer), `StoreError`. */
export const registerSite = async (workspace: Workspace, entry: Registration, step: Step): Promise<SiteResult> => {
  const plan = () => {
    const place = placeOf(workspace, entry);
    const details = detailsOf(workspace, place, entry);
    const missing = missingOf(place.scheme.registration.needs, details);
    if (missing.length > 0)
      throw new AppError('INVALID', `A registration needs more: ${namesOf(missing)}. Nothing was changed.`);
    refuseOtherCustomer(place, details.customer ?? '');
    return sitePlan(workspace, step, place, 'registered', entry.means ?? 'hand', entry.code, details, entry);
  };
  return (await carryOut(workspace, step, 'register a serial', plan)).done;
};

/** Checks that a registration would be possible, before anyone is asked over the network. Throws `AppError`. */
export const mayRegister = (
  workspace: Workspace,
  entry: SiteEntry,
  step: Step,
): { readonly serial: string; readonly site: string } => {
  mustBeAdministrator(step.actor, 'register a serial');
  const place = placeOf(workspace, entry);
  const details = detailsOf(workspace, place, entry);
  const missing = missingOf(place.scheme.registration.needs, details);
  if (missing.length > 0)
    throw new AppError('INVALID', `A registration needs more: ${namesOf(missing)}. Nothing was changed.`);
  refuseOtherCustomer(place, details.customer ?? '');
  refuseImpossible(workspace, place, 'registered', step.date);
  return place;
};

/** Releases a serial where it is registered; the code that the product gives is kept for the request. Throws `AppError`, `StoreError`. */
export const releaseSite = async (
  workspace: Workspace,
  entry: Pick<SiteEntry, 'serial' | 'site'> & { readonly code: string },
  step: Step,
): Promise<SiteResult> => {
  const plan = () =>
    sitePlan(workspace, step, placeOf(workspace, entry), 'released', 'hand', entry.code, undefined, entry);
  return (await carryOut(workspace, step, 'release a serial', plan)).done;
};

export type NewLicenseRequest =
  | { readonly complete: false; readonly missing: readonly string[] }
  | { readonly complete: true; readonly result: SiteResult; readonly document: RequestDocument };

/** The code of the serial's last release, wherever it was. */
const releaseCodeOf = (workspace: Workspace, serial: string, step: Step): string => {
  const released = eventsOfSerial(workspace, serial).filter(({ kind }) => kind === 'released');
  const last = released.toSorted((a, b) => a.date! - b.date!).at(-1);
  const secret =
    last && secretsOf(workspace.db, siteSubject(serial, last.site)).find(({ kind }) => kind === 'release_code');
  if (!secret) return '';
  const code = openSecret(workspace.db, step.key, secret);
  if (code === undefined)
    throw new AppError('UNAVAILABLE', 'The release code was encrypted with another key. Set SAMWISE_KEY to that one.');
  return code;
};

/**
 * Makes the request for a new license at `site` and tracks it, or says what is missing; then nothing was changed. Throws `AppError`
 * (not released, requested already), `StoreError`.
 */
export const requestNewLicense = async (
  workspace: Workspace,
  entry: SiteEntry,
  step: Step,
): Promise<NewLicenseRequest> => {
  mustBeAdministrator(step.actor, 'ask for a new license');
  const place = placeOf(workspace, entry);
  refuseImpossible(workspace, place, 'requested', step.date);
  const details: Details = {
    ...detailsOf(workspace, place, entry),
    release_code: releaseCodeOf(workspace, place.serial, step),
  };
  const missing = missingOf(place.scheme.request.needs, details);
  if (missing.length > 0) return { complete: false, missing: missing.map(name => namesOf([name])) };
  const plan = () => {
    const now = placeOf(workspace, entry);
    refuseOtherCustomer(now, details.customer ?? '');
    return sitePlan(workspace, step, now, 'requested', 'hand', undefined, details, entry);
  };
  const { done: result } = await carryOut(workspace, step, 'ask for a new license', plan);
  const document = requestDocument(place.scheme.title, place.scheme.request.needs, details, formatDay(step.date));
  return { complete: true, result, document };
};

/** Records the publisher's answer to a request. Throws `AppError`, `StoreError`. */
export const answerRequest = async (
  workspace: Workspace,
  entry: Pick<SiteEntry, 'serial' | 'site'> & {
    readonly answer: 'confirmed' | 'declined';
    readonly code?: string | undefined;
  },
  step: Step,
): Promise<SiteResult> => {
  const plan = () =>
    sitePlan(workspace, step, placeOf(workspace, entry), entry.answer, 'hand', entry.code, undefined, entry);
  return (await carryOut(workspace, step, 'record an answer', plan)).done;
};

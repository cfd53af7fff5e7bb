/** Use case: every activation and registration with its state on a day, what is masked of its keys, and what to do next. */
import { checkAfterWorkingDays, schemesOf } from '../../catalog/activation/schemes.ts';
import { workingDaysBetween } from '../../engine/activation/calendar.ts';
import { keyStanding, type Refused, serialStanding } from '../../engine/activation/history.ts';
import { needsActivation } from '../../engine/activation/shares.ts';
import type { KeyState, SiteState } from '../../engine/activation/states.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { isInForce } from '../../engine/license/force.ts';
import { fold } from '../../engine/names.ts';
import { listSecrets, type StoredSecret } from '../../store/activation/secrets.ts';
import type { Workspace } from '../workspace.ts';
import { type MissingRecord, missingIn } from './missing.ts';
import { rowsOf } from './rows.ts';
import { keySubject, siteSubject } from './standing.ts';
import { eventRefused } from './words.ts';

/** A line of the list. */
export interface Activation {
  readonly kind: 'key' | 'serial' | 'purchase';
  /** The activation, the serial, or a purchase that nothing activates. */
  readonly name: string;
  readonly scheme: string;
  readonly site: string;
  readonly purchase: string;
  readonly state: KeyState | SiteState;
  /** Last days, such as 2027-03-31. */
  readonly expires: string | null;
  readonly serviceExpires: string | null;
  readonly customer: string;
  /** The last three characters of the last key, behind dots. */
  readonly key: string | null;
  readonly isWarning: boolean;
  /** What it names and what is not in the estate; empty where all is there. */
  readonly missing: readonly MissingRecord[];
  /** What is to be known and done; '' where nothing is. */
  readonly advice: string;
}

const dayText = (day: number | null): string | null => (day === null ? null : formatDay(day));

const refusedText = (name: string, refused: readonly Refused[]): string =>
  refused
    .map(({ event, state, registeredAt }) =>
      registeredAt
        ? `${event.event} counts nothing: ${name} was registered at ${registeredAt} then.`
        : `${event.event} counts nothing: ${eventRefused(name, event.kind as never, state)}`,
    )
    .map(sentence => sentence.replace(' Nothing was changed.', ''))
    .join(' ');

/** How many working days a provisional key has waited, and what follows. Source: docs/activation.md. */
const adviceOnKey = (
  workspace: Workspace,
  row: Row<'activations'>,
  events: readonly Row<'activation_events'>[],
  day: number,
): string => {
  const { state, expires, last } = keyStanding(events, day);
  if (state === 'lapsed')
    return `The provisional key ended on ${formatDay(expires!)}: what was bought counts no longer. Check again, or ask the publisher.`;
  if (state === 'ended') return `The key ended on ${formatDay(expires!)}. Enter the request key of the renewal.`;
  if (state !== 'provisional') return '';
  const scheme = schemesOf(workspace.catalog).get(fold(row.scheme));
  const entered = events.findLast(event => event.kind === 'provisional' && event.date! <= day);
  const patience = scheme?.procedure === 'key' ? checkAfterWorkingDays(scheme, day) : 0;
  const waited = workingDaysBetween(entered?.date ?? day, day);
  const until = `The provisional key holds until ${formatDay(expires!)}.`;
  if (waited < patience) return `${until} The final key comes some working days after the request.`;
  return last?.kind === 'unanswered'
    ? `${until} After ${waited} working days the check has brought nothing: check again, or ask the publisher.`
    : `${until} ${waited} working days have passed: check for the final key.`;
};

const ofKeys = (
  workspace: Workspace,
  day: number,
  secrets: ReadonlyMap<string, readonly StoredSecret[]>,
): Activation[] => {
  const { activations, activation_events: events } = rowsOf(workspace);
  const known = schemesOf(workspace.catalog);
  const { ofActivation, sentence } = missingIn(rowsOf(workspace));
  const bySubject = Map.groupBy(events, event => fold(event.activation));
  return activations.map(row => {
    const own = bySubject.get(fold(row.activation)) ?? [];
    const { state, expires, serviceExpires, refused } = keyStanding(own, day);
    const ending = secrets.get(keySubject(row.activation))?.[0]?.ending;
    const missing = ofActivation(row);
    const unknown = known.has(fold(row.scheme)) ? '' : `The catalog has no scheme ${row.scheme}.`;
    return {
      kind: 'key',
      name: row.activation,
      scheme: row.scheme,
      site: '',
      purchase: row.purchase || row.license,
      state,
      expires: dayText(expires),
      serviceExpires: dayText(serviceExpires),
      customer: row.customer,
      key: ending === undefined ? null : `•••${ending}`,
      isWarning: !(state === 'activated' || state === 'testing') || refused.length > 0 || missing.length > 0,
      missing,
      advice: [
        sentence(row.activation, missing),
        unknown,
        adviceOnKey(workspace, row, own, day),
        refusedText(row.activation, refused),
      ]
        .filter(Boolean)
        .join(' '),
    };
  });
};

const SITE_ADVICE = {
  unregistered: 'Not registered: support may be refused. Register it.',
  registered: '',
  released: '',
  requested: 'The publisher has not answered the request yet. Record the answer when it comes.',
} as const satisfies Record<SiteState, string>;

const ofSerials = (
  workspace: Workspace,
  day: number,
  secrets: ReadonlyMap<string, readonly StoredSecret[]>,
): Activation[] => {
  const { serials, registrations, activation_events: events } = rowsOf(workspace);
  const bySerial = Map.groupBy(events, event => fold(event.serial));
  const missing = missingIn(rowsOf(workspace));
  const unlisted = [...missing.registrations.values()].map(([{ serial, customer }]) => ({
    serial,
    scheme: '',
    customer,
    missing: [{ kind: 'serial', name: serial }] as const,
  }));
  const listed = serials.map(row => ({ ...row, missing: [] }));
  return [...listed, ...unlisted].flatMap(({ serial, scheme, customer, missing: absent }) => {
    const { registered, sites, refused } = serialStanding(bySerial.get(fold(serial)) ?? [], day);
    const own = registrations.filter(row => fold(row.serial) === fold(serial));
    const names = new Map([
      ...own.map(row => [fold(row.site), row.site] as const),
      ...[...sites].map(([key, { site }]) => [key, site] as const),
    ]);
    const line = (site: string, state: SiteState, next: string): Activation => {
      const flag = missing.sentence(`The registration of ${serial} at ${site}`, absent);
      const advice = [flag, next].filter(Boolean).join(' ');
      return {
        kind: 'serial',
        name: serial,
        scheme,
        site,
        purchase: '',
        state,
        expires: null,
        serviceExpires: null,
        customer: own.find(row => fold(row.site) === fold(site))?.customer || customer,
        key: secrets.get(siteSubject(serial, site))?.[0]
          ? `•••${secrets.get(siteSubject(serial, site))![0].ending}`
          : null,
        isWarning: advice !== '',
        missing: absent,
        advice,
      };
    };
    if (names.size === 0) return [line('', 'unregistered', SITE_ADVICE.unregistered)];
    const lines = [...names].map(([key, site]) => {
      const state = sites.get(key)?.state ?? 'unregistered';
      const isIdle =
        state === 'released' && !registered && ![...sites.values()].some(each => each.state === 'requested');
      return line(
        site,
        state,
        isIdle
          ? 'Released, and registered nowhere: what was bought counts nothing. Request a new license.'
          : SITE_ADVICE[state],
      );
    });
    const told = refusedText(serial, refused);
    return told === ''
      ? lines
      : [{ ...lines[0], isWarning: true, advice: `${lines[0].advice} ${told}`.trim() }, ...lines.slice(1)];
  });
};

/** Purchases that have to be activated and that nothing activates. */
const ofPurchases = (workspace: Workspace, day: number): Activation[] => {
  const { purchases, activations, serials, registrations } = rowsOf(workspace);
  const named = new Set(activations.map(row => fold(row.purchase)));
  const listed = new Set([...serials, ...registrations].map(row => fold(row.serial)));
  return purchases
    .filter(row => needsActivation(row) && !row.disabled && isInForce(row, day) && row.kind !== 'maintenance')
    .filter(row => (row.serial ? !listed.has(fold(row.serial)) : !named.has(fold(row.purchase))))
    .map(row => ({
      kind: 'purchase',
      name: row.purchase,
      scheme: row.activation,
      site: '',
      purchase: row.purchase,
      state: row.serial ? 'unregistered' : 'new',
      expires: null,
      serviceExpires: null,
      customer: '',
      key: null,
      isWarning: true,
      missing: [],
      advice: row.serial
        ? `Its serial ${row.serial} is not registered: it counts nothing, and support may be refused.`
        : 'It counts nothing until it is activated. Enter the request key of its certificate.',
    }));
};

/** Activations by key, serials with their sites, then purchases that nothing activates. `day` in whole days since 1970-01-01. */
export const listActivations = (workspace: Workspace, day: number): readonly Activation[] => {
  const secrets = Map.groupBy(listSecrets(workspace.db), ({ subject }) => subject);
  return [...ofKeys(workspace, day, secrets), ...ofSerials(workspace, day, secrets), ...ofPurchases(workspace, day)];
};

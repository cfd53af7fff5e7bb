/** Use case: what ends, by date, and what that does to the positions: the estate as it stands, computed for the last day and the day after. */
import { formatDay } from '../engine/estate/days.ts';
import { fold } from '../engine/names.ts';
import type { Policy } from '../engine/reconcile.ts';
import { csvLines } from './exports/csv.ts';
import type { Rates } from './policies.ts';
import { calendarOf } from './renewals/calendar.ts';
import { type Ending, type EndingKind, endingsOf } from './renewals/endings.ts';
import { datedRows } from './renewals/prepared.ts';
import type { Figures, Standing } from './renewals/standing.ts';
import { openStandings } from './renewals/standings.ts';
import { tokenEndingsOf } from './renewals/tokens.ts';
import type { RunTotals } from './storedRun.ts';
import { listTokens } from './tokens.ts';
import { basisOf } from './what-if/basis.ts';
import { beginUnpacking } from './what-if/unpack.ts';
import type { Workspace } from './workspace.ts';

export interface RenewalEffect {
  readonly license: string;
  /** On the last day. */
  readonly before: Figures;
  /** On the day after, with everything else that begins or ends then. */
  readonly after: Figures;
}

export interface Renewal {
  /** Last day, such as 2026-12-31. */
  readonly date: string;
  /** Days left, counted from the day that was asked for. */
  readonly days: number;
  readonly kind: EndingKind;
  readonly key: string;
  readonly name: string;
  readonly publisher: string;
  /** Entitlements that go with it; null where it is about more than a number. */
  readonly quantity: number | null;
  readonly licenses: readonly string[];
  /** Of the licenses it concerns, those whose position differs. */
  readonly effects: readonly RenewalEffect[];
  /** The whole estate on the last day and on the day after: several things may end at once. */
  readonly before: RunTotals;
  readonly after: RunTotals;
}

export interface RenewalOptions {
  /** First day, whole days since 1970-01-01. */
  readonly asOf: number;
  /** Days from then on. */
  readonly within: number;
  readonly policy?: Policy;
  readonly rates?: Rates;
  /** Whether terms of API tokens are told; false for whoever may not see tokens. True when left out. */
  readonly tokens?: boolean;
  readonly signal?: AbortSignal;
}

const effectsOn = (before: Standing, after: Standing, licenses: readonly string[]): RenewalEffect[] =>
  licenses.flatMap(license => {
    const [was, is] = [before.figures.get(fold(license)), after.figures.get(fold(license))];
    return was && is && JSON.stringify(was) !== JSON.stringify(is) ? [{ license, before: was, after: is }] : [];
  });

/** Everything that ends from `asOf` on, within so many days, by date. Nothing is stored. */
export const renewals = async (workspace: Workspace, options: RenewalOptions): Promise<readonly Renewal[]> => {
  const { asOf, within, policy = 'priority', rates, tokens = true, signal } = options;
  const { tables } = await basisOf(workspace, { asOf, policy, rates }, beginUnpacking(workspace));
  const others = tokens ? tokenEndingsOf(listTokens(workspace), asOf, asOf + within) : [];
  const endings = endingsOf(datedRows(tables), asOf, asOf + within, others);
  const days = [...new Set(endings.flatMap(({ day }) => [day, day + 1]))];
  const standingOn = await openStandings(workspace, tables, { policy, rates, signal }, days);
  const found: Renewal[] = [];
  for (const ending of endings)
    found.push(renewalOf(ending, asOf, await standingOn(ending.day), await standingOn(ending.day + 1)));
  return found;
};

const renewalOf = ({ day, ...ending }: Ending, asOf: number, before: Standing, after: Standing): Renewal => ({
  date: formatDay(day),
  days: day - asOf,
  ...ending,
  effects: effectsOn(before, after, ending.licenses),
  before: before.totals,
  after: after.totals,
});

const step = (what: string, before: number, after: number): string[] =>
  before === after ? [] : [`${what} ${before} → ${after}`];

/** The effect in words: "MS-365-E3: entitled 250 → 0, shortfall 0 → 231". */
export const effectSentence = ({ license, before, after }: RenewalEffect): string =>
  `${license}: ${[
    ...step('entitled', before.entitled, after.entitled),
    ...step('consumed', before.consumed, after.consumed),
    ...step('shortfall', before.shortfall, after.shortfall),
  ].join(', ')}`;

/** What the day does to the whole estate, "shortfall 225 → 531, unlicensed 91 → 111"; '' where it does nothing. */
export const estateSentence = ({ before, after }: Renewal): string =>
  [
    ...step('shortfall', before.shortfall, after.shortfall),
    ...step('unlicensed', before.unlicensed, after.unlicensed),
  ].join(', ');

const effectsText = ({ effects }: Renewal): string =>
  effects.length === 0 ? 'no position changes' : effects.map(effectSentence).join('; ');

export const renewalsCsv = (list: Iterable<Renewal>): Iterable<string> =>
  csvLines<Renewal>(
    [
      ['date', row => row.date],
      ['days', row => row.days],
      ['kind', row => row.kind],
      ['key', row => row.key],
      ['name', row => row.name],
      ['publisher', row => row.publisher],
      ['quantity', row => row.quantity],
      ['licenses', row => row.licenses.join('|')],
      ['shortfall_before', row => row.before.shortfall],
      ['shortfall_after', row => row.after.shortfall],
      ['unlicensed_before', row => row.before.unlicensed],
      ['unlicensed_after', row => row.after.unlicensed],
      ['effect', effectsText],
    ],
    list,
  );

/** The same as a calendar; `asOf` in whole days since 1970-01-01. What is prolonged keeps its entry, which moves to the new day. */
export const renewalsIcs = (list: readonly Renewal[], asOf: number): string =>
  calendarOf(
    list.map(renewal => ({
      id: `${renewal.kind}-${encodeURIComponent(fold(renewal.key))}@samwise`,
      day: asOf + renewal.days,
      title: `${renewal.key} ends (${renewal.kind})`,
      text: `${[renewal.publisher, renewal.name].filter(Boolean).join(', ')}\n${effectsText(renewal)}\n${estateSentence(renewal)}`.trim(),
    })),
    asOf,
  );

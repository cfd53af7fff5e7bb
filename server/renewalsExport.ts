/** The list of renewals as a file, for programs that fetch it again and again: computed beside the server. */
import type { Jobs } from '../app/jobs.ts';
import { Refusal } from '../app/refusal.ts';
import { daysOfSpan } from '../app/renewals/span.ts';
import { renewalsCsv, renewalsIcs } from '../app/renewals.ts';
import { conditionsOfLastRun } from '../app/runs.ts';
import { dayOf, parseDay } from '../app/vocabulary.ts';
import type { Workspace } from '../app/workspace.ts';
import type { Viewer } from '../schema/graphql/context.ts';

const DAYS_MAX = 3_660;
const WITHIN = '365d';

export type RenewalFormat = 'csv' | 'ics';

export interface RenewalsExport {
  /** The text of the file. Throws `Refusal` where it is asked for wrongly or cannot be computed now, and where `signal` says that whoever asks has gone. */
  readonly textOf: (
    format: RenewalFormat,
    query: URLSearchParams,
    viewer: Viewer,
    signal?: AbortSignal,
  ) => Promise<Iterable<string>>;
}

const wrong = (what: string, help: string): Refusal => new Refusal('VALUE_INVALID', what, help);

/** The day in `as-of`, else today in UTC. */
const firstDay = (query: URLSearchParams, now: number): number => {
  const text = query.get('as-of');
  const day = text ? parseDay(text) : dayOf(now);
  if (day === undefined) throw wrong(`"${text}" is not a day.`, 'Write it as 2026-01-31.');
  return day;
};

const daysAhead = (query: URLSearchParams, from: number): number => {
  const text = query.get('within') || WITHIN;
  const days = daysOfSpan(text, from);
  if (days === undefined || days > DAYS_MAX)
    throw wrong(
      `"${text}" is not a span that can be looked at.`,
      `Write it as 90d, 12w, 6m or 1y, at most ${DAYS_MAX} days.`,
    );
  return days;
};

/** Makes what answers for renewals. */
export const openRenewalsExport = (workspace: Workspace, jobs: Jobs, now: () => number): RenewalsExport => {
  return {
    textOf: async (format, query, { role }, signal) => {
      const asOf = firstDay(query, now());
      const within = daysAhead(query, asOf);
      const asked = { asOf, within, ...conditionsOfLastRun(workspace), tokens: role === 'administrator' };
      const list = await jobs.renewals(asked, signal);
      return format === 'csv' ? renewalsCsv(list) : [renewalsIcs(list, asOf)];
    },
  };
};

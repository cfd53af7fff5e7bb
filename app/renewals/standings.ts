/** How an estate stands on each of several days: the whole is known for one, and each further day computes only the licenses that it changes. */
import type { Group } from '../../engine/advice/connected.ts';
import type { Image } from '../../engine/image/image.ts';
import { nodeOf } from '../../engine/part/links.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import { basisOf, nearestKnownDay } from '../what-if/basis.ts';
import { isComparable } from '../what-if/settled.ts';
import { addedParts, currenciesOutside, exchangedPart, pricesOf, type WholeTotals } from '../what-if/totals.ts';
import type { Workspace } from '../workspace.ts';
import { openParts, type PartStanding } from './parts.ts';
import { datedRows, differing, openPreparing, type PreparedDay, saysTheSame } from './prepared.ts';
import type { Conditions, Standing } from './standing.ts';
import { openWhole, type WholeOn } from './whole.ts';

/** What standings are taken from: the estate as tables, as it was when the endings were read from it. */
interface Source {
  readonly workspace: Workspace;
  readonly tables: EstateTables;
  readonly conditions: Conditions;
  readonly wholeOn: WholeOn;
}

interface Begin {
  readonly day: number;
  readonly exact: WholeTotals;
  readonly image: Image | null;
}

/**
 * A day with the exact totals of the whole: known, or computed for the first day that is asked for. Null where computing again might come to
 * others, and where the estate has changed meanwhile.
 */
const wholeToBeginWith = async (
  { workspace, tables, conditions, wholeOn }: Source,
  first: number,
): Promise<Begin | null> => {
  const near = nearestKnownDay(workspace, { ...conditions, asOf: first });
  for (const day of new Set([near, first])) {
    const { known, image, tables: present } = await basisOf(workspace, { ...conditions, asOf: day });
    if (known) return present === tables ? { day, exact: known, image } : null;
  }
  const { exact, isSettled } = await wholeOn(first);
  const { tables: present, image, keep } = await basisOf(workspace, { ...conditions, asOf: first });
  if (!isSettled || present !== tables) return null;
  keep(exact);
  return { day: first, exact, image };
};

/** A day with the licenses, by folded key, that are not prepared as for the day before it. */
interface Step extends PreparedDay {
  readonly day: number;
  readonly changed: readonly string[];
}

/** Null where publishers' numbers change from one day to another: that may touch anything. */
const stepsThrough = (days: readonly number[], prepare: (day: number) => PreparedDay): readonly Step[] | null => {
  const steps: Step[] = [];
  for (const day of days) {
    const prepared = prepare(day);
    const last = steps.at(-1);
    if (last && !saysTheSame(last.terms, prepared.terms)) return null;
    steps.push({ ...prepared, day, changed: last ? differing(last, prepared) : [] });
  }
  return steps;
};

/** Goes through the days, the first of which the whole is known for; null where a part might come out otherwise beside the rest. */
const standingsOn = async (
  steps: readonly Step[],
  { tables, conditions }: Source,
  { image, exact: wholeAtFirst }: Begin,
): Promise<ReadonlyMap<number, Standing> | null> => {
  const changing = [...new Set(steps.flatMap(({ changed }) => changed))];
  const { groupsWith, on } = openParts(tables, image, changing, conditions);
  const parts = new Map<Group, PartStanding>();
  const standings = new Map<number, Standing>();
  const put = async (groups: readonly Group[], { day, terms }: Step): Promise<boolean> => {
    for (const group of groups) {
      const part = await on(group, day, terms);
      if (!part) return false;
      parts.set(group, part);
    }
    return true;
  };
  const together = (groups: readonly Group[]): WholeTotals => addedParts(groups.map(group => parts.get(group)!.exact));
  if (!(await put(groupsWith(changing), steps[0]))) return null;
  let exact = wholeAtFirst;
  for (const step of steps) {
    const touched = groupsWith(step.changed);
    if (touched.length > 0) {
      const before = together(touched);
      if (!(await put(touched, step))) return null;
      const nodes = new Set(touched.flatMap(({ licenses }) => licenses.map(key => nodeOf('license', key))));
      exact = exchangedPart(exact, before, together(touched), currenciesOutside(tables, nodes, step.day));
    }
    const figures = new Map([...parts.values()].flatMap(part => [...part.figures]));
    standings.set(step.day, { totals: exact.totals, figures });
  }
  return standings;
};

/** All days by parts; null where only the whole can answer. */
const inParts = async (source: Source, days: readonly number[]): Promise<ReadonlyMap<number, Standing> | null> => {
  const { workspace, tables, conditions } = source;
  if (!isComparable({ ...conditions, asOf: days[0] }, pricesOf(tables).values())) return null;
  const begin = await wholeToBeginWith(source, days[0]);
  if (!begin) return null;
  const prepare = openPreparing(datedRows(tables), day => workspace.termsFor(day));
  const steps = stepsThrough([begin.day, ...days.filter(day => day !== begin.day)], prepare);
  return steps && standingsOn(steps, source, begin);
};

/**
 * Standings on days, asked one by one. The same as computing the whole for each day, which is done only where parts cannot answer. `days` ascend.
 * Throws `AppError` where the policy cannot answer, and the reason of the signal.
 */
export const openStandings = async (
  workspace: Workspace,
  tables: EstateTables,
  conditions: Conditions,
  days: readonly number[],
): Promise<(day: number) => Promise<Standing>> => {
  const wholeOn = openWhole(workspace, conditions);
  const known = days.length === 0 ? null : await inParts({ workspace, tables, conditions, wholeOn }, days);
  return async day => known?.get(day) ?? wholeOn(day);
};

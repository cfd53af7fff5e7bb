/** The publishers' minimum times between two assignments of the same license, as they hold on a day. */
import { fold } from '../engine/names.ts';
import { entryOn } from './dated.ts';
import { type Catalog, filesOf } from './load.ts';

/** How long a license must stay where it is. */
export interface MinimumTime {
  readonly days: number;
  /** Whether it may go sooner where the user has left for good. */
  readonly soonerWhereUserLeft: boolean;
  /** Title of the document it stands in. */
  readonly source: string;
}

/** "Microsoft" is meant by "Microsoft Corporation" too. */
const isOf = (publisher: string, name: string): boolean =>
  fold(publisher) === fold(name) || fold(publisher).startsWith(`${fold(name)} `);

/** The minimum time for licenses of a publisher and metric on a day (whole days since 1970-01-01); undefined where none is known. */
export const minimumTimeOn = (
  catalog: Catalog,
  publisher: string,
  metric: string,
  day: number,
): MinimumTime | undefined => {
  for (const { content } of filesOf(catalog, 'reassignment')) {
    const rule = isOf(publisher, content.publisher) && content.rules.find(({ metrics }) => metrics.includes(metric));
    const entry = rule && entryOn(rule.minimum_days, day);
    if (entry)
      return {
        days: Number(entry.value),
        soonerWhereUserLeft: rule.sooner_where_user_left === 'yes',
        source: content.sources[entry.source!].title,
      };
  }
  return undefined;
};

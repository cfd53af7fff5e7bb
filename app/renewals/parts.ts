/** Parts of an estate on several days: groups of licenses that some day changes, each computed anew only for the days that change it. */
import { type Group, groupsOf } from '../../engine/advice/connected.ts';
import { partOf } from '../../engine/advice/part.ts';
import { imageOf } from '../../engine/image/build.ts';
import type { Image } from '../../engine/image/image.ts';
import { cutPart } from '../../engine/part/cut.ts';
import { linkedTo, nodeOf } from '../../engine/part/links.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import type { Terms } from '../../engine/terms.ts';
import { compute } from '../policies.ts';
import { isSettled } from '../what-if/settled.ts';
import { type WholeTotals, wholeTotalsOf } from '../what-if/totals.ts';
import { type Conditions, type Figures, figuresOf } from './standing.ts';

/** What a group comes to. */
export interface PartStanding {
  readonly exact: WholeTotals;
  readonly figures: ReadonlyMap<string, Figures>;
}

export interface Parts {
  /** Groups of some licenses, by folded key, each once. */
  readonly groupsWith: (licenses: readonly string[]) => readonly Group[];
  /** Computes a group for a day; null where it might come out otherwise beside the rest of the estate. */
  readonly on: (group: Group, day: number, terms: Terms) => Promise<PartStanding | null>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** An image that holds at least the licenses, by folded key, with all that is linked to them: the whole one where it is in memory. */
const imageWith = (tables: EstateTables, whole: Image | null, licenses: readonly string[]): Image => {
  if (whole) return whole;
  const nodes = linkedTo(
    tables,
    licenses.map(key => nodeOf('license', key)),
  );
  const { rows, columns } = cutPart(tables, { nodes, computers: NOBODY, users: NOBODY });
  return imageOf(rows, columns);
};

/** Opens the groups of all licenses that some day changes. `whole` is the whole image where one is in memory. */
export const openParts = (
  tables: EstateTables,
  whole: Image | null,
  changing: readonly string[],
  { policy, rates, signal }: Conditions,
): Parts => {
  if (changing.length === 0) return { groupsWith: () => [], on: async () => null };
  const image = imageWith(tables, whole, changing);
  const { ofLicense } = groupsOf(image);
  const cut = new Map<Group, Image>();
  return {
    groupsWith: licenses => [...new Set(licenses.map(key => ofLicense.get(key)!))],
    on: async (group, day, terms) => {
      signal?.throwIfAborted();
      if (!cut.has(group)) cut.set(group, partOf(image, group));
      const asked = { asOf: day, policy, rates };
      const computed = await compute(policy, { ...asked, terms, image: cut.get(group)!, signal });
      return isSettled(asked, computed)
        ? { exact: wholeTotalsOf(computed.run), figures: figuresOf(computed.run) }
        : null;
    },
  };
};

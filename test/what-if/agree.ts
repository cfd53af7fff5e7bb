/** A what-if by parts must come to what computing everything comes to: positions, totals, moves, what is removed, what is refused. */
import fc from 'fast-check';
import { changedPositions } from '../../app/compare/positions.ts';
import type { RunTotals } from '../../app/storedRun.ts';
import { type Changed, isError } from '../../app/what-if/changed.ts';
import { applyToInstallations } from '../../app/what-if/installations.ts';
import { movesBetween } from '../../app/what-if/moved.ts';
import type { ChangeSet } from '../../app/what-if/read.ts';
import { nothingRemoved } from '../../app/what-if/remove.ts';
import { applyToRows } from '../../app/what-if/rows.ts';
import { cutSides, slicedSides } from '../../app/what-if/sides.ts';
import { tablesOfImage, tablesOfRows } from '../../app/what-if/tables.ts';
import { currenciesOutside, totalsAfter, wholeTotalsOf } from '../../app/what-if/totals.ts';
import { touchedBy } from '../../app/what-if/touched.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import type { Image, InstallationColumns } from '../../engine/image/image.ts';
import type { Run } from '../../engine/reconcile.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { type CaseOptions, cases, type RandomCase } from './random-changes.ts';

/** Null where the policy fails. */
type Reconcile = (image: Image) => Promise<(Run & { readonly proven?: boolean }) | null>;

export interface Seen {
  compared: number;
  refused: number;
  /** Where something differs between before and after. */
  changing: number;
  /** Where the part was smaller than the whole. */
  smaller: number;
  /** Where the part was sliced out of the image of the whole as well. */
  sliced: number;
}

const ALIASES = { metricAliases: new Map() } as never;

/** What the changes make of a whole estate, built anew from its rows. */
const builtAnew = (estate: Estate, columns: InstallationColumns, changes: ChangeSet): Changed => {
  const { estate: after, problems, removed } = applyToRows(estate, changes, { file: changes.file });
  if (problems.some(isError)) return { problems, removed };
  const removals = changes.removals.get('installations') ?? [];
  const applied = applyToInstallations(columns, estate.computers, after, after.installations, removals);
  if (applied.unfitted.length > 0)
    return {
      problems: [...problems, ...applied.unfitted.map(row => nothingRemoved(changes.file, 'installations', row))],
      removed,
    };
  const gone = applied.removed > 0 ? { installations: applied.removed } : {};
  return { image: imageOf(after, applied.columns), problems, removed: { ...removed, ...gone } };
};

const codes = ({ problems }: Changed): readonly string[] =>
  problems.map(({ code, message }) => `${code} ${message}`).sort();

/** What is told of two runs. */
const answerOf = (before: Run, after: Run, changed: Changed, totals: RunTotals) => ({
  totals,
  removed: changed.removed,
  problems: codes(changed),
  positions: changedPositions(before, after),
  moves: movesBetween(before, after),
});

/** All answers to one case, the one by the whole first; null where the policy has none that must come out alike. */
const answersTo = async ({ estate, changes }: RandomCase, reconcile: Reconcile, seen: Seen) => {
  const columns = columnsOf(estate);
  const whole = imageOf(estate, columns);
  const tables = tablesOfRows(estate, columns);
  const members = touchedBy(changes, tables);
  const all = builtAnew({ ...estate, recognition: [] }, columns, changes);
  const cut = cutSides(tables, members, changes, ALIASES);
  const sliced = slicedSides(tablesOfImage(whole), whole, members, changes, ALIASES);
  if (!all.image || !cut.changed.image) {
    seen.refused++;
    return [codes(all), codes(cut.changed)];
  }
  const images = [cut, ...(sliced ? [sliced] : [])].flatMap(({ image, changed }) => [image, changed.image!]);
  const runs: Awaited<ReturnType<Reconcile>>[] = [];
  for (const image of [whole, all.image, ...images]) runs.push(await reconcile(image));
  if (runs.some(run => run === null || run.proven === false)) return null;
  const [before, after, ...parts] = runs as Run[];
  const others = currenciesOutside(tables, members.nodes, AS_OF);
  const known = wholeTotalsOf(before);
  seen.compared++;
  if (sliced) seen.sliced++;
  if (parts[0].settled.positions.length < estate.licenses.length) seen.smaller++;
  const byWhole = answerOf(before, after, all, wholeTotalsOf(after).totals);
  if (byWhole.positions.length > 0) seen.changing++;
  return [
    byWhole,
    answerOf(parts[0], parts[1], cut.changed, totalsAfter(known, parts[0], parts[1], others)),
    ...(sliced ? [answerOf(parts[2], parts[3], sliced.changed, totalsAfter(known, parts[2], parts[3], others))] : []),
  ];
};

/** Metrics that count hosts, guests and clusters, and changes of who and where: what touches licenses by way of other computers. */
export const HARDWARE = {
  metrics: [
    'microsoft_server_core',
    'microsoft_management_core',
    'oracle_processor',
    'oracle_nup',
    'ibm_pvu',
    'ibm_vpc',
    'processor',
    'microsoft_device_cal',
    'microsoft_user_cal',
    'device',
    'named_user',
  ],
  tables: ['computers', 'computers', 'computers', 'users', 'installations'],
  installations: 4,
  access: 3,
  usage: 2,
} as const satisfies CaseOptions;

/** Compares both answers for `count` random cases. Throws with a shrunk counterexample where they differ. */
export const agreeOn = async (
  count: number,
  seed: number,
  reconcile: Reconcile,
  options: CaseOptions = {},
): Promise<Seen> => {
  const seen: Seen = { compared: 0, refused: 0, changing: 0, smaller: 0, sliced: 0 };
  await fc.assert(
    fc.asyncProperty(cases(options), async one => {
      const answers = await answersTo(one, reconcile, seen);
      if (answers === null) return;
      const [whole, ...parts] = answers.map(each => JSON.stringify(each, null, 1));
      const other = parts.find(part => part !== whole);
      const changes = JSON.stringify([[...one.changes.rows], [...one.changes.removals]]);
      if (other !== undefined) throw new Error(`changes ${changes}\nwhole ${whole}\npart ${other}`);
    }),
    { numRuns: count, seed },
  );
  return seen;
};

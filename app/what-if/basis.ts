/** What a what-if starts from: the estate as tables, and what is known of the whole of it, without reading more than has to be read. */
import type { Image } from '../../engine/image/image.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { finish } from '../../engine/steps.ts';
import type { Terms } from '../../engine/terms.ts';
import { estateMark } from '../../store/editsSince.ts';
import { estateVersion, inOneState } from '../../store/readEstate.ts';
import type { RunSummary } from '../../store/runs.ts';
import { loadRunColumn, runsOfState, unpackImage } from '../../store/runsOfState.ts';
import { jsonOf } from '../blocks.ts';
import type { Rates } from '../policies.ts';
import { TERMS_COLUMN } from '../reconcile.ts';
import { haveAllColumns, holdsAllColumns } from '../snapshot.ts';
import { type RunTotals, storedRunOf } from '../storedRun.ts';
import type { PresentEstate, Workspace } from '../workspace.ts';
import { carriedForward } from './carried.ts';
import { type Kept, keptOf } from './kept.ts';
import { readyForWhatIfs } from './ready.ts';
import { tablesOfImage, tablesOfRows, tablesOfSnapshot } from './tables.ts';
import { exactMoneyOf, MONEY_COLUMN, moneyOfTexts, pricesOf, type WholeTotals } from './totals.ts';
import type { Unpacking } from './unpack.ts';

export interface Asked {
  /** Whole days since 1970-01-01. */
  readonly asOf: number;
  readonly policy: Policy;
  readonly rates: Rates | undefined;
}

export interface Basis {
  readonly tables: EstateTables;
  /** The whole image where one is in memory. */
  readonly image: Image | null;
  /** The publishers' numbers of the day. */
  readonly terms: Terms;
  /** Totals of the whole present estate; null where they have to be computed first. */
  readonly known: WholeTotals | null;
  /** Keeps totals for as long as the estate does not change. */
  readonly keep: (known: WholeTotals) => void;
}

const textOf = (rates: Rates | undefined): string =>
  JSON.stringify(Object.entries(rates ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Rates mean nothing to a policy that compares no prices. */
const nameOf = ({ asOf, policy, rates }: Asked): string =>
  [asOf, policy, policy === 'optimal' ? textOf(rates) : ''].join(' ');

/** Whether a stored run answers the same question; what is not proven best need not come out alike twice. */
const answers = (run: RunSummary, { asOf, policy, rates }: Asked): boolean =>
  run.asOf === asOf &&
  run.policy === policy &&
  (policy === 'priority' || (run.proven && textOf((run.totals as RunTotals).rates) === textOf(rates)));

const saidIn = (terms: Terms): string => JSON.stringify({ ...terms, hash: '' } satisfies Terms);

/**
 * Whether a stored run was computed with the numbers that hold now: the catalog is the same, or says the same of that day. Source: nothing else
 * of a catalog goes into a calculation.
 */
const isOfTerms = (workspace: Workspace, { id, asOf, catalogHash }: RunSummary, present: string): boolean => {
  if (catalogHash === present) return true;
  const column = loadRunColumn(workspace.db, id, TERMS_COLUMN);
  return column !== undefined && saidIn(jsonOf(column) as Terms) === saidIn(workspace.termsFor(asOf));
};

/** Days of which the totals of a state are kept, asked alike. */
const keptDays = (db: Workspace['db'], version: number, asked: Asked): readonly number[] => {
  const kept = keptOf.get(db);
  if (kept?.mark.version !== version) return [];
  const days = [...kept.known.values()].map(each => each.asked.asOf);
  return days.filter(asOf => kept.known.has(nameOf({ ...asked, asOf })));
};

/**
 * The day nearest to the asked one of which the totals of the present estate are kept, or stand with a stored run; the asked one where there is
 * none.
 */
export const nearestKnownDay = ({ db }: Pick<Workspace, 'db'>, asked: Asked): number => {
  const version = estateVersion(db);
  const distance = (day: number): number => Math.abs(day - asked.asOf);
  const stored = runsOfState(db, version)
    .filter(run => answers(run, { ...asked, asOf: run.asOf }))
    .map(({ asOf }) => asOf);
  return (
    [...stored, ...keptDays(db, version, asked)].reduce(
      (best, day) => (best === undefined || distance(day) < distance(best) ? day : best),
      undefined as number | undefined,
    ) ?? asked.asOf
  );
};

/** The image of an open run of the present estate, unless an older program made it. */
const imageOfOpenRun = (workspace: Workspace, runs: readonly RunSummary[]): Image | undefined => {
  const open = runs.find(({ id }) => workspace.runs.has(id));
  const image = open && workspace.runs.get(open.id)!.run.image;
  return image && haveAllColumns(image.rows) ? image : undefined;
};

/** The whole image of the present estate: one that is in memory, else of the snapshot that was read, else the estate is read. */
export const wholeImage = (workspace: Workspace): Image => {
  const { db } = workspace;
  const version = estateVersion(db);
  const inMemory = workspace.estateInMemory()?.image ?? imageOfOpenRun(workspace, runsOfState(db, version));
  if (inMemory) return inMemory;
  const kept = keptOf.get(db);
  if (kept?.mark.version === version && kept.bytes) finish(readyForWhatIfs(workspace));
  return (kept?.mark.version === version ? kept.image : null) ?? workspace.image();
};

/** Totals as they stand with a run; null where money is not kept exactly enough to be added to. */
const storedTotals = (workspace: Workspace, run: RunSummary, tables: EstateTables): WholeTotals | null => {
  const { rates: _, ...totals } = storedRunOf(run).totals;
  const column = loadRunColumn(workspace.db, run.id, MONEY_COLUMN);
  const money =
    (column && moneyOfTexts(jsonOf(column) as Parameters<typeof moneyOfTexts>[0])) ??
    exactMoneyOf(totals, pricesOf(tables).values());
  return money && totals.surplus ? { totals, money } : null;
};

/** The unpacked image; undefined where it is not stored, or lacks what has come into the data contract since. */
const unpacked = async (
  db: Workspace['db'],
  hash: string,
  unpacking: Unpacking | null,
): Promise<Uint8Array | undefined> => {
  const bytes = await (unpacking?.hash === hash ? unpacking.bytes : unpackImage(db, hash));
  return bytes && holdsAllColumns(bytes) ? bytes : undefined;
};

const keepEstate = (kept: Kept, { rows, columns, image }: PresentEstate): void => {
  kept.tables = tablesOfRows(rows, columns);
  kept.image = image;
};

/** Numbers of a day: those kept with a run of the same catalog, which spares reading the catalog. */
const termsOf = (workspace: Workspace, asOf: number, run: RunSummary | undefined): Terms => {
  const column = run && loadRunColumn(workspace.db, run.id, TERMS_COLUMN);
  return column ? (jsonOf(column) as Terms) : workspace.termsFor(asOf);
};

/** What is kept of the present state: as it was, or carried forward from an earlier one; nothing yet where that is not possible. */
const keptNow = async (workspace: Workspace): Promise<Kept> => {
  const { db } = workspace;
  const catalogHash = workspace.catalogHash();
  const last = keptOf.get(db);
  const isOfCatalog = last?.catalogHash === catalogHash;
  if (isOfCatalog && last.mark.version === estateVersion(db)) return last;
  const kept = (isOfCatalog && (await carriedForward(workspace, last))) || {
    mark: inOneState(db, () => estateMark(db)),
    catalogHash,
    terms: new Map(),
    tables: undefined,
    image: null,
    known: new Map(),
    bytes: undefined,
  };
  keptOf.set(db, kept);
  return kept;
};

/**
 * What is in memory is taken; else, where a run of the same state of the estate is stored, its image, whatever it was asked; else the
 * estate is read.
 */
export const basisOf = async (
  workspace: Workspace,
  asked: Asked,
  unpacking: Unpacking | null = null,
): Promise<Basis> => {
  const { db } = workspace;
  const kept = await keptNow(workspace);
  const { version } = kept.mark;
  const runs = runsOfState(db, version);
  const answer = runs.find(run => answers(run, asked) && isOfTerms(workspace, run, kept.catalogHash));
  if (!kept.tables || !kept.image) {
    const present = workspace.estateInMemory();
    if (present && present.version !== version) return basisOf(workspace, asked);
    const image = present ? undefined : imageOfOpenRun(workspace, runs);
    const stored = answer ?? runs.at(0);
    const bytes =
      present || image || !stored || kept.tables ? undefined : await unpacked(db, stored.imageHash, unpacking);
    if (present) keepEstate(kept, present);
    else if (image) Object.assign(kept, { tables: tablesOfImage(image), image });
    else if (bytes) Object.assign(kept, { tables: tablesOfSnapshot(bytes), bytes });
    else if (!kept.tables) {
      const read = workspace.estate();
      // Somebody has changed it meanwhile.
      if (read.version !== version) return basisOf(workspace, asked);
      keepEstate(kept, read);
    }
  }
  const { tables, image, known } = kept as Kept & { readonly tables: EstateTables };
  const keep = (whole: WholeTotals): void => {
    known.delete(nameOf(asked));
    known.set(nameOf(asked), { asked, whole });
  };
  const totals = known.get(nameOf(asked))?.whole ?? (answer ? storedTotals(workspace, answer, tables) : null);
  if (totals) keep(totals);
  const terms = kept.terms.get(asked.asOf) ?? termsOf(workspace, asked.asOf, answer);
  kept.terms.set(asked.asOf, terms);
  return { tables, image, terms, known: totals, keep };
};

/** Tells whether anything has changed that an answer may have been computed from, so that an answer may be given again. */

import { hashOfCatalog } from '../catalog/load.ts';
import { APART_FROM_IMAGE } from '../engine/image/apart.ts';
import { type EstateMark, estateMark, hasOtherChanges } from '../store/editsSince.ts';
import { estateVersion, inOneState } from '../store/readEstate.ts';
import { loadRunSummary } from '../store/runs.ts';
import { lastRunId } from '../store/runsOfState.ts';
import { listTokens } from './tokens.ts';
import type { Workspace } from './workspace.ts';

/** The hash of the catalog as its files are now, also where the workspace has read another one. */
export const catalogNow = (): string => hashOfCatalog();

/**
 * Tables that advice on a stored run takes from the run alone. Of the estate as it is now it looks at days of last use, at when allocations were
 * first recorded, and at whether the estate has changed since (see `hasEstateChanged`).
 */
const AS_IN_RUN = APART_FROM_IMAGE;

/** What an answer is about. */
export type About = 'estate' | 'estate-and-tokens' | 'run';

/**
 * Makes marks of all that answers are computed from; two marks about the same are equal only where nothing of it has changed between. Every edit
 * and every import leaves its trace in the mark of the estate; stored runs never change.
 */
export const openMarks = (workspace: Workspace): ((about: About) => string) => {
  const { db } = workspace;
  let seen = estateMark(db).lastChange;
  let others = 0;
  /** Grows with every change of records that advice reads. */
  const changesForAdvice = ({ lastChange }: EstateMark): number => {
    if (lastChange !== seen && hasOtherChanges(db, seen, AS_IN_RUN)) others++;
    seen = lastChange;
    return others;
  };
  return about =>
    inOneState(db, () => {
      const estate = estateMark(db);
      const changed = changesForAdvice(estate);
      const known =
        about === 'run'
          ? [changed, estate.imports, estate.added]
          : [estate, lastRunId(db), about === 'estate-and-tokens' ? listTokens(workspace) : null];
      return JSON.stringify([about, known, catalogNow()]);
    });
};

/** Whether the estate is another one than that of a stored run. */
export const hasEstateChanged = ({ db }: Pick<Workspace, 'db'>, run: number): boolean =>
  loadRunSummary(db, run)?.estateVersion !== estateVersion(db);

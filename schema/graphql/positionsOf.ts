/** Finds the position of a license in an open run. */

import { positionsOf } from '../../app/positions.ts';
import type { OpenRun } from '../../app/runs.ts';
import { fold } from '../../app/vocabulary.ts';
import type { PositionShape } from './refs.ts';

const shapes = new WeakMap<OpenRun['run'], ReadonlyMap<string, PositionShape>>();

/** All positions of a run by folded key of the license, made once for each run. */
export const positionsByKey = (open: OpenRun): ReadonlyMap<string, PositionShape> => {
  const known = shapes.get(open.run);
  if (known) return known;
  const places = new Map(open.run.ledger.licenses.map(({ row, index }) => [row.license, index]));
  const made = new Map(
    positionsOf(open).map(record => [fold(record.license), { open, at: places.get(record.license)!, record }]),
  );
  shapes.set(open.run, made);
  return made;
};

/** The position of a license; null where the run does not know it. */
export const positionOfLicense = (open: OpenRun, key: string): PositionShape | null =>
  positionsByKey(open).get(fold(key)) ?? null;

/** Which positions are not the same in two runs. */
import { type PositionRecord, positionRecords } from '../../engine/explain/view.ts';
import { compareText, fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';

/** Positions that differ, by folded license key in the order of keys. */
export const changedPositions = (
  before: Run,
  after: Run,
): readonly {
  readonly key: string;
  readonly before: PositionRecord | null;
  readonly after: PositionRecord | null;
}[] => {
  const byKey = (run: Run) => new Map(positionRecords(run).map(position => [fold(position.license), position]));
  const [was, is] = [byKey(before), byKey(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort(compareText)
    .map(key => ({ key, before: was.get(key) ?? null, after: is.get(key) ?? null }))
    .filter(({ before: a, after: b }) => JSON.stringify(a) !== JSON.stringify(b));
};

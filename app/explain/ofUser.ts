/** Which decisions concern a user: what is on the computers the user is known on, and the rows that name the user. */
import { type Decision, decisionOf, otherDecisionOf } from '../../engine/explain/decisions.ts';
import { decisionIdsOf } from '../../engine/explain/lookup.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';

/** A decision by the number the engine gives it. */
export const plainDecision = (run: Run, id: number): Decision =>
  id >= 0 ? decisionOf(run, id) : otherDecisionOf(run, -1 - id);

/** Every computer a user is known on, and the rows that name the user. */
export const idsOfUser = (run: Run, user: number): number[] => {
  const { name } = run.image.users;
  const { computers } = run.image;
  const used = new Set(
    run.image.rows.usage.filter(row => fold(row.user) === fold(name[user])).map(row => fold(row.computer)),
  );
  const ids: number[] = [];
  for (let computer = 0; computer < computers.count; computer++) {
    if (computers.owner[computer] !== user && !used.has(computers.key[computer])) continue;
    for (const id of decisionIdsOf(run, { computer })) {
      const decided = plainDecision(run, id).user;
      if (decided === null ? computers.owner[computer] === user : fold(decided) === fold(name[user])) ids.push(id);
    }
  }
  const seen = new Set(ids);
  for (let at = 0; at < run.settled.other.length; at++)
    if (run.settled.other[at].user === user && !seen.has(-1 - at)) ids.push(-1 - at);
  return ids;
};

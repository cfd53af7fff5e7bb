/** Which decisions concern a user: what is on the computers the user is known on, and the rows that name the user. */
import { type Decision, decisionOf, otherDecisionOf } from '../../engine/explain/decisions.ts';
import { decisionIdsOf } from '../../engine/explain/lookup.ts';
import { oncePerImage } from '../../engine/image/cached.ts';
import type { Image } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';

/** A decision by the number the engine gives it. */
export const plainDecision = (run: Run, id: number): Decision =>
  id >= 0 ? decisionOf(run, id) : otherDecisionOf(run, -1 - id);

/** Computers that each user is known on: as their owner, or seen using something there. */
const computersByUser = oncePerImage(({ rows, computers, users }: Image): ReadonlyMap<number, readonly number[]> => {
  const known = new Map<number, Set<number>>();
  const put = (user: number | undefined, computer: number | undefined): void => {
    if (user === undefined || user < 0 || computer === undefined) return;
    if (!known.has(user)) known.set(user, new Set());
    known.get(user)!.add(computer);
  };
  for (let computer = 0; computer < computers.count; computer++) put(computers.owner[computer], computer);
  for (const { user, computer } of rows.usage) put(users.byKey.get(fold(user)), computers.byKey.get(fold(computer)));
  return new Map([...known].map(([user, own]) => [user, [...own].sort((a, b) => a - b)]));
});

/** Every computer a user is known on, and the rows that name the user. */
export const idsOfUser = (run: Run, user: number): number[] => {
  const { name } = run.image.users;
  const { computers } = run.image;
  const ids: number[] = [];
  for (const computer of computersByUser(run.image).get(user) ?? [])
    for (const id of decisionIdsOf(run, { computer })) {
      const decided = plainDecision(run, id).user;
      if (decided === null ? computers.owner[computer] === user : fold(decided) === fold(name[user])) ids.push(id);
    }
  const seen = new Set(ids);
  for (let at = 0; at < run.settled.other.length; at++)
    if (run.settled.other[at].user === user && !seen.has(-1 - at)) ids.push(-1 - at);
  return ids;
};

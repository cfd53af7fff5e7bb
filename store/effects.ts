/** Reads and writes what changes of rights did to consumption. */
import type { Database } from 'better-sqlite3';
import type { RecordedChange, StoredEffect } from './changes.ts';
import type { RecordTable } from './stored.ts';

/** A change of rights as far as undoing it needs. */
export type RightsChange = Pick<RecordedChange, 'id' | 'recordId' | 'before' | 'after'> & {
  readonly table: Extract<RecordTable, 'contracts' | 'licenses' | 'license_products' | 'license_contracts'>;
};

/** Changes of rights from this one on, the last first. */
export const rightsChangesFrom = (db: Database, first: number): RightsChange[] =>
  (
    db
      .prepare(
        'select id, "table", record_id recordId, before, after from changes where id >= ? and effect is not null order by id desc',
      )
      .all(first) as (Omit<RightsChange, 'before' | 'after'> & { before: string | null; after: string | null })[]
  ).map(({ before, after, ...change }) => ({
    ...change,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }));

/** What is stored of the effect of the changes that begin with this one; undefined where there is none. */
export const loadEffect = (db: Database, first: number): StoredEffect | undefined => {
  const effect = db.prepare('select effect from changes where id = ?').pluck().get(first) as string | null | undefined;
  return effect ? JSON.parse(effect) : undefined;
};

/** Keeps the effect of the changes that begin with this one. */
export const saveEffect = (db: Database, first: number, effect: StoredEffect): void => {
  db.prepare('update changes set effect = ? where id = ?').run(JSON.stringify(effect), first);
};

/** How far back effects are looked for that nobody computed: a program that was ended leaves its last changes so. */
const SEARCHED = 10_000;

/** First changes of those whose effect was never computed, in their order. */
export const pendingEffects = (db: Database): number[] =>
  db
    .prepare(
      `select id from changes where id > (select max(id) from changes) - ? and effect ->> '$.pending' and effect ->> '$.last' order by id`,
    )
    .pluck()
    .all(SEARCHED) as number[];

/** Whether there are more installations than so many, without counting them all. */
export const hasMoreInstallations = (db: Database, count: number): boolean =>
  db.prepare('select 1 from installations limit 1 offset ?').get(count) !== undefined;

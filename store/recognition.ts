/** Applies the recognition rules to all evidence: recomputes what is recognized and leaves what was imported as installed alone. */
import type { Database } from 'better-sqlite3';
import { compileRecognition } from '../engine/recognition/recognize.ts';
import type { References } from './importing/references.ts';
import { type After, type Condition, type ListOrder, pageSql, parametersOf, whereOf } from './keyset.ts';
import { readIds, readTable } from './readEstate.ts';

/** Distinct names in evidence by what became of them; a name counts once however many computers have it. */
export interface RecognitionCount {
  readonly recognized: number;
  readonly ignored: number;
  readonly unrecognized: number;
  /** Names that several rules fit with different answers. */
  readonly conflicts: number;
  /** Installations that came, went or got other dates. */
  readonly installationsChanged: number;
}

interface Title {
  readonly name_id: number;
  readonly publisher_id: number;
  readonly occurrences: number;
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

const TITLES = `
  select f.name_id, f.publisher_id, f.occurrences, p.publisher, n.name, n.version
  from (select name_id, publisher_id, count(*) occurrences from evidence group by 1, 2) f
  join evidence_names n on n.id = f.name_id
  join evidence_publishers p on p.id = f.publisher_id
  order by f.name_id, f.publisher_id`;

/** Decides every distinct name once and writes `recognized`. */
const decideTitles = (db: Database, references: References): Omit<RecognitionCount, 'installationsChanged'> => {
  const rules = readTable(db, 'recognition');
  const ids = readIds(db, 'recognition');
  const recognize = compileRecognition(rules);
  const titles = db.prepare(TITLES).all() as Title[];
  db.exec('delete from recognized');
  const insert = db.prepare(
    `insert into recognized (name_id, publisher_id, occurrences, outcome, application_id, rule_id, conflicts)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const counts = { recognized: 0, ignored: 0, unrecognized: 0, conflicts: 0 };
  for (const title of titles) {
    const { rule: at, conflicts } = recognize(title.publisher, title.name, title.version);
    const rule = at < 0 ? undefined : rules[at];
    const outcome = !rule ? 'unrecognized' : rule.ignore ? 'ignored' : 'recognized';
    const application =
      rule && !rule.ignore
        ? references.application(rule.product, rule.product_version, rule.product_edition, {
            table: 'recognition',
            column: 'product',
          })
        : null;
    counts[outcome]++;
    if (conflicts.length > 0) counts.conflicts++;
    insert.run(
      title.name_id,
      title.publisher_id,
      title.occurrences,
      outcome,
      application,
      at < 0 ? null : ids[at],
      JSON.stringify(conflicts.map(other => ids[other])),
    );
  }
  return counts;
};

const WANTED = `
  create temp table wanted (
    computer_id integer, application_id integer, installed_on integer, last_used integer,
    primary key (computer_id, application_id)) without rowid;
  insert into temp.wanted
    select e.computer_id, r.application_id, min(e.installed_on), max(e.last_used)
    from evidence e join recognized r on r.name_id = e.name_id and r.publisher_id = e.publisher_id
    where r.application_id is not null
    group by 1, 2`;

const GONE = `
  where sources & 1 and not exists (select 1 from temp.wanted w
    where w.computer_id = installations.computer_id and w.application_id = installations.application_id)`;

/** Bit 0 is set where evidence says so. What was also imported keeps the dates it was imported with. */
const RECOGNIZED = `
  insert into installations (computer_id, application_id, sources, seen_in, installed_on, last_used)
  select computer_id, application_id, 1, 0, installed_on, last_used from temp.wanted where true
  on conflict do update set
    sources = sources | 1,
    installed_on = iif(sources in (0, 1), excluded.installed_on, installed_on),
    last_used = iif(sources in (0, 1), excluded.last_used, last_used)
  where not sources & 1
    or sources = 1 and (installed_on is not excluded.installed_on or last_used is not excluded.last_used)`;

/** Recomputes everything that is recognized. To be called inside a transaction. */
export const applyRecognition = (db: Database, references: References): RecognitionCount => {
  const counts = decideTitles(db, references);
  db.exec('drop table if exists temp.wanted');
  db.exec(WANTED);
  const removed = db.prepare(`delete from installations ${GONE} and sources = 1`).run().changes;
  db.prepare(`update installations set sources = sources & ~1 ${GONE}`).run();
  const added = db.prepare(RECOGNIZED).run().changes;
  db.exec('drop table temp.wanted');
  return { ...counts, installationsChanged: removed + added };
};

/** A name in evidence that no rule fits, and on how many computers it was found. */
export interface Unrecognized {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly occurrences: number;
}

const TITLE_OF = `
  from recognized r
  join evidence_names n on n.id = r.name_id
  join evidence_publishers p on p.id = r.publisher_id`;

/** What is in evidence: each distinct name, version and publisher once, with a key that no other has. */
const TITLES_ONCE = `(
  select p.publisher, n.name, n.version, r.occurrences, r.outcome, n.key || char(31) || p.key key, r.name_id, r.publisher_id
  ${TITLE_OF}) t`;

const MOST_FREQUENT: ListOrder = { expression: 't.occurrences', isDescending: true, unique: 't.key' };

const NO_RULE: Condition = { sql: "t.outcome = 'unrecognized'", parameters: [] };

/** A row of a list of titles, with its key. */
export interface UnrecognizedTitle extends Unrecognized {
  readonly key: string;
}

/** Evidence that no rule fits and that meets the conditions, the most frequent first, after the row that a page ended with. */
export const pageOfUnrecognized = (
  db: Database,
  conditions: readonly Condition[],
  after: After,
  limit: number,
): readonly UnrecognizedTitle[] => {
  const { sql, parameters } = pageSql([NO_RULE, ...conditions], MOST_FREQUENT, after, limit);
  return db
    .prepare(`select t.publisher, t.name, t.version, t.occurrences, t.key from ${TITLES_ONCE} ${sql}`)
    .all(...parameters) as UnrecognizedTitle[];
};

/** How many names no rule fits. */
export const countUnrecognized = (db: Database, conditions: readonly Condition[]): number => {
  const all = [NO_RULE, ...conditions];
  return Number(
    db
      .prepare(`select count(*) from ${TITLES_ONCE} ${whereOf(all)}`)
      .pluck()
      .get(...parametersOf(all)),
  );
};

/** Evidence that no rule fits, the most frequent first. */
export const unrecognized = (db: Database, limit = 100): Unrecognized[] =>
  pageOfUnrecognized(db, [], null, limit).map(({ publisher, name, version, occurrences }) => ({
    publisher,
    name,
    version,
    occurrences,
  }));

/** A distinct name in evidence, whatever became of it. */
export interface EvidenceTitle extends UnrecognizedTitle {
  readonly nameId: number;
  readonly publisherId: number;
}

/** Every distinct name in evidence, one after the other. */
export const evidenceTitles = (db: Database): IterableIterator<EvidenceTitle> =>
  db
    .prepare(
      `select t.publisher, t.name, t.version, t.occurrences, t.key, t.name_id nameId, t.publisher_id publisherId
       from ${TITLES_ONCE}`,
    )
    .iterate() as IterableIterator<EvidenceTitle>;

/** On how many computers one of these names was found; walks through all evidence. */
export const computersWithTitles = (
  db: Database,
  titles: readonly Pick<EvidenceTitle, 'nameId' | 'publisherId'>[],
): number =>
  Number(
    db
      .prepare(
        `select count(distinct e.computer_id) from evidence e
         where (e.name_id, e.publisher_id) in
           (select each.value ->> 0, each.value ->> 1 from json_each(?) each)`,
      )
      .pluck()
      .get(JSON.stringify(titles.map(({ nameId, publisherId }) => [nameId, publisherId]))),
  );

/** A name in evidence that several rules fit with different answers. Rules are named by number. */
export interface RecognitionConflict extends Unrecognized {
  readonly rule: number;
  readonly others: readonly number[];
}

/** Conflicts between rules, the most frequent names first. */
export const recognitionConflicts = (db: Database, limit = 100): RecognitionConflict[] =>
  (
    db
      .prepare(
        `select p.publisher, n.name, n.version, r.occurrences, r.rule_id rule, r.conflicts others ${TITLE_OF}
         where r.conflicts <> '[]' order by r.occurrences desc, n.key, p.key limit ?`,
      )
      .all(limit) as (Omit<RecognitionConflict, 'others'> & { readonly others: string })[]
  ).map(row => ({ ...row, others: JSON.parse(row.others) }));

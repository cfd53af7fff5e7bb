/** Reads what is installed on many computers with one statement. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../engine/estate/tables.ts';
import { fold } from '../engine/names.ts';

const INSTALLED = `
  select c.computer, p.product, coalesce(v.version, '') version, coalesce(e.edition, '') edition, i.installed_on, i.last_used
  from computers c
  join installations i on i.computer_id = c.id
  join applications a on a.id = i.application_id
  join products p on p.id = a.product_id
  left join versions v on v.id = a.version_id
  left join editions e on e.id = a.edition_id
  where c.key in (select value from json_each(?))
  order by c.id, p.key, i.application_id`;

/** Installations by key of the computer, products in the order of their keys. */
export const installedOn = (
  db: Database,
  computers: readonly string[],
): ReadonlyMap<string, readonly Row<'installations'>[]> => {
  const rows = db.prepare(INSTALLED).all(JSON.stringify(computers)) as Row<'installations'>[];
  return Map.groupBy(rows, ({ computer }) => fold(computer));
};

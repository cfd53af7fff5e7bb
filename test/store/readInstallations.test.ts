/** Installations as columns: the same as the rows, and fast enough for millions. */
import { describe, expect, it } from 'vitest';
import { readTable } from '../../store/readEstate.ts';
import { NEVER, readInstallationRows, readInstallations } from '../../store/readInstallations.ts';
import { estateWriter, importFolder, lines } from '../import/estateFolder.ts';
import { databasesIn, temporaryFolder } from './temporary.ts';

const write = estateWriter();
const newDatabase = databasesIn(temporaryFolder());

describe('installations as columns', () => {
  it('say the same as the rows, also where numbers have gaps', async () => {
    const db = newDatabase();
    const rows = ['C,B,1,Std,2025-01-01', 'A,A,,,', 'C,A,,,1969-12-31', 'B,A,2,,'];
    await importFolder(
      db,
      write({
        computers: lines('computer', 'X', 'A', 'Y', 'B', 'C'),
        installations: lines('computer,product,version,edition,last_used', ...rows),
      }),
    );
    await importFolder(db, write({ computers: lines('computer', 'A', 'B', 'C') }), { mode: 'replace' });
    const { computers, applications, lastUsed, applicationRows } = readInstallations(db, { lastUsed: true });
    const names = readTable(db, 'computers').map(({ computer }) => computer);
    const read = Array.from(computers, (computer, at) => ({
      computer: names[computer],
      ...applicationRows[applications[at]],
      last_used: lastUsed![at] === NEVER ? null : lastUsed![at],
    }));
    expect(read).toEqual(readInstallationRows(db).map(({ installed_on: _, ...row }) => row));
    expect(read).toHaveLength(4);
    expect(readInstallations(db).lastUsed).toBeUndefined();
  });

  it('are read at two million rows a second or more, scanned by a sum of their numbers alone', () => {
    const db = newDatabase();
    const rows = 300_000;
    db.exec(`
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
        insert into computers (id, key, computer) select i, 'pc-' || i, 'PC-' || i from n;
      insert into products (id, key, product) values (1, 'p', 'P');
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 100)
        insert into applications (id, key, product_id) select i, 'p-' || i, 1 from n;
      insert into installations (computer_id, application_id, sources, seen_in)
        select c.id, a.id, 2, 1 from computers c, applications a`);
    expect(db.prepare('select sum(computer_id + application_id) from installations').pluck().get()).toBe(
      ((rows / 3000) * (3000 * 3001)) / 2 + ((rows / 100) * (100 * 101)) / 2,
    );
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      expect(readInstallations(db).computers.length).toBe(rows);
      return performance.now() - started;
    });
    expect(rows / Math.min(...times)).toBeGreaterThan(2000);
  });
});

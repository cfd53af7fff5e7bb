/** Rejects virtual computers that run, by way of their hosts, on themselves: what this import made of them is undone. */

import { COLUMNS, columnOf } from '../../engine/estate/keys.ts';
import { type Hosted, hostCycle, hostCycles } from '../../engine/estate/references.ts';
import { cellText, type Value } from '../../engine/estate/values.ts';
import { type Cell, recordReader, STORED, selectRecords } from '../stored.ts';
import type { ImportContext, Origin } from './context.ts';
import { recordChanges } from './history.ts';
import { removeRecords } from './removal.ts';

const HOSTED = `select id, key, computer, kind, host from computers where kind = 'virtual' and host <> ''`;

/** Looks again after each round: undoing a row may close another circle. Each round undoes at least one row, so it ends. */
export const rejectCycles = (context: ImportContext): void => {
  while (rejectRound(context)) {
    // The next round looks at what is stored now.
  }
};

const rejectRound = (context: ImportContext): boolean => {
  if (context.hosts.size() === 0) return false;
  const hosted = context.db.prepare(HOSTED).all() as (Hosted & { readonly id: number; readonly key: string })[];
  const alive = hosted.filter(({ id }) => context.isAlive('computers', id));
  const cycles = hostCycles(alive);
  if (cycles.size === 0) return false;
  const members = alive.filter(({ id, key }) => cycles.has(key) && context.hosts.get(id));
  for (const { id, key } of members) undo(context, id, key, context.hosts.get(id)!);
  return members.length > 0;
};

const undo = (context: ImportContext, id: number, key: string, origin: Origin): void => {
  const { db, hosts, seen, tally } = context;
  const read = recordReader('computers');
  const select = db.prepare(selectRecords('computers', 'where t.id = ?')).raw();
  const row = read(select.get(id) as Cell[]) as Readonly<Record<string, Value>>;
  const { file, line, outcome, before, moved } = origin;
  const cells = COLUMNS.computers.map(name => cellText(columnOf('computers', name)!, row[name]));
  context.reject('computers', COLUMNS.computers, cells, [
    hostCycle({ table: 'computers', file, line }, String(row.computer), String(row.host)),
  ]);
  tally.count('computers', outcome, -1);
  if (moved) {
    tally.count('computers', moved.now, -1);
    tally.count('computers', moved.was);
  }
  hosts.set(id, undefined);
  if (outcome === 'added') {
    removeRecords(context, 'computers', [id]);
    tally.count('computers', 'removed', -1);
    context.references.forget();
    return;
  }
  if (outcome !== 'repeated') seen.remove('computers', id);
  if (!before) return;
  const sets = STORED.computers.map(({ stored }) => `"${stored}" = ?`).join(', ');
  db.prepare(`update computers set ${sets} where id = ?`).run(...before, id);
  const restored = read(select.get(id) as Cell[]) as Readonly<Record<string, Value>>;
  recordChanges(db, context.author)({ table: 'computers', recordId: id, key, before: row, after: restored });
};

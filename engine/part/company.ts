/** Computers that are counted together: guests with their hosts, and everything in a cluster. */
import { fold } from '../names.ts';
import type { EstateTables } from './tables.ts';

const foldedColumn = (tables: EstateTables, name: string): readonly string[] =>
  tables.column('computers', name).map(cell => (cell === '' ? '' : fold(String(cell))));

/** Which ways company is followed: up to hosts and across clusters, or down to guests as well. */
export type Reach = 'hosts' | 'hosts-and-guests';

/**
 * 1 for every computer that is in `chosen` (by place), named in `names`, in a cluster of `clusters` (both folded), or in company of one
 * that is. `names` may hold names that are not listed: guests of theirs are found all the same.
 */
export const inCompany = (
  tables: EstateTables,
  chosen: Uint8Array,
  names: ReadonlySet<string>,
  clusters: ReadonlySet<string>,
  reach: Reach,
): Uint8Array => {
  const key = tables.column('computers', 'computer').map(cell => fold(String(cell)));
  const host = foldedColumn(tables, 'host');
  const cluster = foldedColumn(tables, 'cluster');
  const found = chosen.slice();
  const named = new Set(names);
  const clustered = new Set(clusters);
  const lacks = (at: number): boolean =>
    named.has(key[at]) ||
    (cluster[at] !== '' && clustered.has(cluster[at])) ||
    (reach === 'hosts-and-guests' && host[at] !== '' && named.has(host[at]));
  const note = (at: number): void => {
    if (reach === 'hosts-and-guests') named.add(key[at]);
    if (host[at] !== '') named.add(host[at]);
    if (cluster[at] !== '') clustered.add(cluster[at]);
  };
  for (let at = 0; at < key.length; at++) if (found[at] === 1) note(at);
  for (let grew = true; grew; ) {
    grew = false;
    for (let at = 0; at < key.length; at++)
      if (found[at] === 0 && lacks(at)) {
        found[at] = 1;
        grew = true;
        note(at);
      }
  }
  return found;
};

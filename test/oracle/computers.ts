/** Computers as objects: who uses them, which host they run on, what they are made of. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import { keyOf } from './names.ts';

export interface Computer {
  readonly key: string;
  readonly row: Row<'computers'>;
  readonly virtual: boolean;
  readonly portable: boolean;
  /** The assigned user's key; null where none is. */
  readonly user: string | null;
  /** The assigned user, else the calculated one, whatever their status. */
  readonly anyUser: string | null;
  /** 0 counts as not given. */
  readonly processors: number | null;
  readonly cores: number | null;
  readonly maxProcessors: number | null;
  /** The last computer reached by following `host`: a physical computer, or a virtual one whose host is not known. */
  readonly host: Computer;
}

const PORTABLE = ['laptop', 'notebook', 'sub-notebook', 'portable', 'tablet', 'hand-held'];

/** All computers of an estate by key, in database order. */
export function computersOf(estate: Estate): Map<string, Computer> {
  const computers = new Map<string, Computer & { host: Computer }>();
  for (const row of estate.computers) {
    const user = keyOf(row.user) || null;
    const computer = {
      key: keyOf(row.computer),
      row,
      virtual: row.kind === 'virtual',
      portable: PORTABLE.includes(row.chassis),
      user,
      anyUser: user ?? (keyOf(row.calculated_user) || null),
      processors: row.processors || null,
      cores: row.cores || null,
      maxProcessors: row.max_processors || null,
    } as Computer & { host: Computer };
    computers.set(computer.key, computer);
  }
  for (const computer of computers.values()) {
    let host: Computer = computer;
    while (host.virtual && computers.has(keyOf(host.row.host))) host = computers.get(keyOf(host.row.host))!;
    computer.host = host;
  }
  return computers;
}

/** A virtual computer at the end of the chain runs on a host that nobody knows. */
export const hostIsUnknown = (computer: Computer) => computer.host.virtual;

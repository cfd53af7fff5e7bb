/** Every family of metrics with its turn and its settling: the one place that knows which code serves which family. */
import type { Ledger } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';
import { settleAccess } from './access.ts';
import { settleCapacity, turnOfCapacity } from './capacity.ts';
import { settleComputers } from './computer.ts';
import { turnOfComputers } from './computer-turn.ts';
import { settleMeasured, turnOfMeasured } from './measured.ts';
import { settlePooled, turnOfPooled } from './pooled.ts';
import type { Settle } from './rows.ts';
import { settleUsers } from './user.ts';
import { turnOfUsers } from './user-turn.ts';

/** Takes from the candidates (free slots in unit order) what fits into `left`. */
type Turn = (ledger: Ledger, license: License, candidates: Int32Array, left: number) => void;

interface Family {
  readonly settle: Settle;
  readonly turn: Turn;
}

const FAMILIES = {
  computer: { settle: settleComputers, turn: turnOfComputers },
  user: { settle: settleUsers, turn: turnOfUsers },
  capacity: { settle: settleCapacity, turn: turnOfCapacity },
  pooled: { settle: settlePooled, turn: turnOfPooled },
  measured: { settle: settleMeasured, turn: turnOfMeasured },
  access: { settle: settleAccess, turn: () => undefined },
} as const satisfies Record<License['metric']['family'] | 'pooled', Family>;

/** What serves a license. */
export const familyOf = ({ metric }: License): Family =>
  FAMILIES[metric.family === 'capacity' && metric.pooled ? 'pooled' : metric.family];

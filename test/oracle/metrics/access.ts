/** Access metrics (CALs): every distinct user or computer that accesses is one unit, whatever the number of servers. */
import { overrideOf } from '../consumers.ts';
import { byConsumer } from '../items.ts';
import { carry } from '../tally.ts';
import type { Metric } from './metric.ts';

export const accessMetric: Metric = {
  units: (world, _license, items) => byConsumer(world, items),
  pairs: () => [],
  consume(world, license, items, tally) {
    for (const { consumer, items: accesses } of byConsumer(world, items)) {
      const units = overrideOf(license, consumer) ?? 1;
      carry(tally, consumer, accesses, units, () => (consumer.kind === 'user' ? 'SAME_USER' : 'SAME_COMPUTER'));
    }
  },
};

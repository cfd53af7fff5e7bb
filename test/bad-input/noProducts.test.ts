/** A license that names no product yet, with allocations of every kind: it covers nothing, and the calculation goes on. */
import { describe, expect, test } from 'vitest';
import { loadRun, POLICIES, parseDay, positionsOf, reconcileEstate } from '../../app/index.ts';
import { PARAMETERS } from '../../engine/metrics/parameters.ts';
import { bring, csvOf, newWorkspace } from '../app/sampleWorkspace.ts';

const METRICS = Object.keys(PARAMETERS);

describe.each(POLICIES)('under the policy %s', policy => {
  test('licenses of every metric without products have a position', async () => {
    const { workspace, dispose } = newWorkspace();
    const rows = METRICS.flatMap(metric => [
      `${metric},PC-1,,allocated,gift,`,
      `${metric},PC-2,,permanent,,3`,
      `${metric},,anna,permanent,gift,2`,
      `${metric},,bert,allocated,,`,
    ]);
    try {
      await bring(workspace, [
        csvOf('users', 'user\nanna\nbert\n'),
        csvOf('computers', 'computer,user\nPC-1,anna\nPC-2,bert\n'),
        csvOf('installations', 'computer,product\nPC-1,App\nPC-2,App\n'),
        csvOf('licenses', `license,metric\n${METRICS.map(metric => `${metric},${metric}`).join('\n')}\n`),
        csvOf('allocations', `license,computer,user,kind,exempt,units\n${rows.join('\n')}\n`),
      ]);
      await reconcileEstate(workspace, { asOf: parseDay('2026-01-31')!, policy });
      const positions = positionsOf(loadRun(workspace));
      expect(positions.length).toBe(METRICS.length);
      expect(positions.every(({ raw }) => raw === 0)).toBe(true);
      expect(loadRun(workspace).run.settled.outcome.length).toBe(2);
    } finally {
      dispose();
    }
  });
});

/** What renewals compute by parts is what computing the whole estate for every day comes to. `long.ts` compares thousands. */
import { afterAll, expect, test } from 'vitest';
import { newWorkspace } from '../app/sampleWorkspace.ts';
import { agreeOn } from './agree.ts';

const { workspace, dispose } = newWorkspace();
afterAll(dispose);

test('renewals under priority are those of computing everything for every day', { timeout: 120_000 }, async () => {
  const seen = await agreeOn(workspace, 120, 20_260_101, 'priority');
  expect(seen.compared).toBe(120);
  expect(seen.endings).toBeGreaterThan(400);
  expect(seen.changing).toBeGreaterThan(70);
  expect(seen.concerned).toBeGreaterThan(70);
  expect(seen.inParts).toBeGreaterThan(20);
});

test('renewals under optimal are those of computing everything for every day', { timeout: 120_000 }, async () => {
  const metrics = ['device', 'user', 'core', 'microsoft_user_cal', 'concurrent_user'] as const;
  const seen = await agreeOn(workspace, 20, 3, 'optimal', { metrics });
  expect(seen.compared).toBeGreaterThan(14);
  expect(seen.changing).toBeGreaterThan(14);
});

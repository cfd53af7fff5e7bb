/** What-ifs that are kept on the command line: saved once computed, computed again by name, listed and deleted. */
import { describe, expect, test } from 'vitest';
import { ownFolder, SMALL, samwise } from './running.ts';

const PLAN = 'purchases:\n  - {purchase: PLAN, license: %, quantity: 5}\n';

const estate = async (): Promise<{ cwd: string; plan: string }> => {
  const cwd = ownFolder({ ...SMALL, 'wrong.yaml': 'licences:\n  - {license: X}\n' });
  await samwise(['import', '.'], { cwd });
  await samwise(['reconcile', '--as-of', '2026-01-31'], { cwd });
  const { positions } = JSON.parse((await samwise(['positions', '--json'], { cwd })).out);
  return { cwd, plan: PLAN.replace('%', positions[0].license) };
};

describe('what-if', () => {
  test('--save keeps what was computed, and --kept computes it again', async () => {
    const { cwd, plan } = await estate();
    const saved = await samwise(['what-if', '-', '--save', 'Without', '--json'], { cwd, input: plan });
    expect([saved.status, saved.err]).toEqual([0, expect.stringContaining('Kept as Without, version 1.')]);
    const again = await samwise(['what-if', '--kept', 'without', '--json'], { cwd });
    expect(again.status).toBe(0);
    expect(again.out).toBe(saved.out);
    expect(JSON.parse(again.out).before.surplus).toEqual(expect.any(Object));
    const { whatIfs } = JSON.parse((await samwise(['what-if', '--list', '--json'], { cwd })).out);
    expect(whatIfs).toMatchObject([{ name: 'Without', version: 1, text: plan }]);
    expect((await samwise(['what-if', '--list'], { cwd })).out).toMatch(/^Without +1 +\d{4}-/m);
    expect((await samwise(['what-if', '--delete', 'WITHOUT'], { cwd })).err).toContain('Deleted Without.');
    expect((await samwise(['what-if', '--list'], { cwd })).out).toContain('No what-if is kept.');
  });

  test('keeps nothing that is refused, and says what is not there or not said', async () => {
    const { cwd, plan } = await estate();
    const refused = await samwise(['what-if', 'wrong.yaml', '--save', 'Wrong'], { cwd });
    expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('TABLE_UNKNOWN')]);
    expect((await samwise(['what-if', '--list'], { cwd })).out).toContain('No what-if is kept.');
    const unknown = await samwise(['what-if', '--kept', 'nothing'], { cwd });
    expect([unknown.status, unknown.err]).toEqual([1, expect.stringContaining('No what-if is kept as nothing.')]);
    expect((await samwise(['what-if', '--delete', 'nothing'], { cwd })).status).toBe(1);
    const nothing = await samwise(['what-if'], { cwd });
    expect([nothing.status, nothing.err]).toEqual([2, expect.stringContaining('Give one of: a file')]);
    expect((await samwise(['what-if', 'wrong.yaml', '--list'], { cwd })).status).toBe(2);
    expect((await samwise(['what-if', '-', '--save', ' '], { cwd, input: plan })).status).toBe(2);
  });
});

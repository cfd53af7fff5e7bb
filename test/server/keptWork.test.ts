/** The process that is kept for what-ifs: asked again it is the same one, and whatever becomes of it the next question is answered. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { editRecords } from '../../app/editRecords.ts';
import { importPaths, reconcileEstate } from '../../app/index.ts';
import type { WhatIfOutcome } from '../../app/whatIf.ts';
import { type KeptWork, type KeptWorkOptions, keepWork } from '../../server/keptWork.ts';
import type { Report, Work } from '../../server/worker.ts';
import { DAY, newWorkspace, SAMPLE } from '../app/sampleWorkspace.ts';

const own = newWorkspace();
const kept: KeptWork[] = [];

beforeAll(async () => {
  const { db, metricAliases } = own.workspace;
  await importPaths(db, [SAMPLE], { metricAliases });
  await reconcileEstate(own.workspace, { asOf: DAY });
});
afterAll(() => {
  for (const each of kept) each.close();
  own.dispose();
});

const keep = (options: Partial<KeptWorkOptions> = {}): KeptWork => {
  const one = keepWork(own.file, { idleMs: 60_000, ...options });
  kept.push(one);
  return one;
};

const workOf = (changes: string): Work => ({ kind: 'what-if', asked: { changes, asOf: DAY, policy: 'priority' } });
const MORE = 'purchases: [{purchase: TRY-1, license: COREL-2023, quantity: 7}]';

const ORACLE = `licenses: [{license: ORA-DB-EE, parameters: {scope: host}}]
purchases: [{purchase: TRY-1, license: ORA-DB-EE, quantity: 1}]`;

type Answer = Extract<WhatIfOutcome, { refused: false }>;

/** Asks and gives the end with the answer, where there was one. */
const ask = (process: KeptWork, changes = MORE) => {
  let answer: Answer | undefined;
  const working = process.ask(workOf(changes), report => {
    if (report.kind === 'answer') answer = report.outcome as Answer;
  });
  return { ...working, told: working.ended.then(end => ({ end, answer })) };
};

const CANCELLED: Report = { kind: 'failed', message: 'cancelled', isForeseen: true };

const entitled = ({ answer }: { readonly answer?: Answer }): readonly (number | undefined)[] =>
  answer!.positions.map(({ before }) => before?.entitled);

describe('the process that is kept', () => {
  test('answers the next question too, each with its own answer, in their order', async () => {
    const process = keep();
    expect(process.process()).toBeUndefined();
    const order: string[] = [];
    const asked = [MORE, MORE.replace('7', '8'), 'nonsense: []'].map((changes, at) => {
      const one = ask(process, changes);
      void one.ended.then(() => order.push(String(at)));
      return one.told;
    });
    expect(process.count()).toBe(3);
    const first = process.process();
    const answers = await Promise.all(asked);
    expect(order).toEqual(['0', '1', '2']);
    const gained = answers.slice(0, 2).map(({ answer }) => {
      const [{ before, after }] = answer!.positions;
      return after!.entitled - before!.entitled;
    });
    expect(gained).toEqual([7, 8]);
    expect(answers[2].answer).toMatchObject({ refused: true });
    expect(first).toBeTypeOf('number');
    expect(process.process()).toBe(first);
    expect(process.count()).toBe(0);
  });

  test('answers for the estate as it is when it is asked, and for another day', async () => {
    const process = keep();
    const before = await ask(process).told;
    const cells = { purchase: 'KEPT-1', license: 'COREL-2023', quantity: '5' };
    editRecords(own.workspace, { table: 'purchases', records: [{ cells }], who: 'anna', at: 1 });
    const after = await ask(process).told;
    expect(entitled(after)[0]).toBe(entitled(before)[0]! + 5);
    const earlier = await ask(process, `as_of: 2020-01-01\n${MORE}`).told;
    expect(earlier.answer).toMatchObject({ asOf: '2020-01-01' });
  });

  test('that dies says so to whoever asked, and the next question gets another', async () => {
    const process = keep();
    const asked = ask(process);
    const waiting = ask(process);
    const first = process.process()!;
    globalThis.process.kill(first, 'SIGKILL');
    expect((await asked.told).end).toEqual({ kind: 'failed', message: 'the work ended by SIGKILL', isForeseen: false });
    expect((await waiting.told).answer).toBeDefined();
    expect(process.process()).not.toBe(first);
  });

  test('goes on with those that wait where a question is given up, also one whose turn has yet to come', async () => {
    const process = keep();
    const [running, waiting, last] = [ask(process), ask(process), ask(process)];
    expect([running, waiting, last].map(({ isWaiting }) => isWaiting())).toEqual([false, true, true]);
    waiting.end();
    expect((await waiting.told).end).toEqual(CANCELLED);
    running.end();
    expect((await running.told).end).toEqual(CANCELLED);
    expect((await last.told).answer).toBeDefined();
  });

  test('stays where a question that is given up hears of it', async () => {
    const process = keep({ hearingMs: 60_000 });
    await ask(process).told;
    const first = process.process();
    let answered = false;
    const advice = process.ask({ kind: 'advice', asked: { run: 1, unusedDays: 90 } }, ({ kind }) => {
      answered ||= kind === 'answer';
    });
    advice.end();
    expect(await advice.ended).toEqual(CANCELLED);
    expect((await ask(process).told).answer).toBeDefined();
    expect([process.process(), answered]).toEqual([first, false]);
  });

  test('is ended where it does not hear, and the next one gets ready where it is said how', async () => {
    const process = keep({ ready: { kind: 'ready', for: 'what-if' } });
    await process.getReady();
    const first = process.process()!;
    globalThis.process.kill(first, 'SIGSTOP');
    const asked = ask(process);
    asked.end();
    expect((await asked.told).end).toEqual(CANCELLED);
    await vi.waitFor(() => expect([undefined, first]).not.toContain(process.process()), { timeout: 20_000 });
    expect((await ask(process).told).answer).toBeDefined();
  });

  test('tells why it could not get ready, and gets ready for nobody after the end', async () => {
    const told: Report[] = [];
    const nowhere = keepWork(`${own.file}.missing`, {
      idleMs: 60_000,
      ready: { kind: 'ready', for: 'renewals' },
      unready: report => told.push(report),
    });
    kept.push(nowhere);
    await nowhere.getReady();
    expect(told).toMatchObject([{ kind: 'failed', isForeseen: true }]);
    nowhere.close();
    await nowhere.getReady();
    expect([nowhere.process(), told.length]).toEqual([undefined, 1]);
  });

  test('goes by the files of the catalog as they are when it is asked', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'samwise-kept-'));
    const root = join(import.meta.dirname, '../..');
    for (const room of ['app', 'catalog', 'engine', 'importers', 'schema', 'server', 'store'])
      cpSync(join(root, room), join(folder, room), { recursive: true });
    for (const name of ['package.json', 'node_modules']) symlinkSync(join(root, name), join(folder, name));
    const { keepWork: keepCopy } = await import(pathToFileURL(join(folder, 'server/keptWork.ts')).href);
    const process: KeptWork = keepCopy(own.file, { idleMs: 60_000 });
    kept.push(process);
    // The license says its own factor; without it, that of the catalog counts.
    const consumed = async (): Promise<number> => {
      const { answer } = await ask(process, ORACLE).told;
      return answer!.positions.find(({ license }) => license === 'ORA-DB-EE')!.after!.consumed;
    };
    const before = await consumed();
    const first = process.process();
    const file = join(folder, 'catalog/oracle/core-factors.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('value: "0.5"', 'value: "0.75"'));
    expect(await consumed()).toBe(before * 1.5);
    expect(process.process()).toBe(first);
    process.close();
    rmSync(folder, { recursive: true });
  });

  test('ends when nobody asks for a while, and comes again', async () => {
    const process = keep({ idleMs: 50 });
    expect((await ask(process).told).answer).toBeDefined();
    await vi.waitFor(() => expect(process.process()).toBeUndefined());
    expect((await ask(process).told).answer).toBeDefined();
  });

  test('ends with the server, with all that is asked', async () => {
    const process = keep();
    const asked = [ask(process), ask(process)];
    const first = process.process()!;
    process.close();
    expect((await Promise.all(asked.map(({ told }) => told))).map(({ end }) => end)).toEqual([CANCELLED, CANCELLED]);
    expect((await ask(process).told).end).toEqual(CANCELLED);
    await vi.waitFor(() => expect(() => globalThis.process.kill(first, 0)).toThrow());
  });
});

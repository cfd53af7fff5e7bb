/** Mutation and subscription: reconcile the estate, and follow it. */

import type { ReconcileJob } from '../../app/jobs.ts';
import { loadStoredRun } from '../../app/pages/runs.ts';
import { Refusal } from '../../app/refusal.ts';
import { builder } from './builder.ts';
import { today } from './context.ts';
import { enumOf, Policy } from './enums.ts';
import { encodeId, idOf, numberOf } from './ids.ts';
import { RateInput, ratesOf } from './rates.ts';
import { Run } from './refs.ts';
import { foreseen, REFUSALS } from './refusals.ts';

const JobState = enumOf('JobState', 'How work in the background stands.', {
  running: 'It goes on.',
  done: 'It is done.',
  failed: 'It failed, and nothing was stored.',
  cancelled: 'It was cancelled, and nothing was stored.',
});

const RunProgress = builder.objectRef<ReconcileJob>('RunProgress').implement({
  description: 'How far a reconciliation is.',
  fields: t => ({
    id: t.id({ description: 'Id to follow or cancel it by.', resolve: ({ id }) => encodeId('RunProgress', id) }),
    state: t.field({ type: JobState, description: 'How it stands.', resolve: ({ state }) => state }),
    step: t.exposeString('step', { description: 'What it is at: reading, computing or saving.' }),
    message: t.exposeString('message', { description: 'Why it failed; blank where it did not.' }),
    run: t.field({
      type: Run,
      nullable: true,
      description: 'The run; null until it is done.',
      resolve: ({ runId }, _, { workspace }) => (runId === null ? null : loadStoredRun(workspace, runId)),
    }),
  }),
});

const ReconcileInput = builder.inputType('ReconcileInput', {
  description: 'What is to be computed.',
  fields: t => ({
    asOf: t.field({ type: 'Date', description: 'The day; today in UTC when left out.' }),
    policy: t.field({ type: Policy, description: 'How licenses are given; PRIORITY when left out.' }),
    rates: t.field({
      type: [RateInput],
      description: 'What currencies are worth; OPTIMAL needs them where prices are in several.',
    }),
    wait: t.boolean({
      description: 'Whether to answer only when it is done. Otherwise it is followed with reconcileProgress.',
    }),
  }),
});

const ReconcileSuccess = builder.objectRef<ReconcileJob>('ReconcileSuccess').implement({
  description: 'The reconciliation has begun; with wait, it is done.',
  fields: t => ({
    progress: t.field({ type: RunProgress, description: 'How far it is.', resolve: job => job }),
    run: t.field({
      type: Run,
      nullable: true,
      description: 'The run; null where it is not done.',
      resolve: ({ runId }, _, { workspace }) => (runId === null ? null : loadStoredRun(workspace, runId)),
    }),
  }),
});

builder.mutationField('reconcile', t =>
  t.field({
    type: ReconcileSuccess,
    description: 'Computes the whole estate for a day and keeps the run.',
    args: { input: t.arg({ type: ReconcileInput, required: true, description: 'What is to be computed.' }) },
    errors: {
      types: REFUSALS,
      directResult: true,
      union: { name: 'ReconcileResult', description: 'What became of a reconciliation.' },
    },
    resolve: (_, { input: { asOf, policy, rates, wait } }, { jobs, now }) =>
      foreseen(async () => {
        let job = jobs.reconcile({
          asOf: asOf ?? today({ now }),
          policy: policy ?? 'priority',
          rates: ratesOf(rates),
        });
        if (wait) for await (const next of jobs.followReconcile(job.id)) job = next;
        if (job.state === 'failed') throw new Refusal('RECONCILE_FAILED', job.message, '');
        if (job.state === 'cancelled') throw new Refusal('CANCELLED', 'It was cancelled; nothing was stored.', '');
        return job;
      }),
  }),
);

builder.subscriptionField('reconcileProgress', t =>
  t.field({
    type: RunProgress,
    description: 'A reconciliation while it goes on.',
    args: { id: t.arg.id({ required: true, description: 'Id of the progress that reconcile answered.' }) },
    subscribe: (_, { id }, { jobs }) => {
      const job = idOf('RunProgress', id);
      if (!jobs.reconcileJob(job))
        throw new Refusal('NOT_FOUND', 'There is no such reconciliation.', 'Look at the list of runs.');
      return jobs.followReconcile(job);
    },
    resolve: job => job,
  }),
);

const CancelInput = builder.inputType('CancelInput', {
  description: 'What is to be cancelled: an import or a reconciliation.',
  fields: t => ({
    import: t.id({ description: 'Id of a running import.' }),
    reconcile: t.id({ description: 'Id of the progress of a reconciliation.' }),
  }),
});

const CancelSuccess = builder.objectRef<{ readonly cancelled: boolean }>('CancelSuccess').implement({
  description: 'It was asked to end.',
  fields: t => ({
    cancelled: t.exposeBoolean('cancelled', { description: 'Whether it was still going on.' }),
  }),
});

builder.mutationField('cancel', t =>
  t.field({
    type: CancelSuccess,
    description: 'Ends work in the background; what it did is undone.',
    args: { input: t.arg({ type: CancelInput, required: true, description: 'What.' }) },
    errors: { types: REFUSALS, directResult: true, union: { name: 'CancelResult', description: 'What became of it.' } },
    resolve: (_, { input }, { jobs }) =>
      foreseen(() => {
        const cancelled = [
          ...(input.import ? [jobs.cancelImport(numberOf('Import', input.import))] : []),
          ...(input.reconcile ? [jobs.cancelReconcile(idOf('RunProgress', input.reconcile))] : []),
        ];
        if (cancelled.length === 0)
          throw new Refusal('TARGET_INVALID', 'Nothing is named.', 'Name an import or a reconciliation.');
        return { cancelled: cancelled.every(Boolean) };
      }),
  }),
);

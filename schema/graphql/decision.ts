/** Decisions: what each installation and each access came to, with a sentence and what every license says to it. */
import {
  candidateSentence,
  candidatesOf,
  decisionAt,
  decisionSentence,
  type Candidate as EngineCandidate,
  isDecision,
} from '../../app/pages/decisions.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connections.ts';
import { Outcome, Reason, Right, Verdict } from './enums.ts';
import { runFor } from './openRuns.ts';
import { Computer, Decision, type DecisionShape, License, Product, User } from './refs.ts';
import { computerOfRun, licenseOfRun, productOfRun, userOfRun } from './shapes.ts';

export const DecisionFilter = builder.inputType('DecisionFilter', {
  description: 'Which decisions. All that is given must fit.',
  fields: t => ({
    outcome: t.field({ type: [Outcome], description: 'One of these outcomes.' }),
    reason: t.field({ type: [Reason], description: 'One of these reasons.' }),
    right: t.field({ type: [Right], description: 'One of these rights.' }),
    product: t.string({ description: 'Key of the product.' }),
    computer: t.string({ description: 'Key of the computer.' }),
    user: t.string({ description: 'Key of the user.' }),
    publisher: t.string({ description: 'Publisher of the product.' }),
    text: t.string({ description: 'Part of the name of computer, user or product.' }),
  }),
});

interface CandidateShape extends DecisionShape {
  readonly candidate: EngineCandidate;
}

const Candidate = builder.objectRef<CandidateShape>('Candidate').implement({
  description: 'A license that names the product, and what it says.',
  fields: t => ({
    license: t.field({
      type: License,
      description: 'The license.',
      resolve: ({ open, candidate }) => licenseOfRun(open, candidate.license.row.license),
    }),
    verdict: t.field({ type: Verdict, description: 'What it says.', resolve: ({ candidate }) => candidate.verdict }),
    reason: t.field({
      type: Reason,
      nullable: true,
      description: 'Why it may not cover it.',
      resolve: ({ candidate }) => candidate.reason,
    }),
    sentence: t.string({
      description: 'The same in one sentence, with the numbers in it.',
      resolve: ({ open, id, candidate }) => candidateSentence(open.run, id, candidate),
    }),
  }),
});

const record = ({ open, id }: DecisionShape) => decisionAt(open.run, id);
const orNull = <T>(name: string | null, make: (name: string) => T): T | null => (name === null ? null : make(name));

builder.node(Decision, {
  description: 'What an installation, an access or a consumption without an installation came to.',
  id: { resolve: ({ open, id }) => `${open.meta.id}/${id}` },
  loadMany: (ids, context) =>
    ids.map(text => {
      const [, run, id] = /^(\d{1,15})\/(-?\d{1,15})$/.exec(text) ?? [];
      const open = run === undefined ? undefined : runFor(context, Number(run));
      return open && isDecision(open.run, Number(id)) ? { open, id: Number(id) } : null;
    }),
  fields: t => ({
    computer: t.field({
      type: Computer,
      nullable: true,
      description: 'The computer; null where a user consumes without one.',
      resolve: parent => orNull(record(parent).computer, name => computerOfRun(parent.open, name)),
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user, where users are counted and known.',
      resolve: parent => orNull(record(parent).user, name => userOfRun(parent.open, name)),
    }),
    product: t.field({
      type: Product,
      nullable: true,
      description: 'The product; null where something is consumed that is no product: measured or permanent.',
      resolve: parent => orNull(record(parent).product, name => productOfRun(parent.open, name)),
    }),
    version: t.string({
      nullable: true,
      description: 'Version found.',
      resolve: parent => record(parent).version || null,
    }),
    edition: t.string({
      nullable: true,
      description: 'Edition found.',
      resolve: parent => record(parent).edition || null,
    }),
    outcome: t.field({ type: Outcome, description: 'What it came to.', resolve: parent => record(parent).outcome }),
    license: t.field({
      type: License,
      nullable: true,
      description: 'The license that has it.',
      resolve: parent => orNull(record(parent).license, name => licenseOfRun(parent.open, name)),
    }),
    right: t.field({
      type: Right,
      nullable: true,
      description: 'The right by which it is covered.',
      resolve: parent => record(parent).right,
    }),
    reason: t.field({
      type: Reason,
      nullable: true,
      description: 'Why it consumes nothing or is not covered.',
      resolve: parent => record(parent).reason,
    }),
    units: t.int({ description: 'What it consumes.', resolve: parent => record(parent).units }),
    sentence: t.string({
      description: 'The same in one sentence.',
      resolve: ({ open, id }) => decisionSentence(open.run, id),
    }),
    candidates: t.field({
      type: [Candidate],
      description: 'Every license that names the product, in the order in which they take.',
      resolve: ({ open, id }) => candidatesOf(open.run, id).map(candidate => ({ open, id, candidate })),
    }),
  }),
});

export const DecisionConnection = connectionOf('Decision', Decision, 'decisions');

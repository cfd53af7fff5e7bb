/** Decisions: what each installation and each access came to, with a sentence and what every license says to it. */
import {
  candidateSentence,
  candidatesOf,
  decisionAt,
  type Candidate as EngineCandidate,
  isDecision,
} from '../../app/pages/decisions.ts';
import { sentenceOfDecision } from '../../app/scope/sentences.ts';
import { choiceOf } from '../../app/worth.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connections.ts';
import { Choice, Outcome, Reason, Right, Verdict } from './enums.ts';
import { runLater } from './openRuns.ts';
import { Computer, Decision, type DecisionShape, License, Product, User } from './refs.ts';
import { computerOfRun, licenseOfRun, productOfRun, userOfRun } from './shapes.ts';

export const DecisionFilter = builder.inputType('DecisionFilter', {
  description: 'Which decisions. All that is given must fit.',
  fields: t => ({
    outcome: t.field({ type: [Outcome], description: 'One of these outcomes.' }),
    reason: t.field({ type: [Reason], description: 'One of these reasons.' }),
    right: t.field({ type: [Right], description: 'One of these rights.' }),
    license: t.string({ description: 'Key of the license that has it.' }),
    product: t.string({ description: 'Key of the product.' }),
    computer: t.string({ description: 'Key of the computer.' }),
    user: t.string({ description: 'Key of the user.' }),
    publisher: t.string({ description: 'Publisher of the product.' }),
    businessUnit: t.string({ description: 'Business unit of the computer, of the user where there is no computer.' }),
    location: t.string({ description: 'Location of the computer, of the user where there is no computer.' }),
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
    Promise.all(
      ids.map(async text => {
        const [, run, id] = /^(\d{1,15})\/(-?\d{1,15})$/.exec(text) ?? [];
        const open = run === undefined ? undefined : await runLater(context, Number(run));
        return open && isDecision(open.run, Number(id)) ? { open, id: Number(id) } : null;
      }),
    ),
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
      resolve: ({ open, id }) => sentenceOfDecision(open.run, id, open.within),
    }),
    choice: t.field({
      type: Choice,
      nullable: true,
      description: 'Why this license and no other; null under the policy PRIORITY, and where no license has it.',
      resolve: ({ open, id }) => choiceOf(open.run, id)?.choice,
    }),
    choiceSentence: t.string({
      nullable: true,
      description:
        'The same in one sentence, with the license it was compared with; null where that one may not be seen.',
      resolve: ({ open, id }) => {
        const chosen = choiceOf(open.run, id);
        const isHidden = chosen?.than != null && open.within?.licenseNamed(chosen.than) === false;
        return isHidden ? null : chosen?.sentence;
      },
    }),
    candidates: t.field({
      type: [Candidate],
      description: 'Every license that names the product, in the order in which they take.',
      resolve: ({ open, id }) => candidatesOf(open.run, id).map(candidate => ({ open, id, candidate })),
    }),
  }),
});

export const DecisionConnection = connectionOf('Decision', Decision, 'decisions');

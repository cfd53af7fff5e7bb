/** Positions: what a license is entitled to, what it consumes, and everything behind the figures. */
import { surplusText } from '../../app/breakdowns/amounts.ts';
import { decisionsOfLicense } from '../../app/pages/decisions.ts';
import { findingsOfLicense } from '../../app/pages/findings.ts';
import { sentencesOfPosition } from '../../app/scope/sentences.ts';
import { SECTIONS, type Section } from '../../app/vocabulary.ts';
import { marginalOf } from '../../app/worth.ts';
import { builder } from './builder.ts';
import { connectionOf, mapNodes, pageArgs } from './connections.ts';
import { DecisionConnection, DecisionFilter } from './decision.ts';
import { enumOf, PositionStatus } from './enums.ts';
import { problemOfFinding } from './findings.ts';
import { Money } from './money.ts';
import { runLater } from './openRuns.ts';
import { positionOfLicense } from './positionsOf.ts';
import { Problem } from './problem.ts';
import { Contract, License, Position } from './refs.ts';
import { type ContractShape, contractOfRun, licenseOfRun } from './shapes.ts';

const SECTION_TEXTS = {
  downgrade: 'Earlier versions and lesser editions.',
  upgrade: 'Newer versions.',
  multiple_use: 'Several installations by one entitlement.',
  second_use: 'A portable second computer.',
  exempt_roles: 'Roles of computers on which nothing is consumed.',
} as const satisfies Record<Section, string>;

const RightSection = enumOf('RightSection', 'A group of rights that is inherited as a whole.', SECTION_TEXTS);

const Inheritance = builder
  .objectRef<{ readonly section: Section; readonly contract: ContractShape }>('Inheritance')
  .implement({
    description: 'Rights that a license takes from a contract.',
    fields: t => ({
      section: t.field({ type: RightSection, description: 'Which rights.', resolve: ({ section }) => section }),
      contract: t.field({ type: Contract, description: 'The contract chosen.', resolve: ({ contract }) => contract }),
    }),
  });

builder.node(Position, {
  description: 'How a license stands in a run.',
  id: { resolve: ({ open, record }) => `${open.meta.id}/${record.license}` },
  loadMany: (ids, context) =>
    Promise.all(
      ids.map(async text => {
        const [, run, key] = /^(\d{1,15})\/(.+)$/s.exec(text) ?? [];
        const open = run === undefined ? undefined : await runLater(context, Number(run));
        return open ? positionOfLicense(open, key) : null;
      }),
    ),
  fields: t => ({
    license: t.field({
      type: License,
      description: 'The license as it was in the run.',
      resolve: ({ open, record }) => licenseOfRun(open, record.license),
    }),
    entitled: t.int({ description: 'What may be consumed.', resolve: ({ record }) => record.entitled }),
    consumed: t.int({ description: 'What is consumed.', resolve: ({ record }) => record.consumed }),
    available: t.int({
      description: 'What is left; negative where it is not enough.',
      resolve: ({ record }) => record.available,
    }),
    shortfall: t.int({ description: 'What is missing.', resolve: ({ record }) => record.shortfall }),
    projected: t.int({
      description: 'What is to be ordered at the next true-up.',
      resolve: ({ record }) => record.projected,
    }),
    consumedInScope: t.int({
      description:
        'What computers and users that may be seen consume of it; the same as consumed where all may be seen.',
      resolve: ({ open, at, record }) => open.within?.consumed(at) ?? record.consumed,
    }),
    raw: t.int({ description: 'Installations given to the license.', resolve: ({ record }) => record.raw }),
    exempt: t.int({ description: 'Those of them that are exempt.', resolve: ({ record }) => record.exempt }),
    status: t.field({ type: PositionStatus, description: 'How it stands.', resolve: ({ record }) => record.status }),
    unitPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Price of one entitlement; null where none is known.',
      resolve: ({ record }) =>
        record.unitPrice === null ? null : { amount: record.unitPrice, currency: record.currency },
    }),
    exposure: t.field({
      type: Money,
      nullable: true,
      description: 'What the shortfall costs; null where no price is known.',
      resolve: ({ record }) =>
        record.exposure === null ? null : { amount: record.exposure, currency: record.currency },
    }),
    marginal: t.field({
      type: Money,
      nullable: true,
      description:
        'What exposure would fall by with one more entitlement; null under the policy PRIORITY, and where no price is known.',
      resolve: ({ open, at }) => marginalOf(open.run, at),
    }),
    marginalExact: t.boolean({
      nullable: true,
      description: 'Whether `marginal` is exact; false where it is an estimate, because units are counted together.',
      resolve: ({ open, at }) => marginalOf(open.run, at)?.exact ?? null,
    }),
    surplus: t.field({
      type: Money,
      nullable: true,
      description: 'What stays free is worth; null where no price is known, or nothing computes the license.',
      resolve: ({ open, at, record }) => {
        const amount = surplusText(open.run.settled.positions[at]);
        return amount === null ? null : { amount, currency: record.currency };
      },
    }),
    inherits: t.field({
      type: [Inheritance],
      description: 'Rights that were taken from contracts.',
      resolve: ({ open, record }) =>
        SECTIONS.flatMap(section => {
          const contract = record.inherits[section];
          return contract === undefined ? [] : [{ section, contract: contractOfRun(open, contract) }];
        }),
    }),
    problems: t.field({
      type: [Problem],
      description: 'What is missing or contradictory about the license.',
      resolve: ({ open, record }) => findingsOfLicense(open, record.license).map(problemOfFinding),
    }),
    sentences: t.stringList({
      description: 'The arithmetic, sentence by sentence.',
      resolve: ({ open, at }) => sentencesOfPosition(open.run, at, open.within),
    }),
    decisions: t.field({
      type: DecisionConnection,
      description: 'What was given to the license.',
      args: {
        ...pageArgs(t.arg as never),
        filter: t.arg({ type: DecisionFilter, description: 'Which ones.' }),
      },
      resolve: ({ open, at }, { filter, ...asked }) =>
        mapNodes(decisionsOfLicense(open.run, open.meta.id, at, { ...filter, within: open.within }, asked), id => ({
          open,
          id,
        })),
    }),
  }),
});

export const PositionConnection = connectionOf('Position', Position, 'positions');

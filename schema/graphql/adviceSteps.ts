/** Advice on what to remove, to give back and to move. */
import type {
  GiveBackAdvice as GiveBack,
  ReassignmentAdvice as Reassignment,
  RemovalAdvice as Removal,
} from '../../app/advice.ts';
import { type IDLE_REASONS, parseDay } from '../../app/vocabulary.ts';
import { AdviceEffect } from './adviceEffect.ts';
import { builder } from './builder.ts';
import { enumOf } from './enums.ts';
import { Money } from './money.ts';

const dayOf = (text: string | null): number | null => (text === null ? null : parseDay(text)!);

const UnusedComputer = builder.objectRef<Removal['computers'][number]>('UnusedComputer').implement({
  description: 'An installation that nobody has used for long.',
  fields: t => ({
    computer: t.exposeString('computer', { description: 'Key of the computer.' }),
    version: t.exposeString('version', { description: 'Version installed; blank where unknown.' }),
    edition: t.exposeString('edition', { description: 'Edition installed; blank where unknown.' }),
    lastUsed: t.field({
      type: 'Date',
      description: 'Day of last use.',
      resolve: ({ lastUsed }) => parseDay(lastUsed)!,
    }),
  }),
});

export const RemovalAdvice = builder.objectRef<Removal>('RemovalAdvice').implement({
  description: 'Unused installations of one product that one license has, or that nothing covers.',
  fields: t => ({
    product: t.exposeString('product', { description: 'The product.' }),
    licenseKey: t.exposeString('license', {
      nullable: true,
      description: 'Key of the license that has them; null where nothing covers them.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the license.' }),
    installations: t.exposeInt('installations', { description: 'How many there are.' }),
    computers: t.field({
      type: [UnusedComputer],
      description: 'At most 100 of them, the longest unused first.',
      resolve: ({ computers }) => computers,
    }),
    effect: t.field({
      type: AdviceEffect,
      description: 'What removing all of them changes.',
      resolve: ({ effect }) => effect,
    }),
    sentence: t.exposeString('sentence', { description: 'The same in one sentence.' }),
  }),
});

const GiveBackPurchase = builder.objectRef<GiveBack['purchases'][number]>('GiveBackPurchase').implement({
  description: 'A purchase that entitlements come from which nothing needs, or maintenance paid for them.',
  fields: t => ({
    purchase: t.exposeString('purchase', { description: 'Key of the purchase.' }),
    kind: t.exposeString('kind', { description: 'What it is: software, subscription, maintenance …' }),
    quantity: t.exposeInt('quantity', { description: 'Entitlements of it that are not needed.' }),
    ends: t.field({
      type: 'Date',
      nullable: true,
      description: 'Its last day; null: open.',
      resolve: ({ ends }) => dayOf(ends),
    }),
  }),
});

export const GiveBackAdvice = builder.objectRef<GiveBack>('GiveBackAdvice').implement({
  description: 'Entitlements that nothing needs.',
  fields: t => ({
    licenseKey: t.exposeString('license', { description: 'Key of the license.' }),
    name: t.exposeString('name', { description: 'Name of the license.' }),
    publisher: t.exposeString('publisher', { description: 'Publisher.' }),
    quantity: t.exposeInt('quantity', { description: 'Entitlements without which no position is worse.' }),
    value: t.field({
      type: Money,
      nullable: true,
      description: 'At the price of one entitlement; null without a price.',
      resolve: ({ value }) => value,
    }),
    purchases: t.field({
      type: [GiveBackPurchase],
      description: 'Purchases they come from, newest first, then maintenance.',
      resolve: ({ purchases }) => purchases,
    }),
    notRenew: t.field({
      type: 'Date',
      nullable: true,
      description: 'First day on which a subscription or maintenance among them ends.',
      resolve: ({ notRenew }) => dayOf(notRenew),
    }),
    effect: t.field({
      type: AdviceEffect,
      description: 'What giving back changes, together with what else is listed of connected licenses.',
      resolve: ({ effect }) => effect,
    }),
    sentence: t.exposeString('sentence', { description: 'The same in one sentence.' }),
  }),
});

const IDLE_TEXTS = {
  'computer-retired': 'The computer is retired.',
  'computer-ignored': 'The computer is ignored.',
  'user-inactive': 'The user is not active.',
  'nothing-used': 'Nothing of the license is used there.',
} as const satisfies Record<(typeof IDLE_REASONS)[number], string>;

const IdleReasonEnum = enumOf('IdleReason', 'Why an allocation is not needed where it is.', IDLE_TEXTS);

export const ReassignmentAdvice = builder.objectRef<Reassignment>('ReassignmentAdvice').implement({
  description: 'An allocation that nobody needs where it is.',
  fields: t => ({
    licenseKey: t.exposeString('license', { description: 'Key of the license.' }),
    name: t.exposeString('name', { description: 'Name of the license.' }),
    computer: t.exposeString('computer', { nullable: true, description: 'Key of the computer it is allocated to.' }),
    user: t.exposeString('user', { nullable: true, description: 'Key of the user it is allocated to.' }),
    why: t.field({ type: IdleReasonEnum, description: 'Why it is not needed there.', resolve: ({ why }) => why }),
    assignedOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'Since when it is there: as recorded, else the day it was recorded first; null where nothing says so.',
      resolve: ({ assignedOn }) => dayOf(assignedOn),
    }),
    minimumDays: t.exposeInt('minimumDays', {
      nullable: true,
      description: "The publisher's minimum between two assignments; null where none is known.",
    }),
    freeFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'First day on which it may be moved; null: now.',
      resolve: ({ freeFrom }) => dayOf(freeFrom),
    }),
    isBlocked: t.exposeBoolean('isBlocked', { description: 'Whether it may not be moved yet.' }),
    source: t.exposeString('source', { nullable: true, description: 'Where the minimum stands.' }),
    effect: t.field({
      type: AdviceEffect,
      description: 'What it changes that the license is not there any more.',
      resolve: ({ effect }) => effect,
    }),
    sentence: t.exposeString('sentence', { description: 'The same in one sentence.' }),
  }),
});

/** Advice on what to buy, and on what no license covers. */
import type {
  LicensingAdvice as Licensing,
  PurchasePlan as Plan,
  PurchaseAdvice as Purchase,
} from '../../app/advice.ts';
import { AdviceEffect } from './adviceEffect.ts';
import { builder } from './builder.ts';
import { Policy } from './enums.ts';
import { amounts, Money } from './money.ts';

const PurchaseAdvice = builder.objectRef<Purchase>('PurchaseAdvice').implement({
  description: 'So many entitlements of a license to buy.',
  fields: t => ({
    licenseKey: t.exposeString('license', { description: 'Key of the license.' }),
    name: t.exposeString('name', { description: 'Name of the license.' }),
    publisher: t.exposeString('publisher', { description: 'Publisher.' }),
    quantity: t.exposeInt('quantity', { description: 'Entitlements, in whole packs.' }),
    perPack: t.exposeInt('perPack', { description: 'Entitlements in a pack, as it was bought last.' }),
    packs: t.exposeInt('packs', { description: 'Packs.' }),
    unitPrice: t.field({
      type: Money,
      nullable: true,
      description: 'Price of one entitlement; null where none is known.',
      resolve: ({ unitPrice }) => unitPrice,
    }),
    cost: t.field({
      type: Money,
      nullable: true,
      description: 'What all of them cost; null without a price.',
      resolve: ({ cost }) => cost,
    }),
    shortfall: t.exposeInt('shortfall', { description: 'What is missing in the run.' }),
    sentence: t.exposeString('sentence', { description: 'The same in one sentence.' }),
  }),
});

export const PurchasePlan = builder.objectRef<Plan>('PurchasePlan').implement({
  description: 'Purchases that close every shortfall.',
  fields: t => ({
    policy: t.field({
      type: Policy,
      description: 'The policy under which they do.',
      resolve: ({ policy }) => policy,
    }),
    proven: t.exposeBoolean('proven', { description: 'Whether it is proven that none are cheaper.' }),
    purchases: t.field({
      type: [PurchaseAdvice],
      description: 'What to buy, by license key.',
      resolve: ({ purchases }) => purchases,
    }),
    cost: t.field({ type: [Money], description: 'What they cost, by currency.', resolve: ({ cost }) => amounts(cost) }),
    bound: t.field({
      type: [Money],
      description: 'What none cost less than, by currency; the cost itself where that is proven.',
      resolve: ({ bound }) => amounts(bound),
    }),
    unpriced: t.exposeInt('unpriced', { description: 'Entitlements among them without a price.' }),
    effect: t.field({ type: AdviceEffect, description: 'What they change.', resolve: ({ effect }) => effect }),
  }),
});

export const LicensingAdvice = builder.objectRef<Licensing>('LicensingAdvice').implement({
  description: 'A product of which something is covered by nothing, and what it would take.',
  fields: t => ({
    product: t.exposeString('product', { description: 'The product.' }),
    publisher: t.exposeString('publisher', { description: 'Its publisher; blank where none is given.' }),
    software: t.exposeStringList('software', { description: 'Versions and editions that are not covered.' }),
    installations: t.exposeInt('installations', { description: 'Installations that are not covered.' }),
    computers: t.exposeStringList('computers', { description: 'The first computers of them.' }),
    likeKey: t.exposeString('like', {
      nullable: true,
      description: 'License whose way of counting and price are taken; null where no license names the product.',
    }),
    quantity: t.exposeInt('quantity', {
      nullable: true,
      description: 'Entitlements that a license of that kind would need, as the engine counts.',
    }),
    cost: t.field({
      type: Money,
      nullable: true,
      description: 'What they cost; null without a price.',
      resolve: ({ cost }) => cost,
    }),
    sentence: t.exposeString('sentence', { description: 'The same in one sentence.' }),
  }),
});

/** What advice is made of, as it goes out of the house. */
import type { IdleReason } from '../../engine/advice/idle.ts';
import type { Policy } from '../../engine/reconcile.ts';
import type { AdviceEffect, Amount, Amounts } from './figures.ts';

export interface PurchaseAdvice {
  readonly license: string;
  readonly name: string;
  readonly publisher: string;
  /** Entitlements, in whole packs. */
  readonly quantity: number;
  readonly perPack: number;
  readonly packs: number;
  readonly unitPrice: Amount | null;
  readonly cost: Amount | null;
  readonly shortfall: number;
  readonly sentence: string;
}

export interface PurchasePlan {
  readonly policy: Policy;
  /** Whether no cheaper purchases close every shortfall as the policy gives licenses out. */
  readonly proven: boolean;
  readonly purchases: readonly PurchaseAdvice[];
  readonly cost: Amounts;
  /** What no purchases that close every shortfall cost less than; the cost itself where that is proven. */
  readonly bound: Amounts;
  /** What they may cost more than the cheapest at most. */
  readonly gap: Amounts;
  /** Entitlements to buy that have no price. */
  readonly unpriced: number;
  readonly effect: AdviceEffect;
}

export interface LicensingAdvice {
  readonly product: string;
  readonly publisher: string;
  readonly software: readonly string[];
  readonly installations: number;
  readonly computers: readonly string[];
  readonly like: string | null;
  readonly quantity: number | null;
  readonly cost: Amount | null;
  readonly sentence: string;
}

export interface RemovalAdvice {
  readonly product: string;
  readonly license: string | null;
  readonly name: string | null;
  readonly installations: number;
  readonly computers: readonly {
    readonly computer: string;
    readonly version: string;
    readonly edition: string;
    readonly lastUsed: string;
  }[];
  readonly effect: AdviceEffect;
  readonly sentence: string;
}

export interface GiveBackAdvice {
  readonly license: string;
  readonly name: string;
  readonly publisher: string;
  readonly quantity: number;
  readonly value: Amount | null;
  readonly purchases: readonly {
    readonly purchase: string;
    readonly kind: string;
    readonly quantity: number;
    readonly ends: string | null;
  }[];
  readonly notRenew: string | null;
  readonly effect: AdviceEffect;
  readonly sentence: string;
}

export interface ReassignmentAdvice {
  readonly license: string;
  readonly name: string;
  readonly computer: string | null;
  readonly user: string | null;
  readonly why: IdleReason;
  readonly assignedOn: string | null;
  readonly minimumDays: number | null;
  readonly freeFrom: string | null;
  readonly isBlocked: boolean;
  readonly source: string | null;
  readonly effect: AdviceEffect;
  readonly sentence: string;
}

export interface Advice {
  readonly runId: number;
  readonly asOf: string;
  readonly policy: Policy;
  readonly unusedDays: number;
  /** Whether the estate is another one since the run: days of last use are those of now. */
  readonly estateChanged: boolean;
  readonly exposure: Amounts;
  readonly shortfall: number;
  readonly unlicensed: number;
  readonly purchases: PurchasePlan;
  /** Null where there are none, and under `optimal`. */
  readonly cheaperPurchases: PurchasePlan | null;
  readonly cheaperSentence: string | null;
  readonly licensing: readonly LicensingAdvice[];
  readonly licensingLeftOut: number;
  readonly removals: readonly RemovalAdvice[];
  readonly removalsLeftOut: number;
  readonly unusedInstallations: number;
  readonly unknownUse: number;
  readonly giveBacks: readonly GiveBackAdvice[];
  readonly giveBackValue: Amounts;
  readonly reassignments: readonly ReassignmentAdvice[];
  readonly reassignmentsLeftOut: number;
}

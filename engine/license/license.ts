/** A license as the calculation sees it: in force or why not, what it owns, what it may cover and by which right. */
import type { FindingCode } from '../codes.ts';
import type { Row } from '../estate/tables.ts';
import type { Fraction } from '../fraction.ts';
import type { MetricId } from '../metrics/index.ts';
import type { Metric } from '../metrics/metric.ts';
import type { Downgrade } from '../rights/downgrade.ts';
import type { Section } from '../rights/sections.ts';
import type { Upgrade } from '../rights/upgrade.ts';
import type { UseRights } from '../rights/use.ts';

/** One row of `license_products` with its rights. '' is any version or edition. */
export interface LicensedRow {
  readonly version: string;
  readonly edition: string;
  /** Version and edition as they were spelt: "2016 Standard". */
  readonly label: string;
  readonly downgrade: Downgrade;
  readonly upgrade: Upgrade;
  /** The oldest version that may not be covered for want of maintenance; '' where none. */
  readonly maintenanceFrom: string;
}

export interface LicensedProduct {
  readonly product: number;
  /** In database order. */
  readonly rows: readonly LicensedRow[];
  readonly supplementary: boolean;
  readonly use: UseRights;
}

export interface Allocation {
  /** -1: the allocation names a user. */
  readonly computer: number;
  readonly user: number;
  readonly permanent: boolean;
  readonly exempt: boolean;
  /** 0: no override. */
  readonly units: number;
}

/** Units that an allocation puts in place of what its consumer would consume; 0 for none. An exempt one has none. Source: rules 5. */
export const unitsOfAllocation = (allocation: Allocation | undefined): number =>
  allocation === undefined || allocation.exempt ? 0 : allocation.units;

export interface Price {
  /** Price of one entitlement; null when none is known. */
  readonly amount: Fraction | null;
  readonly currency: string;
}

export interface License {
  /** Position by key. */
  readonly index: number;
  readonly row: Row<'licenses'>;
  readonly metricId: MetricId;
  readonly metric: Metric;
  /** Reason why it is not in force on the day; 0 when it is. */
  readonly notInForce: number;
  readonly entitled: number;
  readonly limit: 'purchased' | 'true-up' | 'unlimited';
  readonly parameters: Readonly<Record<string, string>>;
  /** Linked products by product key. */
  readonly products: readonly LicensedProduct[];
  readonly productAt: ReadonlyMap<number, LicensedProduct>;
  /** Section → name of the contract it was inherited from. */
  readonly inherits: Readonly<Partial<Record<Section, string>>>;
  readonly allocations: readonly Allocation[];
  readonly allocatedComputers: ReadonlyMap<number, Allocation>;
  readonly allocatedUsers: ReadonlyMap<number, Allocation>;
  readonly price: Price;
  /** Measurements up to the day: those of the metric, or those of ILMT for PVU. */
  readonly measurements: readonly Row<'measurements'>[];
}

/** Something missing or contradictory, about a license or a computer. Indices; -1 for none. */
export interface Finding {
  readonly code: FindingCode;
  readonly license: number;
  readonly computer: number;
  /** What it is about in words: the section, the contract, the purchase. */
  readonly detail: string;
}

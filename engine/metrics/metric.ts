/** What a metric is: what it counts, how one consumer's units are computed, and which rights and parameters go with it. */
import type { FindingCode } from '../codes.ts';
import type { Fraction } from '../fraction.ts';
import type { Image } from '../image/image.ts';
import type { Terms } from '../terms.ts';

/** `amount` is an exact decimal ≥ 0; `count` a whole number ≥ 0; `divisor` a whole number ≥ 1. A list names the values allowed. */
export type ParameterKind =
  | 'count'
  | 'divisor'
  | 'amount'
  | 'flag'
  | readonly string[]
  | 'count-or-unlimited'
  | 'tiers';
export type Parameters = Readonly<Record<string, ParameterKind>>;

/**
 * How rights apply: computed; kept but never computed with; refused wherever they stand; refused on the license but computed on
 * its products. Source: rules 2.
 */
type RightsUse = 'computed' | 'documentation' | 'refused' | 'per-product';

interface Common {
  readonly parameters: Parameters;
  readonly rights: RightsUse;
}

/** Counts computers on which the product is installed. */
export interface ComputerMetric extends Common {
  readonly family: 'computer';
  /** Behaves as `limit=unlimited`, shortfall 0. */
  readonly unlimited: boolean;
  readonly onlyAllocated: boolean;
  /** Count of the computer that `parameters.limit` caps. */
  readonly limited: 'cores' | 'processors' | null;
}

/** Counts users of installations. */
export interface UserMetric extends Common {
  readonly family: 'user';
  readonly onlyAllocated: boolean;
  /** Users in `access` to the product count too. */
  readonly countsAccess: boolean;
}

/** Counts those who access servers; covers no installation. */
export interface AccessMetric extends Common {
  readonly family: 'access';
  /** Which of the row's user and computer counts. */
  readonly counts: 'user' | 'computer' | 'either';
}

/** A finding about a computer (index). */
export interface HardwareFinding {
  readonly code: FindingCode;
  readonly computer: number;
}

/** What is to be measured: the distinct computers, none exempt, that a license was given at one consumer. */
export interface Site {
  readonly image: Image;
  readonly terms: Terms;
  /** Parameters with the catalog's defaults filled in. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Index of the host or computer, of the cluster at its first computer. */
  readonly consumer: number;
  /** Computers in key order. */
  readonly computers: readonly number[];
}

/** A consumer's units with the arithmetic that made them. `units` is null where the data is missing: nothing is counted. */
export interface Measure {
  readonly units: number | null;
  readonly arithmetic: string;
  readonly findings: readonly HardwareFinding[];
}

/** What consumers are grouped by. */
export type Place = 'computer' | 'host' | 'cluster';

/** Counts processors, cores or points of the computers that run the product, each consumer by itself. */
export interface CapacityMetric extends Common {
  readonly family: 'capacity';
  readonly pooled: null;
  readonly place: (parameters: Readonly<Record<string, string>>) => Place;
  readonly measure: (site: Site) => Measure;
  /** A server licensed so needs no access licenses. */
  readonly freesAccess: boolean;
  /** Permanent allocations consume also where nothing is installed. */
  readonly permanent: boolean;
}

/** A site of a pooled metric: a server with units of its own leaves the count. */
export interface PooledSite extends Site {
  readonly leaves: (server: number) => boolean;
}

/** What one consumer brings into a pool that is counted over all consumers together. */
export interface Contribution {
  /** Servers that would count but for units of their own. */
  readonly left: readonly number[];
  /** Cores by core factor (decimal text). */
  readonly cores: readonly (readonly [factor: string, cores: number])[];
  readonly servers: number;
  readonly missing: boolean;
  readonly arithmetic: string;
  readonly findings: readonly HardwareFinding[];
}

/** The pool so far: cores by factor, servers, distinct users. */
export interface Pool {
  readonly cores: ReadonlyMap<string, number>;
  readonly servers: number;
  readonly users: number;
}

/** Counts over all consumers of the license together (rounding and minimums hold for the sum). */
export interface PooledMetric extends Common {
  readonly family: 'capacity';
  readonly pooled: {
    readonly contribution: (site: PooledSite) => Contribution;
    readonly total: (
      pool: Pool,
      parameters: Readonly<Record<string, string>>,
    ) => { readonly units: number; readonly arithmetic: string };
    readonly countsUsers: boolean;
  };
  readonly place: (parameters: Readonly<Record<string, string>>) => Place;
  readonly freesAccess: false;
  readonly permanent: false;
}

/** Takes its figure from measurements made elsewhere. */
export interface MeasuredMetric extends Common {
  readonly family: 'measured';
  /** Turns the measured value into units, exact. */
  readonly convert: (
    value: Fraction,
    parameters: Readonly<Record<string, string>>,
    terms: Terms,
  ) => { value: Fraction; arithmetic: string };
}

export type Metric = ComputerMetric | UserMetric | AccessMetric | CapacityMetric | PooledMetric | MeasuredMetric;

/** Checks what the shape of the files cannot say: gaps, overlaps, dead rows, conflicts, missing sources, unknown metrics and parameters. */
import type { Finding, FindingCode } from './finding.ts';
import { lintActivation } from './lint/activation.ts';
import { lintLicenseTypes } from './lint/license-types.ts';
import { lintParameters } from './lint/parameters.ts';
import { lintProcessors } from './lint/processors.ts';
import { lintProducts } from './lint/products.ts';
import { lintReassignment } from './lint/reassignment.ts';
import { lintRights } from './lint/rights.ts';
import { lintSources } from './lint/sources.ts';
import { lintTiers } from './lint/tiers.ts';
import type { Catalog } from './load.ts';

const CHECKS = [
  lintSources,
  lintParameters,
  lintProcessors,
  lintTiers,
  lintLicenseTypes,
  lintRights,
  lintProducts,
  lintReassignment,
  lintActivation,
] as const;

/** Everything that is wrong in a well-formed catalog, by file and line. Empty means sound. */
export const lintCatalog = (catalog: Catalog): readonly Finding[] =>
  CHECKS.flatMap(check => check(catalog)).sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.code, b.code) || compare(a.message, b.message),
  );

const compare = <T extends string | FindingCode>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

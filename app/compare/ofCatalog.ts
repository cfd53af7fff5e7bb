/** Whether the publishers' numbers that a metric is computed with are others than before. */
import type { Terms } from '../../engine/terms.ts';
import type { Cause } from './causes.ts';

type Part = readonly [name: string, of: (terms: Terms, metric: string) => unknown];

const isAbout = (prefix: string, value: (terms: Terms) => unknown) => (terms: Terms, metric: string) =>
  metric.startsWith(prefix) ? value(terms) : null;

const PARTS: readonly Part[] = [
  ['defaults of the metric', (terms, metric) => terms.defaults[metric] ?? null],
  ['core factors', isAbout('oracle_', terms => [terms.coreFactors, terms.unknownCoreFactor])],
  ['value units a core', isAbout('ibm_pvu', terms => [terms.pvu, terms.unknownPvu])],
  ['tiers', (terms, metric) => (metric === 'ibm_rvu' || metric === 'ibm_uvu' ? terms.tiers : null)],
];

/** The cause, if the numbers for this metric differ. */
export const causesOfCatalog = (before: Terms, after: Terms, metric: string): readonly Cause[] => {
  const differing = PARTS.filter(
    ([, of]) => JSON.stringify(of(before, metric)) !== JSON.stringify(of(after, metric)),
  ).map(([name]) => name);
  if (differing.length === 0) return [];
  const detail = differing.join(', ');
  return [
    {
      kind: 'catalog-changed',
      count: differing.length,
      detail,
      sentence: `The publisher's numbers differ: ${detail}.`,
    },
  ];
};

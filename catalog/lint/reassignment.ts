/** Checks minimum times of reassignment: metrics that exist, each once for a publisher, dated without gaps. */
import type { Finding } from '../finding.ts';
import { isMetric } from '../license-types.ts';
import { type Catalog, filesOf } from '../load.ts';
import { lintDated } from './dated.ts';

/** Findings of all files of minimum times. */
export const lintReassignment = (catalog: Catalog): readonly Finding[] =>
  filesOf(catalog, 'reassignment').flatMap(file => {
    const places = new Map<string, number>();
    return file.content.rules.flatMap(({ metrics, minimum_days }, at) => [
      ...metrics.flatMap((metric, index): Finding[] => {
        const line = file.lineAt(['rules', at, 'metrics', index]);
        const before = places.get(metric);
        places.set(metric, line);
        const found = { file: file.file, line };
        if (!isMetric(metric))
          return [
            {
              ...found,
              code: 'METRIC_UNKNOWN',
              message: `There is no metric ${metric}.`,
              help: 'See engine/metrics/parameters.ts.',
            },
          ];
        if (before === undefined) return [];
        return [
          {
            ...found,
            code: 'CONFLICT',
            message: `${metric} stands at line ${before} too.`,
            help: 'Keep it in one rule.',
          },
        ];
      }),
      ...lintDated(file, ['rules', at, 'minimum_days'], minimum_days),
    ]);
  });

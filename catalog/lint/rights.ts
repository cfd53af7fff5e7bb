/** Checks which rights metrics may use: every metric exactly once. */
import { PARAMETERS } from '../../engine/metrics/parameters.ts';
import type { Finding } from '../finding.ts';
import { isMetric } from '../license-types.ts';
import { type Catalog, filesOf } from '../load.ts';

/** Findings of all files of rights. */
export const lintRights = (catalog: Catalog): readonly Finding[] => {
  const findings: Finding[] = [];
  const places = new Map<string, string>();
  for (const file of filesOf(catalog, 'rights')) {
    file.content.groups.forEach((group, at) => {
      group.metrics.forEach((metric, index) => {
        const line = file.lineAt(['groups', at, 'metrics', index]);
        const before = places.get(metric);
        if (!isMetric(metric)) {
          const message = `There is no metric ${metric}.`;
          findings.push({
            code: 'METRIC_UNKNOWN',
            file: file.file,
            line,
            message,
            help: 'See engine/metrics/parameters.ts.',
          });
        } else if (before) {
          const message = `${metric} stands at ${before} too.`;
          findings.push({ code: 'CONFLICT', file: file.file, line, message, help: 'Keep it in one group.' });
        }
        places.set(metric, `${file.file}:${line}`);
      });
    });
  }
  const absent = Object.keys(PARAMETERS).filter(metric => !places.has(metric));
  return [
    ...findings,
    ...absent.map(
      (metric): Finding => ({
        code: 'GAP',
        file: '.',
        line: 0,
        message: `Nothing says which rights ${metric} may use.`,
        help: 'Add it to a group of the rights.',
      }),
    ),
  ];
};

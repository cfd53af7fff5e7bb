/** Figures for Prometheus: requests, their time, GraphQL operations, jobs, memory. */

type Labels = Readonly<Record<string, string>>;

const labelText = (labels: Labels): string => {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, '_')}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
};

const BUCKETS_SECONDS = [0.005, 0.025, 0.1, 0.5, 2.5, 10] as const;

export interface Metrics {
  readonly request: (route: string, status: number, seconds: number) => void;
  readonly operation: (kind: string, outcome: 'ok' | 'errors' | 'refused') => void;
  readonly job: (kind: 'import' | 'reconcile', outcome: string) => void;
  /** The page as Prometheus reads it. */
  readonly text: () => string;
}

interface Family {
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly values: Map<string, number>;
}

/** Opens counters at zero. */
export const openMetrics = (startedAt: number, now: () => number): Metrics => {
  const families = new Map<string, Family>();
  const family = (name: string, type: Family['type'], help: string): Map<string, number> => {
    const made: Family = { help, type, values: new Map() };
    families.set(name, made);
    return made.values;
  };
  const add = (values: Map<string, number>, key: string, amount = 1): void => {
    values.set(key, (values.get(key) ?? 0) + amount);
  };
  const requests = family('samwise_http_requests_total', 'counter', 'Requests answered.');
  const durations = family('samwise_http_request_seconds', 'histogram', 'Time until the answer began.');
  const operations = family('samwise_graphql_operations_total', 'counter', 'GraphQL operations.');
  const jobs = family('samwise_jobs_total', 'counter', 'Imports and reconciliations that ended.');
  const gauges = (): [name: string, help: string, value: number][] => [
    ['samwise_uptime_seconds', 'Time since the start.', (now() - startedAt) / 1000],
    ['process_resident_memory_bytes', 'Memory in use.', process.memoryUsage.rss()],
  ];
  return {
    request: (route, status, seconds) => {
      add(requests, labelText({ route, status: String(status) }));
      for (const bound of BUCKETS_SECONDS)
        add(durations, `_bucket${labelText({ route, le: String(bound) })}`, Number(seconds <= bound));
      add(durations, `_bucket${labelText({ route, le: '+Inf' })}`);
      add(durations, `_sum${labelText({ route })}`, seconds);
      add(durations, `_count${labelText({ route })}`);
    },
    operation: (kind, outcome) => add(operations, labelText({ kind, outcome })),
    job: (kind, outcome) => add(jobs, labelText({ kind, outcome })),
    text: () => {
      const lines: string[] = [];
      for (const [name, { help, type, values }] of families) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
        for (const [key, value] of values) lines.push(`${name}${key} ${value}`);
      }
      for (const [name, help, value] of gauges())
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
      return `${lines.join('\n')}\n`;
    },
  };
};

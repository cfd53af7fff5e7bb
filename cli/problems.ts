/** Problems of what came in, grouped by code, with where each is and what to do. */
import type { Problem, ProblemCode } from '../engine/estate/problem.ts';
import { alarm, aside } from './paint.ts';
import { textWidth, wrapped } from './table.ts';

const SHOWN = 20;

/** Most characters of a column's name; where a header is no header, a name may be anything. */
const COLUMN_MAX = 40;

/** "computers.csv:12:cores" */
const placeOf = ({ file, line, column = '', table }: Problem): string => {
  const name = column.length > COLUMN_MAX ? `${column.slice(0, COLUMN_MAX)}…` : column;
  return [file ?? table ?? '', line ?? '', name].filter(part => part !== '').join(':');
};

/** The first problems in full, by code, and how many more there are. `counts` knows those that were not kept. */
export const problemLines = (
  problems: readonly Problem[],
  counts: Readonly<Partial<Record<ProblemCode, number>>> = {},
): readonly string[] => {
  const lines: string[] = [];
  const byCode = Map.groupBy(problems.slice(0, SHOWN), ({ code }) => code);
  const totals = new Map(
    Map.groupBy(problems, ({ code }) => code)
      .entries()
      .map(([code, all]) => [code, all.length]),
  );
  for (const [code, count] of Object.entries(counts)) totals.set(code as ProblemCode, count);
  for (const [code, shown] of byCode) {
    lines.push('', alarm(`${code} (${totals.get(code)})`));
    for (const problem of shown) {
      const width = textWidth(process.stderr);
      lines.push(`  ${placeOf(problem)}`);
      lines.push(...wrapped(problem.message, '    ', width), ...wrapped(problem.help, '    ', width).map(aside));
    }
  }
  const all = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const more = all - Math.min(SHOWN, problems.length);
  if (more > 0)
    lines.push('', `… and ${more} more (${[...totals].map(([code, count]) => `${code} ${count}`).join(', ')}).`);
  return lines;
};

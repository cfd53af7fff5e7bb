/** Publishers' tables by processor: models match by words, the longest first. */
import type { ProcessorRow } from '../../../engine/terms.ts';
import type { Computer } from '../computers.ts';
import { keyOf } from '../names.ts';

const words = (text: string): string[] => [...(keyOf(text).match(/[\p{L}\p{N}]+/gu) ?? [])];

function fits(row: ProcessorRow, computer: Computer): boolean {
  const [processor, server] = [words(computer.row.processor_model), words(computer.row.server_model)];
  return (
    words(row.processor).every(word => processor.includes(word)) &&
    words(row.server ?? '').every(word => server.includes(word)) &&
    (row.max_processors === undefined ||
      (computer.maxProcessors !== null && computer.maxProcessors <= row.max_processors))
  );
}

/** The value of the row that fits best; null where none does. A guest without a model has its host's. */
export function lookUp(rows: readonly ProcessorRow[], computer: Computer): string | null {
  const described = computer.row.processor_model === '' ? computer.host : computer;
  if (described.row.processor_model === '') return null;
  const fitting = rows.filter(row => fits(row, described));
  const [best] = fitting.toSorted(
    (a, b) =>
      b.processor.length - a.processor.length ||
      (b.server ?? '').length - (a.server ?? '').length ||
      (a.max_processors ?? Number.MAX_VALUE) - (b.max_processors ?? Number.MAX_VALUE),
  );
  return best?.value ?? null;
}

/** Counting processors and cores of one computer: what is missing is noted and counts nothing. */
import type { Computer } from '../computers.ts';
import { missing, type Tally } from '../tally.ts';

/** With given cores a computer has at least one processor. */
export function processorsOf(computer: Computer, tally: Tally): number | null {
  if (computer.processors !== null) return computer.processors;
  if (computer.cores === null) return missing(tally, 'PROCESSORS_MISSING', computer);
  tally.problems.push({ code: 'PROCESSORS_MISSING', computer });
  return 1;
}

/** All cores of the computer. */
export function coresOf(computer: Computer, tally: Tally): number | null {
  return computer.cores ?? missing(tally, 'CORES_MISSING', computer);
}

/** Σ over processors max(cores, minimum): cores spread evenly over the processors, a remainder one by one. */
export function coresByProcessor(computer: Computer, minimum: number, tally: Tally): number | null {
  const cores = coresOf(computer, tally);
  if (cores === null) return null;
  const processors = processorsOf(computer, tally)!;
  let sum = 0;
  for (let i = 0; i < processors; i++) {
    const onThis = Math.floor(cores / processors) + (i < cores % processors ? 1 : 0);
    sum += Math.max(onThis, minimum);
  }
  return sum;
}

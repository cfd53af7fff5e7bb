/** What is found missing or contradictory in the estate and is shown to the analyst. */
import type { Computer } from './computers.ts';

/** A problem concerns a license (rights, upgrades) or a computer (hardware). */
export interface FoundProblem {
  readonly code: string;
  readonly license?: string;
  readonly computer?: Computer;
}

export type Report = (problem: FoundProblem) => void;

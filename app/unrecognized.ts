/** Use case: evidence that no recognition rule fits, by how often it occurs: the list to write rules from. */
import { type Unrecognized, unrecognized } from '../store/recognition.ts';
import type { Workspace } from './workspace.ts';

export type { Unrecognized } from '../store/recognition.ts';

/** The most frequent names first; a hundred when no limit is given. */
export const unrecognizedEvidence = ({ db }: Workspace, limit?: number): readonly Unrecognized[] =>
  unrecognized(db, limit);

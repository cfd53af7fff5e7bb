/** Findings of a run as problems. */
import type { RunFinding } from '../../app/pages/findings.ts';
import type { ProblemShape } from './problem.ts';

export const problemOfFinding = ({ code, sentence, license, computer }: RunFinding): ProblemShape => ({
  code,
  message: sentence,
  help: '',
  isWarning: true,
  table: null,
  file: null,
  line: null,
  column: null,
  license,
  computer,
});

/** Words of runs and imports. */
import { together } from './bilingual.ts';
import { importWords } from './work/imports.ts';
import { runWords } from './work/runs.ts';

export const workWords = together(runWords, importWords);

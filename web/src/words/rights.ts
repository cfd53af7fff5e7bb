/** Words of the rights panel. */
import { together } from './bilingual.ts';
import { changingWords } from './rights/changing.ts';
import { choiceWords } from './rights/choices.ts';

export const rightsWords = together(choiceWords, changingWords);

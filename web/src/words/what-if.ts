/** Words of the what-if page. */
import { together } from './bilingual.ts';
import { changeWords } from './what-if/changes.ts';
import { fieldWords } from './what-if/fields.ts';
import { formWords } from './what-if/forms.ts';
import { keepingWords } from './what-if/keeping.ts';
import { outcomeWords } from './what-if/outcome.ts';

export const whatIfWords = together(
  together(changeWords, together(formWords, fieldWords)),
  together(outcomeWords, keepingWords),
);

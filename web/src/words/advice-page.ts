/** Words of the page that says what to do; the sentences of the advice itself are in advice.ts. */

import { buyingWords } from './advice/buying.ts';
import { freeingWords } from './advice/freeing.ts';
import { together } from './bilingual.ts';

export const adviceWords = together(buyingWords, freeingWords);

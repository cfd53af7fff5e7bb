/** Words of the pages of a contract, a computer and a user. */
import { together } from './bilingual.ts';
import { decisionWords } from './details/decisions.ts';
import { recordWords } from './details/records.ts';

export const detailWords = together(recordWords, decisionWords);

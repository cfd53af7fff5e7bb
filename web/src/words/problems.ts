/** What is wrong and what to do about it, in the reader's language: of rows, files, records, change sets and requests. */
import type { Language } from './language.ts';
import { ACCESS_RULES } from './problems/access.ts';
import { CELL_RULES } from './problems/cells.ts';
import { CHANGE_SET_RULES } from './problems/changeSets.ts';
import { DATABASE_RULES } from './problems/database.ts';
import { FILE_RULES } from './problems/files.ts';
import { ILMT_RULES } from './problems/ilmt.ts';
import { INVENTORY_RULES } from './problems/inventories.ts';
import { JSON_RULES } from './problems/json.ts';
import { PARAMETER_RULES } from './problems/parameters.ts';
import { RECORD_RULES } from './problems/records.ts';
import { REQUEST_RULES } from './problems/requests.ts';
import { ROW_RULES } from './problems/rows.ts';
import { RIGHTS_RULES } from './problems/useRights.ts';
import { WORK_RULES } from './problems/work.ts';
import { YAML_RULES } from './problems/yaml.ts';
import { byRules, inLanguage, type Rule, type Sentence } from './rules.ts';

const NEAR: readonly Rule[] = [
  [/^Did you mean (.*?)\?$/s, names => `Meinten Sie ${names.replace(/ or (?=\S+$)/, ' oder ')}?`],
];

const RULES: readonly Rule[] = [
  ...CELL_RULES,
  ...PARAMETER_RULES,
  ...ROW_RULES,
  ...RIGHTS_RULES,
  ...FILE_RULES,
  ...INVENTORY_RULES,
  ...ILMT_RULES,
  ...CHANGE_SET_RULES,
  ...YAML_RULES,
  ...JSON_RULES,
  ...RECORD_RULES,
  ...ACCESS_RULES,
  ...REQUEST_RULES,
  ...DATABASE_RULES,
  ...WORK_RULES,
  ...NEAR,
];

/** One sentence. A message about one parameter stands behind its name: 'Parameter limit: "x" is not a number.' */
const sentenceInGerman = (english: string): string | undefined => {
  const [, name, rest = english] = /^Parameter (\w+): (.*)$/s.exec(english) ?? [];
  const said = byRules(RULES, rest);
  return said === undefined || name === undefined ? said : `Parameter ${name}: ${said}`;
};

/**
 * All sentences of a text, or undefined where one of them is not known. Names may hold what looks like the end of a sentence, so
 * the shortest beginning that is known as one is taken, and a longer one where the rest is not known then.
 */
const textInGerman = (english: string): string | undefined => {
  const parts = english.split(/(?<=[.?!]) /);
  const known = new Map<number, string | undefined>();
  const from = (start: number): string | undefined => {
    for (let end = start + 1; end <= parts.length; end++) {
      const said = sentenceInGerman(parts.slice(start, end).join(' '));
      if (said === undefined) continue;
      if (end === parts.length) return said;
      if (!known.has(end)) known.set(end, from(end));
      const rest = known.get(end);
      if (rest !== undefined) return `${said} ${rest}`;
    }
    return undefined;
  };
  return from(0);
};

/** What is wrong, or what to do, or both one after the other. */
export const problemText = (english: string, language: Language): Sentence =>
  inLanguage(english, language, textInGerman);

/** Why the API did not answer. What the protocol itself finds wrong with a request is quoted: the page has sent what the server does not know. */
export const errorText = (english: string, code: string, language: Language): Sentence =>
  inLanguage(
    english,
    language,
    text =>
      textInGerman(text) ??
      (code === 'QUERY_INVALID'
        ? `Der Server versteht die Anfrage der Seite nicht („${text}“). Laden Sie die Seite neu; vielleicht ist sie älter als der Server.`
        : undefined),
  );

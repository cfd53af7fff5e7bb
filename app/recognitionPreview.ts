/** Use case: what would a recognition rule catch among the evidence, and which answers would it change? Nothing is stored. */
import { COLUMNS } from '../engine/estate/keys.ts';
import { type Problem, WARNINGS } from '../engine/estate/problem.ts';
import { compileRow } from '../engine/estate/rows.ts';
import type { Row } from '../engine/estate/tables.ts';
import { fold } from '../engine/names.ts';
import { compilePattern, foldText } from '../engine/recognition/patterns.ts';
import { compileRecognition } from '../engine/recognition/recognize.ts';
import { inOneState, readTable } from '../store/readEstate.ts';
import { computersWithTitles, type EvidenceTitle, evidenceTitles } from '../store/recognition.ts';
import { storedKey } from '../store/stored.ts';
import { type Connection, listInMemory, type PageAsked, pageOf } from './pages/page.ts';
import { InputRefused, type RecordProblem } from './refusal.ts';
import type { Workspace } from './workspace.ts';

type Rule = Row<'recognition'>;

/** What rules make of a name. */
export interface RecognitionAnswer {
  readonly outcome: 'recognized' | 'ignored' | 'unrecognized';
  /** The rule that decides; null where none fits. */
  readonly rule: Rule | null;
}

/** A name in evidence that the rule fits. */
export interface PreviewedTitle {
  readonly title: EvidenceTitle;
  readonly before: RecognitionAnswer;
  readonly after: RecognitionAnswer;
  /** Whether the rule that is tried out decides, and not a more particular one. */
  readonly decides: boolean;
  /** Whether the name would become something else than now. */
  readonly isChanged: boolean;
  /** Rules that fit too and answer differently than the one that decides then. */
  readonly conflicts: readonly Rule[];
}

export interface RecognitionPreview {
  /** The rule as it would be stored. */
  readonly rule: Rule;
  /** Whether it would replace one of the same publisher, name and version. */
  readonly replaces: boolean;
  readonly titles: readonly PreviewedTitle[];
  readonly warnings: readonly RecordProblem[];
}

const asRecordProblem = ({ code, message, help, table, column }: Problem): RecordProblem => ({
  code,
  message,
  help,
  table: table ?? null,
  column: column ?? null,
  at: 0,
});

/** Reads the cells of a rule as imports do. Throws `InputRefused`. */
const ruleOf = (
  cells: Readonly<Record<string, string>>,
): { readonly rule: Rule; readonly warnings: RecordProblem[] } => {
  const columns = COLUMNS.recognition;
  const problems: Problem[] = [];
  const read = compileRow('recognition', columns, problem => problems.push(problem), {});
  const values = read(
    columns.map(name => cells[name] ?? ''),
    1,
  );
  const errors = problems.filter(({ code }) => !WARNINGS.has(code));
  if (errors.length > 0 || !values) throw new InputRefused(errors.map(asRecordProblem));
  return {
    rule: Object.fromEntries(columns.map((name, at) => [name, values[at]])) as unknown as Rule,
    warnings: problems.map(asRecordProblem),
  };
};

/** Whether the patterns of a rule fit a title, whatever other rules say. */
const fitsTitle = (rule: Rule): ((title: EvidenceTitle) => boolean) => {
  const [name, version, publisher] = [rule.name, rule.version, rule.publisher].map(compilePattern);
  return title =>
    name.fits(foldText(title.name)) &&
    version.fits(foldText(title.version)) &&
    publisher.fits(foldText(title.publisher));
};

const answerOf = (rules: readonly Rule[], at: number): RecognitionAnswer => {
  if (at < 0) return { outcome: 'unrecognized', rule: null };
  return { outcome: rules[at].ignore ? 'ignored' : 'recognized', rule: rules[at] };
};

const saysSame = (a: RecognitionAnswer, b: RecognitionAnswer): boolean => {
  if (a.outcome !== b.outcome) return false;
  if (a.outcome !== 'recognized') return true;
  return (['product', 'product_version', 'product_edition'] as const).every(
    name => fold(a.rule![name]) === fold(b.rule![name]),
  );
};

/**
 * Tries a rule out on every distinct name in evidence, by the rules of recognition. Throws `InputRefused` where the rule itself is
 * wrong. Source: estate, Recognition.
 */
export const previewRecognition = ({ db }: Workspace, cells: Readonly<Record<string, string>>): RecognitionPreview => {
  const { rule, warnings } = ruleOf(cells);
  return inOneState(db, () => {
    const rules = readTable(db, 'recognition');
    const key = storedKey('recognition', rule);
    const place = rules.findIndex(row => storedKey('recognition', row) === key);
    const then = place < 0 ? [...rules, rule] : rules.with(place, rule);
    const own = place < 0 ? rules.length : place;
    const [recognizeNow, recognizeThen] = [compileRecognition(rules), compileRecognition(then)];
    const fits = fitsTitle(rule);
    const titles: PreviewedTitle[] = [];
    for (const title of evidenceTitles(db)) {
      if (!fits(title)) continue;
      const before = answerOf(rules, recognizeNow(title.publisher, title.name, title.version).rule);
      const decided = recognizeThen(title.publisher, title.name, title.version);
      const after = answerOf(then, decided.rule);
      titles.push({
        title,
        before,
        after,
        decides: decided.rule === own,
        isChanged: !saysSame(before, after),
        conflicts: decided.conflicts.map(other => then[other]),
      });
    }
    return { rule, replaces: place >= 0, titles, warnings };
  });
};

/** Names that the rule fits, the most frequent first; those alone that would become something else where that is asked for. */
export const previewPage = (
  { rule, titles }: RecognitionPreview,
  onlyChanged: boolean,
  asked: PageAsked,
): Connection<PreviewedTitle> =>
  pageOf(
    listInMemory(
      JSON.stringify(['recognition preview', rule, onlyChanged]),
      titles.filter(({ isChanged }) => isChanged || !onlyChanged),
      ({ title }) => [-title.occurrences, title.key],
    ),
    asked,
  );

/** On how many computers one of the names was found. */
export const previewComputers = ({ db }: Workspace, { titles }: RecognitionPreview): number =>
  computersWithTitles(
    db,
    titles.map(({ title }) => title),
  );

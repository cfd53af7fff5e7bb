/** An explanation as text: the position in sentences, then what was given, then what was turned down and why. */
import type { ExplainedCandidate, ExplainedChoiceOf, ExplainedDecision, Explanation } from '../app/explain.ts';
import { faint, strong } from './paint.ts';
import { wrapped } from './table.ts';
import { counted } from './words.ts';

/** Rows of each kind that are shown where not all are asked for. */
const SHOWN = 10;

interface About {
  readonly computer: string | null;
  readonly user: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly edition: string | null;
  readonly sentence: string;
  /** Why its license and no other. */
  readonly choice?: string;
}

/** A decision with why its license was chosen. */
interface Told extends About {
  readonly outcome: ExplainedDecision['outcome'];
  readonly units: number;
}

const told = (explanation: Explanation): readonly Told[] => {
  const choices = explanation.choices()[Symbol.iterator]();
  return [...explanation.decisions()].map(decision => {
    const chosen: ExplainedChoiceOf | null | undefined = choices.next().value;
    return { ...decision, choice: chosen?.sentence };
  });
};

const softwareOf = ({ product, version, edition }: About): string =>
  [product, version, edition].filter(Boolean).join(' ');

/** "WS-017 (anna)" */
const consumerOf = ({ computer, user }: About): string =>
  computer !== null && user !== null ? `${computer} (${user})` : (computer ?? user ?? '');

/** Rows about the same software with the same sentence are told once, with all their consumers. */
const togetherLines = (rows: readonly About[], limit: number): readonly string[] => {
  const groups = Map.groupBy(rows, row => `${softwareOf(row)}\n${row.sentence}\n${row.choice ?? ''}`)
    .values()
    .toArray();
  const lines = groups.slice(0, limit).flatMap(group => {
    const consumers = group.map(consumerOf).filter(Boolean);
    const names =
      consumers.slice(0, limit).join(', ') + (consumers.length > limit ? ` and ${consumers.length - limit} more` : '');
    const about = [softwareOf(group[0]), names].filter(Boolean).join(' on ');
    const each = group.length > 1 ? 'Each: ' : '';
    return [
      ...(about === '' ? [] : wrapped(about, '  ', 96)),
      ...wrapped(`${each}${group[0].sentence}`, '      '),
      ...(group[0].choice ? wrapped(group[0].choice, '      ').map(faint) : []),
    ];
  });
  return groups.length > limit ? [...lines, faint(`  … and ${groups.length - limit} more (--all shows them)`)] : lines;
};

const OUTCOMES = ['consumes', 'covered', 'exempt', 'unlicensed', 'ignored'] as const;
const HEADS = {
  consumes: 'Consumes',
  covered: 'Covered, consumes nothing',
  exempt: 'Exempt',
  unlicensed: 'Unlicensed',
  ignored: 'Takes no part',
} as const satisfies Record<(typeof OUTCOMES)[number], string>;

const decisionLines = (decisions: readonly Told[], limit: number): readonly string[] =>
  OUTCOMES.flatMap(outcome => {
    const own = decisions.filter(decision => decision.outcome === outcome);
    if (own.length === 0) return [];
    const units = own.reduce((sum, row) => sum + row.units, 0);
    const head = outcome === 'consumes' ? `${HEADS.consumes} ${units}` : `${HEADS[outcome]}: ${own.length}`;
    return ['', strong(head), ...togetherLines(own, limit)];
  });

/** What a license says to what it was not given, by its answer. */
const refusalLines = (candidates: readonly ExplainedCandidate[], limit: number): readonly string[] =>
  [...Map.groupBy(candidates, ({ verdict, reason }) => reason ?? verdict)]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([answer, rows]) => [
      '',
      strong(
        answer === 'possible'
          ? `Possible, but given to others: ${rows.length}`
          : `Turned down, ${answer}: ${rows.length}`,
      ),
      ...togetherLines(rows, limit),
    ]);

const ofLicense = (explanation: Explanation, limit: number): readonly string[] => {
  const { license, name, publisher, metric } = explanation.position!;
  const title = [name, publisher].filter(Boolean).join(', ');
  const refused = [...explanation.candidates()].filter(row => row.license === license && row.verdict !== 'chosen');
  return [
    `${strong(license)}${title ? `  ${title}` : ''}  ${faint(metric)}`,
    ...explanation.arithmetic.flatMap(sentence => wrapped(sentence, '  ')),
    ...decisionLines(told(explanation), limit),
    ...refusalLines(refused, limit),
  ];
};

const ofConsumer = (explanation: Explanation, limit: number): readonly string[] => {
  const key = (row: About): string => JSON.stringify([row.computer, row.user, row.product, row.version, row.edition]);
  const answers = Map.groupBy(explanation.candidates(), key);
  const decisions = told(explanation);
  return [
    strong(counted(decisions.length, 'decision')),
    ...explanation.findings.map(({ sentence }) => `  ${sentence}`),
    ...decisions
      .slice(0, limit)
      .flatMap(decision => [
        '',
        [consumerOf(decision), softwareOf(decision)].filter(Boolean).join(' · '),
        ...wrapped(decision.sentence, '  '),
        ...(decision.choice ? wrapped(decision.choice, '  ') : []),
        ...(answers.get(key(decision)) ?? []).flatMap(row => wrapped(row.sentence, '    ').map(faint)),
      ]),
    ...(decisions.length > limit ? [faint(`… and ${decisions.length - limit} more (--all shows them)`)] : []),
  ];
};

/** The lines of an explanation; `all` shows every row. */
export const explanationLines = (explanation: Explanation, all: boolean): readonly string[] =>
  explanation.position
    ? ofLicense(explanation, all ? Number.POSITIVE_INFINITY : SHOWN)
    : ofConsumer(explanation, all ? Number.POSITIVE_INFINITY : SHOWN * 5);

/** samwise compare: what changed between two stored runs, and why. */
import type { Command } from 'commander';
import {
  type Cause,
  compareRuns,
  type PositionDifference,
  type RunDifference,
  type UnlicensedDifference,
} from '../../app/compare.ts';
import { effectOf } from '../../app/effects.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit, UsageError } from '../exit.ts';
import { jsonDocument, positionJson, runJson } from '../json.ts';
import { faint, strong } from '../paint.ts';
import { answer, stream } from '../streams.ts';
import { wrapped } from '../table.ts';
import { counted, runTitle, totalsPairs } from '../words.ts';
import { type End, runs } from './command.ts';

const runNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`"${text}" is not the number of a run; see "samwise runs".`);
  return Number(text);
};

const FIGURES = [
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'projected',
  'raw',
  'exempt',
  'status',
  'exposure',
  'unitPrice',
] as const;

const stepsOf = ({ before, after }: PositionDifference): string => {
  if (!before || !after) return after ? 'new' : 'gone';
  const steps = FIGURES.filter(figure => before[figure] !== after[figure]).map(
    figure => `${figure} ${before[figure] ?? 'none'} → ${after[figure] ?? 'none'}`,
  );
  return steps.join(', ') || 'the same figures';
};

const causeLines = (causes: readonly Cause[]): readonly string[] =>
  causes.flatMap(cause => wrapped(cause.sentence, '    ').map(faint));

const positionLines = (difference: PositionDifference): readonly string[] => [
  '',
  `${strong(difference.license)}${difference.name ? `  ${difference.name}` : ''}`,
  ...wrapped(stepsOf(difference), '  '),
  ...causeLines(difference.causes),
];

const unlicensedLines = (differences: readonly UnlicensedDifference[]): readonly string[] => [
  ...(differences.length > 0 ? ['', 'Unlicensed'] : []),
  ...differences.flatMap(({ product, before, after, causes }) => [
    `  ${strong(product)}  ${before} → ${after}`,
    ...causeLines(causes),
  ]),
];

const lines = ({ from, to, causes, positions, unlicensed }: RunDifference): readonly string[] => {
  const later = totalsPairs(to.totals);
  return [
    `${runTitle(from)}  →  ${runTitle(to)}`,
    ...totalsPairs(from.totals).map(
      ([label, was], at) => `${label.padEnd(11)} ${was === later[at][1] ? was : `${was} → ${later[at][1]}`}`,
    ),
    ...(causes.length > 0 ? ['', ...causes.map(({ sentence }) => sentence)] : []),
    ...positions.flatMap(positionLines),
    ...unlicensedLines(unlicensed),
    '',
    positions.length === 0 ? 'No position changed.' : `${counted(positions.length, 'position')} changed.`,
  ];
};

const causeJson = ({ kind, count, detail, sentence, changes }: Cause) => ({
  kind,
  count,
  detail,
  sentence,
  ...(changes && {
    changes: changes.map(({ at, who, importId, effect }) => ({
      at: new Date(at).toISOString(),
      who,
      import: importId,
      effect: effectOf(effect),
    })),
  }),
});

const differenceJson = ({ license, name, before, after, causes }: PositionDifference) => ({
  license,
  name,
  before: before && positionJson(before),
  after: after && positionJson(after),
  causes: causes.map(causeJson),
});

const work = (context: Context, _options: object, from: string, to: string): Promise<Exit> => {
  const [first, second] = [runNumber(from), runNumber(to)];
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const difference = compareRuns(workspace, first, second);
    if (context.json)
      await stream(
        jsonDocument({
          from: runJson(difference.from),
          to: runJson(difference.to),
          causes: difference.causes,
          positions: difference.positions.map(differenceJson),
          unlicensed: difference.unlicensed.map(each => ({ ...each, causes: each.causes.map(causeJson) })),
        }),
      );
    else answer(lines(difference).join('\n'));
    return EXIT.done;
  });
};

export const addCompare = (program: Command, end: End): void => {
  const command = program
    .command('compare')
    .description('what changed between two stored runs, and why')
    .argument('<run>', 'number of the earlier run')
    .argument('<other>', 'number of the later run');
  runs<object>(command, end, work);
};

/** What a recognition rule would catch, before it is written. */
import {
  type RecognitionAnswer as Answer,
  type RecognitionPreview as Preview,
  type PreviewedTitle,
  previewComputers,
  previewPage,
  previewRecognition,
} from '../../app/recognitionPreview.ts';
import { builder } from './builder.ts';
import { cellsOf } from './cells.ts';
import { connectionOf, pageArgs } from './connections.ts';
import { enumOf } from './enums.ts';
import { RecognitionRule } from './recognitionRule.ts';
import { InputProblem } from './refusals.ts';
import { RecognitionRuleInput } from './upserts.ts';

const RecognitionOutcome = enumOf('RecognitionOutcome', 'What rules make of a name in evidence.', {
  recognized: 'It is a product.',
  ignored: 'It is none that counts.',
  unrecognized: 'No rule fits.',
});

const RecognitionAnswer = builder.objectRef<Answer>('RecognitionAnswer').implement({
  description: 'What rules make of a name in evidence.',
  fields: t => ({
    outcome: t.field({ type: RecognitionOutcome, description: 'What it is.', resolve: ({ outcome }) => outcome }),
    productKey: t.string({
      nullable: true,
      description: 'Key of the product; null where it is none.',
      resolve: ({ rule }) => rule?.product || null,
    }),
    version: t.string({
      nullable: true,
      description: 'Version of the product, where the rule says one.',
      resolve: ({ rule }) => rule?.product_version || null,
    }),
    edition: t.string({
      nullable: true,
      description: 'Edition of the product, where the rule says one.',
      resolve: ({ rule }) => rule?.product_edition || null,
    }),
    rule: t.field({
      type: RecognitionRule,
      nullable: true,
      description: 'The rule that decides; null where none fits.',
      resolve: ({ rule }) => (rule ? { row: rule } : null),
    }),
  }),
});

const Title = builder.objectRef<PreviewedTitle>('RecognitionPreviewTitle').implement({
  description: 'A name in evidence that the rule fits.',
  fields: t => ({
    publisher: t.string({ description: 'Publisher as found.', resolve: ({ title }) => title.publisher }),
    name: t.string({ description: 'Name as found.', resolve: ({ title }) => title.name }),
    version: t.string({ description: 'Version as found.', resolve: ({ title }) => title.version }),
    occurrences: t.int({
      description: 'On how many computers it was found.',
      resolve: ({ title }) => title.occurrences,
    }),
    decides: t.exposeBoolean('decides', {
      description: 'Whether the rule would decide; otherwise a more particular one does.',
    }),
    isChanged: t.exposeBoolean('isChanged', { description: 'Whether the name would become something else.' }),
    before: t.field({ type: RecognitionAnswer, description: 'What it is now.', resolve: ({ before }) => before }),
    after: t.field({ type: RecognitionAnswer, description: 'What it would be.', resolve: ({ after }) => after }),
    conflicts: t.field({
      type: [RecognitionRule],
      description: 'Rules that fit too and answer differently than the one that would decide.',
      resolve: ({ conflicts }) => conflicts.map(row => ({ row })),
    }),
  }),
});

const TitleConnection = connectionOf('RecognitionPreviewTitle', Title, 'names that the rule fits');

const count = ({ titles }: Preview, fits: (title: PreviewedTitle) => boolean): number => titles.filter(fits).length;

const RecognitionPreview = builder.objectRef<Preview>('RecognitionPreview').implement({
  description: 'What a recognition rule would do to what was found. Nothing is stored.',
  fields: t => ({
    replaces: t.exposeBoolean('replaces', {
      description: 'Whether it would replace a rule of the same publisher, name and version.',
    }),
    names: t.int({
      description: 'Distinct names, versions and publishers that it fits.',
      resolve: ({ titles }) => titles.length,
    }),
    computers: t.int({
      description: 'Computers on which one of them was found.',
      resolve: (preview, _, { workspace }) => previewComputers(workspace, preview),
    }),
    newlyRecognized: t.int({
      description: 'Names that no rule fits now and that would be recognized or ignored.',
      resolve: preview =>
        count(preview, ({ before, after }) => before.rule === null && after.outcome !== 'unrecognized'),
    }),
    changed: t.int({
      description: 'Names that a rule fits now and that would become something else.',
      resolve: preview => count(preview, ({ before, isChanged }) => before.rule !== null && isChanged),
    }),
    conflicts: t.int({
      description: 'Names that several rules would fit with different answers.',
      resolve: preview => count(preview, ({ conflicts }) => conflicts.length > 0),
    }),
    titles: t.field({
      type: TitleConnection,
      description: 'The names, the most frequent first.',
      args: {
        ...pageArgs(t.arg as never),
        onlyChanged: t.arg.boolean({ description: 'Whether only those that would become something else are listed.' }),
      },
      resolve: (preview, { onlyChanged, ...asked }) => previewPage(preview, onlyChanged ?? false, asked),
    }),
    warnings: t.field({
      type: [InputProblem],
      description: 'What was noticed about the rule.',
      resolve: ({ warnings }) => warnings,
    }),
  }),
});

builder.queryField('recognitionPreview', t =>
  t.field({
    type: RecognitionPreview,
    description: 'Tries a recognition rule out on everything that was found; upsertRecognition writes it.',
    args: { rule: t.arg({ type: RecognitionRuleInput, required: true, description: 'The rule.' }) },
    resolve: (_, { rule }, { workspace }) =>
      previewRecognition(workspace, cellsOf('recognition', rule as Readonly<Record<string, unknown>>)),
  }),
);

/** Recognition rules: which names in evidence are which product. */
import { versionOf } from '../../app/edit/version.ts';
import { contains, given, named, refersTo } from '../../app/pages/conditions.ts';
import { recordPage } from '../../app/pages/recordLists.ts';
import { storedKeyOf } from '../../app/records.ts';
import { fold } from '../../app/vocabulary.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { builder } from './builder.ts';
import { columnFields } from './columns.ts';
import { COLUMN_TEXTS } from './columnTexts.ts';
import { connectionOf, pageArgs } from './connections.ts';
import { byKey } from './load.ts';
import { Product } from './refs.ts';

interface RuleShape {
  readonly row: Row<'recognition'>;
}

export const RecognitionRule = builder.objectRef<RuleShape>('RecognitionRule');

builder.node(RecognitionRule, {
  description: 'A rule that says which names in evidence are which product, or are none. `*` stands for any text.',
  id: { resolve: ({ row }) => storedKeyOf('recognition', row) },
  loadMany: (keys, context) => byKey('recognition')(keys, context),
  fields: t => ({
    ...columnFields<RuleShape>(t, 'recognition', COLUMN_TEXTS.recognition!, ({ row }) => row),
    product: t.loadable({
      type: Product,
      nullable: true,
      description: 'The product that the names are; null where they are to be ignored.',
      load: byKey('products') as never,
      resolve: ({ row }) => (row.product ? fold(row.product) : null) as never,
    }),
    recordVersion: t.string({
      description: 'Version of this state, to be sent along with a change of it.',
      resolve: ({ row }) => versionOf('recognition', row),
    }),
  }),
});

const RecognitionRuleConnection = connectionOf('RecognitionRule', RecognitionRule, 'recognition rules');

const RecognitionFilter = builder.inputType('RecognitionFilter', {
  description: 'Which rules. All that is given must fit.',
  fields: t => ({
    publisher: t.string({ description: 'Pattern of the publisher, as it stands in the rule.' }),
    product: t.string({ description: 'Key of the product.' }),
    text: t.string({ description: 'Part of the patterns of name, publisher or version.' }),
  }),
});

builder.queryField('recognition', t =>
  t.field({
    type: RecognitionRuleConnection,
    description: 'Recognition rules by publisher, name and version.',
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: RecognitionFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, { workspace }) => {
      const conditions = given(
        filter?.publisher && named('publisher', [filter.publisher]),
        filter?.product && refersTo('recognition', 'product', filter.product),
        filter?.text && contains(['name', 'publisher', 'version'], filter.text),
      );
      return recordPage(workspace, 'recognition', { conditions }, asked);
    },
  }),
);

/** What-ifs that are kept under a name, to be computed again and shared. */
import { keptWhatIfs, type StoredWhatIf, whatIfKey, whatIfPage } from '../../app/whatIfs.ts';
import { builder } from './builder.ts';
import { connectionOf, pageArgs } from './connections.ts';
import type { Context } from './context.ts';

const byKey = async (keys: readonly string[], { workspace }: Context): Promise<(StoredWhatIf | null)[]> => {
  const found = keptWhatIfs(workspace, keys);
  return keys.map(key => found.get(key) ?? null);
};

export const WhatIfScenario = builder.objectRef<StoredWhatIf>('WhatIfScenario');

builder.node(WhatIfScenario, {
  description: 'Changes of the estate that are kept under a name, to be tried out with whatIf.',
  id: { resolve: ({ key }) => key },
  loadMany: byKey,
  fields: t => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    text: t.exposeString('text', { description: 'The changes in YAML, as whatIf takes them.' }),
    version: t.exposeInt('version', {
      description: 'How often it was saved; to be sent along with a change of it.',
    }),
    createdBy: t.exposeString('createdBy', { description: 'Who saved it first.' }),
    createdAt: t.expose('created', { type: 'DateTime', description: 'When it was saved first.' }),
    changedBy: t.exposeString('changedBy', { description: 'Who saved it last.' }),
    changedAt: t.expose('changed', { type: 'DateTime', description: 'When it was saved last.' }),
  }),
});

const WhatIfScenarioConnection = connectionOf('WhatIfScenario', WhatIfScenario, 'kept what-ifs');

const WhatIfFilter = builder.inputType('WhatIfFilter', {
  description: 'Which kept what-ifs.',
  fields: t => ({ text: t.string({ description: 'Part of the name.' }) }),
});

builder.queryFields(t => ({
  whatIfs: t.field({
    type: WhatIfScenarioConnection,
    description: 'Kept what-ifs, by name.',
    args: { ...pageArgs(t.arg as never), filter: t.arg({ type: WhatIfFilter, description: 'Which ones.' }) },
    resolve: (_, { filter, ...asked }, { workspace }) => whatIfPage(workspace, filter?.text ?? '', asked),
  }),
  whatIfScenario: t.loadable({
    type: WhatIfScenario,
    nullable: true,
    description: 'A kept what-if.',
    args: { name: t.arg.string({ required: true, description: 'Its name, in any case.' }) },
    load: byKey as never,
    resolve: (_, { name }) => whatIfKey(name),
  }),
}));

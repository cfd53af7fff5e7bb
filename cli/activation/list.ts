/** samwise activation list, show: every activation with its state, and a key in full. */
import { type Activation, listActivations, revealKey, stateText } from '../../app/activation/index.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument } from '../json.ts';
import { doubtful } from '../paint.ts';
import { answer, say, stream } from '../streams.ts';
import { tableLines, wrapped } from '../table.ts';
import { today } from '../values.ts';
import { type Common, stepOf } from './input.ts';

export const show = (context: Context, _options: object, name: string, site?: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const { actor, key, now } = stepOf(workspace, {});
    const { kind, value } = revealKey(workspace, { actor, key, now }, name, site);
    if (context.json) await stream(jsonDocument({ kind, value }));
    else answer(value);
    say(`It was recorded that ${actor.name} was shown this.`);
    return EXIT.done;
  });

const listLines = (rows: readonly Activation[]): readonly string[] => [
  ...tableLines<Activation>(
    [
      { head: 'NAME', cell: row => row.name },
      { head: 'SITE', cell: row => row.site },
      { head: 'FOR', cell: row => row.purchase },
      { head: 'STATE', cell: row => row.state, paint: (text, row) => (row.isWarning ? doubtful(text) : text) },
      { head: 'UNTIL', cell: row => row.expires },
      { head: 'SERVICE', cell: row => row.serviceExpires },
      { head: 'KEY', cell: row => row.key },
      { head: 'CUSTOMER', cell: row => row.customer, cuttable: true },
    ],
    rows,
  ),
  ...rows
    .filter(({ advice }) => advice !== '')
    .flatMap(row => [
      '',
      `${row.name}${row.site && ` at ${row.site}`}: ${stateText(row.state)}`,
      ...wrapped(row.advice, '  '),
    ]),
];

export const list = (context: Context, { on }: Common): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const rows = listActivations(workspace, on ?? today());
    if (context.json) await stream(jsonDocument({ activations: rows }));
    else if (rows.length === 0) answer('Nothing has to be activated.');
    else for (const line of listLines(rows)) answer(line);
    return EXIT.done;
  });

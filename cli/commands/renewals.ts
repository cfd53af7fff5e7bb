/** samwise renewals: what ends, by date, with its effect on the position. */
import { type Command, Option } from 'commander';
import type { Rates } from '../../app/policies.ts';
import {
  effectSentence,
  estateSentence,
  type Renewal,
  renewals,
  renewalsCsv,
  renewalsIcs,
} from '../../app/renewals.ts';
import { listRuns } from '../../app/runs.ts';
import { formatDay, parseDay } from '../../engine/estate/days.ts';
import type { Policy } from '../../engine/reconcile.ts';
import { type Context, withWorkspace } from '../context.ts';
import { type Delivery, deliver, FORMATS, formatOf, formatOption, outOption } from '../delivery.ts';
import { EXIT, type Exit } from '../exit.ts';
import { amounts, jsonDocument } from '../json.ts';
import { faint, strong } from '../paint.ts';
import { say } from '../streams.ts';
import { wrapped } from '../table.ts';
import { type Span, spanValue, today } from '../values.ts';
import { counted } from '../words.ts';
import { type End, runs } from './command.ts';
import { asOfOption, policyOption, rateOption } from './reconcile.ts';

type Format = (typeof FORMATS.renewals)[number];

interface Options extends Delivery<Format> {
  readonly within: Span;
  readonly asOf?: number;
  readonly policy?: Policy;
  readonly rate?: Rates;
}

const renewalLines = (renewal: Renewal): readonly string[] => {
  const { date, days, kind, key, name, quantity, effects, licenses } = renewal;
  const what = [kind, quantity === null ? '' : `of ${quantity}`].filter(Boolean).join(' ');
  const head = `${date}  ${strong(key)}  ${what}${name ? `, ${name}` : ''}${faint(`  in ${counted(days, 'day')}`)}`;
  const concerned =
    kind === 'contract' && licenses.length > 0 ? `no position changes (${licenses.join(', ')})` : 'no position changes';
  const told =
    effects.length === 0 ? [faint(concerned)] : effects.map(effect => `the day after: ${effectSentence(effect)}`);
  return [head, ...told.flatMap(text => wrapped(text, '            '))];
};

/** Endings by day, each day with what it does to the whole estate. */
function* lines(list: readonly Renewal[], from: number, within: number): Iterable<string> {
  for (const ofDay of Map.groupBy(list, ({ date }) => date).values()) {
    for (const renewal of ofDay) yield `${renewalLines(renewal).join('\n')}\n`;
    const estate = estateSentence(ofDay[0]);
    if (estate !== '') yield `${' '.repeat(12)}${strong(`all together: ${estate}`)}\n`;
  }
  const until = formatDay(from + within);
  yield `${list.length === 0 ? 'Nothing ends' : `\n${counted(list.length, 'ending')}`} from ${formatDay(from)} to ${until}.\n`;
}

const renewalJson = ({ before, after, ...renewal }: Renewal) => {
  const totals = ({ exposure, shortfall, unlicensed }: Renewal['before']) => ({
    exposure: amounts(exposure),
    shortfall,
    unlicensed,
  });
  return { ...renewal, before: totals(before), after: totals(after) };
};

const pieces = (format: Format, list: readonly Renewal[], from: number, within: number): Iterable<string> => {
  if (format === 'json')
    return jsonDocument({ from: formatDay(from), to: formatDay(from + within), renewals: list.map(renewalJson) });
  if (format === 'csv') return renewalsCsv(list);
  return format === 'ics' ? [renewalsIcs(list, from)] : lines(list, from, within);
};

const work = (context: Context, options: Options): Promise<Exit> => {
  const format = formatOf(context, options, FORMATS.renewals);
  return withWorkspace(context, { mustExist: true }, async workspace => {
    const last = listRuns(workspace, { limit: 1 })[0];
    const from = options.asOf ?? (last ? parseDay(last.asOf)! : today());
    if (options.asOf === undefined && last) say(`From ${last.asOf}, the day of the last run; --as-of names another.`);
    const within = options.within(from);
    const list = await renewals(workspace, {
      asOf: from,
      within,
      policy: options.policy ?? last?.policy,
      rates: options.rate ?? last?.totals.rates,
    });
    await deliver(pieces(format, list, from, within), options.out);
    return EXIT.done;
  });
};

export const addRenewals = (program: Command, end: End): void => {
  const command = program
    .command('renewals')
    .description(
      'contracts, licenses, subscriptions and maintenance that end, by date, with the effect on the position',
    )
    .addOption(
      new Option('--within <span>', 'how far to look: 90d, 12w, 6m, 1y')
        .argParser(spanValue)
        .default(spanValue('90d'), '90d'),
    )
    .addOption(asOfOption('that of the last run, else today'))
    .addOption(policyOption())
    .addOption(rateOption())
    .addOption(formatOption(FORMATS.renewals))
    .addOption(outOption());
  runs<Options>(command, end, work);
};

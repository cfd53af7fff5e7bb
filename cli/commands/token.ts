/** samwise token: makes, lists and ends API tokens; a token is shown once and stored hashed. */
import { type Command, Option } from 'commander';
import { scopeOf, scopeText } from '../../app/scope.ts';
import {
  type ListedToken,
  listTokens,
  addToken as makeToken,
  ROLES_OF_TOKENS,
  revokeToken,
  type TokenRole,
} from '../../app/tokens.ts';
import { formatDay } from '../../engine/estate/days.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument } from '../json.ts';
import { answer, say, stream } from '../streams.ts';
import { tableLines } from '../table.ts';
import { dayValue } from '../values.ts';
import { type End, runs } from './command.ts';

const moment = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString();

const dayText = (day: number | null): string | null => (day === null ? null : formatDay(day));

/** What a token sees, in words. */
const seenText = ({ businessUnits, locations }: ListedToken): string => {
  const scope = scopeOf(businessUnits, locations);
  return scope ? scopeText(scope) : 'everything';
};

const groups = (what: string, description: string): Option =>
  new Option(`--${what} <name>`, description).argParser((name: string, before: readonly string[] = []) => [
    ...before,
    name,
  ]);

interface Making {
  readonly role: TokenRole;
  readonly expires?: number;
  readonly businessUnit?: readonly string[];
  readonly location?: readonly string[];
}

const make = (
  context: Context,
  { role, expires, businessUnit: businessUnits, location: locations }: Making,
  name: string,
): Promise<Exit> =>
  withWorkspace(context, {}, async workspace => {
    const made = makeToken(workspace, { name, role, expires, businessUnits, locations });
    if (context.json)
      await stream(
        jsonDocument({
          name: made.name,
          role: made.role,
          expires: dayText(made.expires),
          businessUnits: made.scope?.businessUnits ?? [],
          locations: made.scope?.locations ?? [],
          token: made.token,
        }),
      );
    else answer(made.token);
    say('Keep it now: it is not stored and cannot be shown again. Clients send it as "Authorization: Bearer <token>".');
    return EXIT.done;
  });

const list = (context: Context): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const tokens = listTokens(workspace);
    if (context.json) {
      const rows = tokens.map(({ name, role, created, expires, revoked, businessUnits, locations }) => ({
        name,
        role,
        created: moment(created),
        expires: dayText(expires),
        revoked: moment(revoked),
        businessUnits,
        locations,
      }));
      await stream(jsonDocument({ tokens: rows }));
    } else if (tokens.length === 0)
      answer('There are no tokens. Make one with "samwise token add NAME --role viewer".');
    else
      for (const line of tableLines<ListedToken>(
        [
          { head: 'NAME', cell: row => row.name },
          { head: 'ROLE', cell: row => row.role },
          { head: 'CREATED (UTC)', cell: row => moment(row.created)!.slice(0, 16).replace('T', ' ') },
          { head: 'EXPIRES (UTC)', cell: row => dayText(row.expires) ?? '' },
          { head: 'REVOKED (UTC)', cell: row => moment(row.revoked)?.slice(0, 16).replace('T', ' ') ?? '' },
          { head: 'SEES', cell: seenText },
        ],
        tokens,
      ))
        answer(line);
    return EXIT.done;
  });

const revoke = (context: Context, _options: object, name: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    revokeToken(workspace, name);
    if (context.json) await stream(jsonDocument({ revoked: name }));
    else say(`The token ${name} is no longer valid.`);
    return EXIT.done;
  });

export const addToken = (program: Command, end: End): void => {
  const token = program.command('token').description('API tokens: shown once, stored hashed');
  const add = token
    .command('add')
    .description('make a token and show it, once')
    .argument('<name>', 'who or what will use it')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES_OF_TOKENS).makeOptionMandatory())
    .addOption(new Option('--expires <day>', 'its last day, in UTC (default: no end)').argParser(dayValue))
    .addOption(groups('business-unit', 'sees only this business unit; repeatable (default: all)'))
    .addOption(groups('location', 'sees only this location; repeatable (default: all)'));
  runs<Making>(add, end, make);
  runs<object>(token.command('list').description('all tokens, without their secrets'), end, list);
  runs<object>(token.command('revoke').description('end a token').argument('<name>', 'its name'), end, revoke);
};

/** samwise activation: keys, serials and sites: what was bought counts only while the publisher has activated it. */
import { type Command, Option } from 'commander';
import type { Asking, Common } from '../activation/input.ts';
import { check, type Entering, enter, type Manual, manual, take } from '../activation/keys.ts';
import { list, show } from '../activation/list.ts';
import { type AtSite, type Requesting, register, release, request } from '../activation/sites.ts';
import { countValue, dayValue } from '../values.ts';
import { type End, runs } from './command.ts';

const day = (flags: string, text: string): Option => new Option(flags, text).argParser(dayValue);

const changes = (command: Command): Command =>
  command
    .addOption(day('--on <day>', 'the day on which it happened (default: today)'))
    .option('--backup <file>', 'where the database is copied to first (default: beside it)');

const atSite = (command: Command): Command =>
  changes(command)
    .argument('<serial>', 'the serial number')
    .argument('<site>', 'the site id of the server installation')
    .option('--versions <list>', 'installed versions, separated by commas')
    .option('--customer <name>', 'name of the customer')
    .option('--address <line>', 'first line of the address')
    .option('--contact <name>', 'whom the publisher may ask')
    .option('--telephone <number>', 'telephone')
    .option('--computer <name>', 'the computer');

const asking = (command: Command): Command =>
  command
    .option('--connector <file>', 'how the service of the publisher is reached')
    .option('--from <file>', 'the answer as a file, for networks without a connection');

const entering = (command: Command): Command =>
  changes(command)
    .option('--activation <name>', 'name of the activation, where the purchase has several')
    .addOption(new Option('--quantity <count>', 'how many of what was bought (default: all)').argParser(countValue));

export const addActivation = (program: Command, end: End): void => {
  const group = program
    .command('activation')
    .description(
      'keys, serials and sites: what was bought counts only while it is activated; keys come from standard input',
    );
  const add = (name: string, text: string): Command => group.command(name).description(text);
  runs<Entering>(
    entering(add('enter', 'enter the request key of a certificate: a provisional key'))
      .argument('<purchase>', 'what was bought')
      .requiredOption('--customer <name>', 'the customer as the certificate names it')
      .addOption(day('--expires <day>', 'last day of the provisional key, where it is earlier than usual')),
    end,
    enter,
  );
  runs<Manual>(
    entering(add('manual', 'enter a key that is bound to a name and a term, or a test key'))
      .argument('<purchase>', 'what was bought; with --test the license')
      .option('--customer <name>', 'the customer as the key names it', '')
      .option('--test', 'a test key: entitlements for a time')
      .option('--scheme <name>', 'scheme of a test key', 'request-key')
      .addOption(day('--expires <day>', 'last day of the key'))
      .addOption(day('--service <day>', 'last day of the update service')),
    end,
    manual,
  );
  runs<Asking>(
    asking(changes(add('check', 'fetch the final key'))).argument('<activation>', 'name of the activation'),
    end,
    check,
  );
  runs<AtSite>(
    asking(atSite(add('register', 'register a serial at a site'))).option('--scheme <name>', 'scheme of a new serial'),
    end,
    register,
  );
  runs<Common>(
    changes(add('release', 'release a serial at its site; the release code comes from standard input'))
      .argument('<serial>', 'the serial number')
      .argument('<site>', 'the site id where it is registered'),
    end,
    release,
  );
  runs<Requesting>(
    atSite(add('request', 'the request for a new license at another site, and its answer'))
      .option('--text <file>', 'write it as text')
      .option('--html <file>', 'write it as HTML')
      .addOption(new Option('--confirmed', 'the publisher has confirmed it').conflicts('declined'))
      .option('--declined', 'the publisher has declined it'),
    end,
    request,
  );
  runs<Common>(changes(add('withdraw', 'a key holds no longer')).argument('<activation>', 'its name'), end, take);
  runs<object>(
    add('show', 'show a key in full; that is recorded')
      .argument('<name>', 'activation or serial')
      .argument('[site]', 'site id'),
    end,
    show,
  );
  runs<Common>(
    add('list', 'every activation with its state and what to do').addOption(
      day('--on <day>', 'the day (default: today)'),
    ),
    end,
    list,
  );
};

/** Cells that hold one of several words, a list, or a mapping of parameters. */
import { fold } from '../names.ts';
import { quoted } from './numbers.ts';
import type { Column, TableName } from './tables.ts';
import { type CellReader, cleanText, type Fault } from './texts.ts';

/** Finds the canonical spelling of a choice; `inherit` is only known on licenses. */
const chooser = (
  table: TableName,
  choices: readonly string[],
): ((text: string, fault: Fault) => string | undefined) => {
  const allowed = table === 'licenses' ? choices : choices.filter(choice => choice !== 'inherit');
  const canonical = new Map(allowed.map(choice => [choice, choice]));
  const help = `Give one of: ${allowed.join(', ')}.`;
  const inheritHelp = `Only a license inherits, from its contracts: give one of ${allowed.join(', ')} here, or leave the cell blank.`;
  return (text, fault) => {
    const value = canonical.get(text) ?? canonical.get(fold(text));
    if (value !== undefined) return value;
    const inherits = choices !== allowed && fold(text) === 'inherit' && choices.includes('inherit');
    if (inherits) fault('VALUE_UNKNOWN', '"inherit" stands only on licenses.', inheritHelp);
    else fault('VALUE_UNKNOWN', `${quoted(text)} is not a known value.`, help);
    return undefined;
  };
};

/** Reads a choice in any case into its canonical spelling. */
export const readChoice = (table: TableName, column: Column): CellReader => {
  const blank = column.blank ?? '';
  const choose = chooser(table, column.choices ?? []);
  return (text, fault) => {
    const trimmed = cleanText(text);
    return trimmed === '' ? blank : choose(trimmed, fault);
  };
};

/** Reads a list separated by `|`, blank entries left out. */
export const readList = (table: TableName, column: Column): CellReader => {
  const choose = column.choices && chooser(table, column.choices);
  return (text, fault) => {
    const entries: string[] = [];
    for (const part of text.split('|')) {
      const entry = cleanText(part);
      if (entry === '') continue;
      const value = choose ? choose(entry, fault) : entry;
      if (value === undefined) return undefined;
      entries.push(value);
    }
    if (choose && entries.length > 1 && entries.includes('inherit')) {
      fault(
        'VALUE_UNKNOWN',
        '"inherit" stands beside other values.',
        'Give either inherit alone or the roles themselves.',
      );
      return undefined;
    }
    return entries;
  };
};

/** Reads `name=value|name=value`; names in lower case, each once. Which names a metric knows is checked with the row. */
export const readParameters: CellReader = (text, fault) => {
  const parameters: Record<string, string> = {};
  for (const part of text.split('|')) {
    const entry = cleanText(part);
    if (entry === '') continue;
    const equals = entry.indexOf('=');
    const name = cleanText(entry.slice(0, Math.max(equals, 0))).toLowerCase();
    if (name === '') {
      fault(
        'PARAMETER_UNKNOWN',
        `${quoted(entry)} does not name a parameter.`,
        'Give parameters as name=value, separated by |.',
      );
      return undefined;
    }
    if (Object.hasOwn(parameters, name)) {
      fault('PARAMETER_UNKNOWN', `The parameter ${quoted(name)} is given twice.`, 'Give each parameter once.');
      return undefined;
    }
    Object.defineProperty(parameters, name, {
      value: cleanText(entry.slice(equals + 1)),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return parameters;
};

/** Software that a GLPI inventory found, as evidence. */
import { isObject, type JsonObject, listAt, textAt } from '../json.ts';

/** Columns of evidence that an inventory fills, in the order of its cells. */
export const EVIDENCE_COLUMNS = ['computer', 'publisher', 'name', 'version', 'installed_on'] as const;

/**
 * A day as agents write it: the date of a timestamp, `20261231`, or day/month/year. Anything else comes back as it is, for the
 * reader of cells to refuse.
 */
export const dayText = (text: string): string => {
  const timestamp = /^(\d{4}-\d\d-\d\d)[ T]/.exec(text);
  if (timestamp) return timestamp[1];
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) return `${compact[1]}-${compact[2]}-${compact[3]}`;
  const slashes = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  return slashes ? `${slashes[3]}-${slashes[2]}-${slashes[1]}` : text;
};

/** One row of cells for each entry; an entry without a name is a row with a blank one, to be rejected by name. */
export const evidenceOf = (content: JsonObject, computer: string): readonly (readonly string[])[] =>
  listAt(content, 'softwares').map(entry => {
    const software = isObject(entry) ? entry : {};
    const cell = (name: string): string => textAt(software, name);
    return [computer, cell('publisher'), cell('name'), cell('version'), dayText(cell('install_date'))];
  });

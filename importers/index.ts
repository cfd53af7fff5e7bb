/** The source formats that can be read, and which one a file is of. */
import { csv } from './csv.ts';
import { glpi } from './glpi.ts';
import { ilmt } from './ilmt.ts';
import type { Importer } from './source.ts';

/** In the order in which a file is offered to them: the most particular first. */
export const IMPORTERS: readonly Importer[] = [ilmt, glpi, csv];

/** The importer with this id, or undefined. */
export const importerOf = (id: string): Importer | undefined => IMPORTERS.find(importer => importer.id === id);

/**
 * The importer that takes a file of this name that begins with `head` (the first kilobytes), or undefined where none does.
 * Delimited files are known by their ending or by the name of a table.
 */
export const detectFormat = (file: string, head: Uint8Array): Importer | undefined =>
  IMPORTERS.find(importer => importer.detect(file, head));

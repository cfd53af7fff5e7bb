/** An import through the API, as a browser sends it, watched until it has ended. */
import { setTimeout as pause } from 'node:timers/promises';
import type { TableName } from '../../engine/estate/tables.ts';
import type { Clients } from './clients.ts';

export interface Importing {
  readonly isRunning: () => boolean;
  readonly ended: Promise<{ readonly rows: number; readonly milliseconds: number }>;
}

const PAUSE_MS = 200;
const MUTATION = `mutation ($input: ImportFilesInput!) { importFiles(input: $input) {
  __typename ... on ImportFilesSuccess { import { id } } ... on OperationRefused { message } } }`;
const STATE = 'query ($id: ID!) { import(id: $id) { state counts { table added changed rejected } } }';

let round = 0;

/** The first rows of the estate's installations with a day that no earlier import gave: each of them is written. */
const textOf = (estate: ReadonlyMap<TableName, Iterable<string>>, rows: number): string => {
  const day = `2026-01-${String(++round).padStart(2, '0')}`;
  const lines: string[] = [];
  for (const chunk of estate.get('installations')!) {
    for (const line of chunk.split('\n')) {
      if (line === '') continue;
      lines.push(lines.length === 0 ? line : `${line.slice(0, line.lastIndexOf(','))},${day}`);
      if (lines.length > rows) return lines.join('\n');
    }
  }
  return lines.join('\n');
};

/** Sends so many rows, and answers as soon as the import has begun. */
export const beginImport = async (
  url: string,
  token: string,
  { ask }: Clients,
  estate: ReadonlyMap<TableName, Iterable<string>>,
  rows: number,
): Promise<Importing> => {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: MUTATION, variables: { input: { files: [null] } } }));
  form.set('map', '{"0":["variables.input.files.0"]}');
  form.set('0', new Blob([textOf(estate, rows)]), 'installations.csv');
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const { data } = (await response.json()) as { data: { importFiles: { import?: { id: string }; message?: string } } };
  const id = data.importFiles.import?.id;
  if (id === undefined) throw new Error(`the import was refused: ${data.importFiles.message}`);
  let isOver = false;
  const watch = async () => {
    for (;;) {
      await pause(PAUSE_MS);
      const { import: told } = (await ask({ query: STATE, variables: { id } })) as {
        import: { state: string; counts: { table: string; added: number; changed: number; rejected: number }[] };
      };
      if (told.state === 'RUNNING') continue;
      isOver = true;
      const counts = told.counts.find(({ table }) => table === 'installations');
      if (told.state !== 'DONE' || !counts || counts.rejected > 0)
        throw new Error(`the import ended as ${told.state}: ${JSON.stringify(told.counts)}`);
      return { rows: counts.added + counts.changed, milliseconds: performance.now() - began };
    }
  };
  const ended = watch().finally(() => {
    isOver = true;
  });
  return { isRunning: () => !isOver, ended };
};

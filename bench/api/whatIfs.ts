/** What-ifs asked of a real server over HTTP, one after the other, each for the first time: a server answers the same question without computing. */
import { setTimeout as pause } from 'node:timers/promises';
import { addToken, openWorkspace } from '../../app/index.ts';
import { openClients } from './clients.ts';
import { serveFile } from './server.ts';

const QUERY = `mutation ($changes: String!, $asOf: Date!) { whatIf(input: { changes: $changes, asOf: $asOf }) { __typename
  ... on WhatIfSuccess { positions { licenseKey after { consumed } } before { shortfall } after { shortfall } moved { count } recomputed { scope } } } }`;

/** A server reads what questions need before anybody asks. */
const READY_MS = 15_000;

export interface ServedWhatIfs {
  /** Milliseconds. */
  readonly first: number;
  readonly others: readonly number[];
}

/** Asks `requests` what-ifs besides the first, the texts in turn. A token is added to the file. Rejects where one is not answered. */
export const askWhatIfs = async (
  file: string,
  texts: readonly string[],
  { asOf, requests }: { readonly asOf: string; readonly requests: number },
): Promise<ServedWhatIfs> => {
  const workspace = openWorkspace(file);
  const { token } = addToken(workspace, { name: `bench ${Date.now()}`, role: 'viewer' });
  workspace.close();
  const server = await serveFile(file);
  const clients = openClients(server.url, token, 1);
  const timed = async (changes: string): Promise<number> => {
    const began = performance.now();
    const answer = (await clients.ask({ query: QUERY, variables: { changes, asOf } })) as {
      readonly whatIf: { readonly __typename: string };
    };
    if (answer.whatIf.__typename !== 'WhatIfSuccess') throw new Error(JSON.stringify(answer));
    return performance.now() - began;
  };
  try {
    // Answered once the last run is open: what is measured is not the start of the server.
    await clients.ask({ query: '{ run { positions(first: 1) { edges { node { consumed } } } } }' });
    await pause(READY_MS);
    const first = await timed(texts[0]);
    const others: number[] = [];
    for (let at = 0; at < requests; at++) others.push(await timed(`${texts[at % texts.length]} # ${at}`));
    return { first, others };
  } finally {
    clients.close();
    await server.stop();
  }
};

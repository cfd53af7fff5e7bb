/** What the page in the browser asks most: positions, what a license was given, and why a computer came out as it did. */
import type { Asked } from './clients.ts';

export const NOTHING: Asked = { query: '{ __typename }' };

/** Begins to compute the estate of now. */
export const RECONCILE: Asked = {
  query: 'mutation { reconcile(input: { asOf: "2026-01-31" }) { ... on ReconcileSuccess { progress { id } } } }',
};

/** The last run, as whoever asks sees it. */
export const LAST: Asked = { query: '{ run { number } }' };

const POSITIONS = `query ($by: PositionOrderField!) { run { positions(first: 50, orderBy: { field: $by, direction: DESC }) {
  totalCount pageInfo { hasNextPage endCursor } edges { node {
    id license { key name publisher metric } entitled consumed available shortfall raw status unitPrice { amount currency } exposure { amount currency } } } } } }`;

const DECISIONS = `query ($license: String!) { run { positions(first: 1, filter: { license: $license }) { edges { node {
  decisions(first: 50) { totalCount pageInfo { hasNextPage endCursor } edges { node {
    id outcome right reason units sentence version edition computer { key } user { key } product { key } } } } } } } } }`;

const COMPUTER = `query ($computer: String!) { computer(key: $computer) { key user { key } decisions(first: 50) { totalCount edges { node {
  outcome reason units sentence version edition product { key } license { key }
  candidates { verdict reason sentence license { key } } } } } } }`;

const ORDERS = ['SHORTFALL', 'EXPOSURE', 'CONSUMED', 'NAME'] as const;

/** The questions by name; each takes the number of the request and asks for something else than the one before. */
export const questionsAbout = (
  licenses: readonly string[],
  computers: readonly string[],
): Readonly<Record<string, (at: number) => Asked>> => ({
  'positions, first 50': at => ({ query: POSITIONS, variables: { by: ORDERS[at % ORDERS.length] } }),
  'decisions of a license, first 50': at => ({
    query: DECISIONS,
    variables: { license: licenses[at % licenses.length] },
  }),
  'explanation of a computer': at => ({
    query: COMPUTER,
    variables: { computer: computers[(at * 7_919) % computers.length] },
  }),
});

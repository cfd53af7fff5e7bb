/** Answers for programs: one JSON document, keys always in the same order, each entry of a list on a line of its own. */
import type { PositionRecord } from '../app/positions.ts';
import type { RunTotals, StoredRun } from '../app/storedRun.ts';

/** Writes a number exactly as it is, however many digits it has. */
const rawJson = (JSON as unknown as { readonly rawJSON: (text: string) => unknown }).rawJSON;

/** Exact decimal text as a JSON number: "400.00" is 400. */
export const amount = (text: string | null): unknown =>
  text === null ? null : rawJson(text.includes('.') ? text.replace(/\.?0+$/, '') : text);

export const amounts = (byCurrency: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(byCurrency).map(([currency, text]) => [currency, amount(text)]));

/** Totals with their money as numbers. */
export const totalsJson = ({ exposure, surplus, ...counts }: RunTotals) => ({
  exposure: amounts(exposure),
  ...counts,
  ...(surplus && { surplus: amounts(surplus) }),
});

/** A run as it heads an answer. */
export const runJson = ({ id, asOf, policy, totals, proven }: StoredRun) => ({
  id,
  asOf,
  policy,
  exposure: amounts(totals.exposure),
  unlicensed: totals.unlicensed,
  proven,
});

/** A position with its money as numbers. */
export const positionJson = (position: PositionRecord) => ({
  ...position,
  unitPrice: amount(position.unitPrice),
  exposure: amount(position.exposure),
});

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* list(entries: Iterable<unknown>): Iterable<string> {
  let isFirst = true;
  for (const entry of entries) {
    yield isFirst ? '[\n    ' : ',\n    ';
    yield JSON.stringify(entry);
    isFirst = false;
  }
  yield isFirst ? '[]' : '\n  ]';
}

/** The document in pieces; lists may be lazy and of any length. */
export function* jsonDocument(content: Readonly<Record<string, unknown>>): Iterable<string> {
  let isFirst = true;
  for (const [key, value] of Object.entries(content)) {
    if (value === undefined) continue;
    yield `${isFirst ? '{' : ','}\n  ${JSON.stringify(key)}: `;
    if (isList(value)) yield* list(value);
    else yield JSON.stringify(value);
    isFirst = false;
  }
  yield isFirst ? '{}\n' : '\n}\n';
}

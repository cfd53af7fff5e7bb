/** Lists that go on where a page ended, whatever was added or removed meanwhile: conditions and an order as the rest of a query. */

/** A condition with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** How a list is ordered: by an expression over its rows, equal ones by a number that each has alone. */
export interface ListOrder {
  readonly expression: string;
  readonly isDescending: boolean;
  /** The number that breaks ties, always ascending; `t.id` when left out. Where it is the expression itself, nothing breaks ties. */
  readonly unique?: string;
}

/** The values of the row that a page ended with: of the expression, then of the unique number; null: from the beginning. */
export type After = readonly (string | number | null)[] | null;

/** The conditions as `where …`; nothing where there are none. */
export const whereOf = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.map(({ sql }) => `(${sql})`).join(' and ')}`;

export const parametersOf = (conditions: readonly Condition[]): unknown[] =>
  conditions.flatMap(({ parameters }) => [...parameters]);

const beyond = ({ expression, isDescending, unique = 't.id' }: ListOrder, after: After): Condition[] => {
  if (after === null) return [];
  const sign = isDescending ? '<' : '>';
  if (expression === unique) return [{ sql: `${unique} ${sign} ?`, parameters: [after[0]] }];
  return [
    {
      sql: `${expression} ${sign} ? or ${expression} = ? and ${unique} > ?`,
      parameters: [after[0], after[0], after[1]],
    },
  ];
};

/** What follows `select … from …`: rows that fit, in the order, after the one that a page ended with. */
export const pageSql = (
  conditions: readonly Condition[],
  order: ListOrder,
  after: After,
  limit: number,
): { readonly sql: string; readonly parameters: readonly unknown[] } => {
  const { expression, isDescending, unique = 't.id' } = order;
  const all = [...conditions, ...beyond(order, after)];
  const ties = expression === unique ? '' : `, ${unique}`;
  const direction = isDescending ? ' desc' : '';
  return {
    sql: `${whereOf(all)} order by ${expression}${direction}${ties} limit ?`,
    parameters: [...parametersOf(all), limit],
  };
};

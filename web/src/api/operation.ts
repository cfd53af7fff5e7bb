/** A GraphQL operation with the types of what goes in and what comes out, which `npm run types:api` writes from the schema. */

export interface Operation<Result, Variables> {
  readonly text: string;
  /** Never there: carries the types only. */
  readonly types?: (variables: Variables) => Result;
}

/** What the variables of an operation have that asks for a page of a list. */
export interface Paged {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Every operation that was made: they are validated, their types written, and a server knows them as those of its page. */
export const OPERATIONS: string[] = [];

/** Makes an operation of its text and the fragments it uses. Its types are those that are generated under its name. */
export const operation = <Result, Variables>(
  text: string,
  ...fragments: readonly string[]
): Operation<Result, Variables> => {
  const whole = [text, ...new Set(fragments)].join('\n');
  OPERATIONS.push(whole);
  return { text: whole };
};

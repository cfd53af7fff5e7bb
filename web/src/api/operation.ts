/** A GraphQL operation with the types of what goes in and what comes out; a test validates every one against the schema. */

export interface Operation<Result, Variables> {
  readonly text: string;
  /** Never there: carries the types only. */
  readonly types?: (variables: Variables) => Result;
}

/** The variables of an operation that asks for a page of a list. */
export interface Paged {
  readonly first: number;
  readonly after: string | null;
}

export type NoVariables = Readonly<Record<string, never>>;

/** Every operation that was made, for the test that validates them. */
export const OPERATIONS: string[] = [];

/** Makes an operation of its text and the fragments it uses. */
export const operation = <Result, Variables = NoVariables>(
  text: string,
  ...fragments: readonly string[]
): Operation<Result, Variables> => {
  const whole = [text, ...new Set(fragments)].join('\n');
  OPERATIONS.push(whole);
  return { text: whole };
};

/** Limits on the shape of a query: how deep, how broad, how many aliases. Fragments count where they are used, each measured once. */
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import type { Limits } from './limits.ts';

export interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0 };
const beside = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
});

/** Measures selections; fragments that contain themselves count as nothing, another rule refuses them. */
const sizeOf = (
  selections: SelectionSetNode | undefined,
  fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined,
): Size => {
  const known = new Map<string, Size>();
  const ofFragment = (name: string): Size => {
    if (!known.has(name)) {
      known.set(name, NOTHING);
      known.set(name, of(fragmentOf(name)?.selectionSet));
    }
    return known.get(name)!;
  };
  const of = (set: SelectionSetNode | undefined): Size =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return beside(sum, ofFragment(selection.name.value));
      const inner = of(selection.selectionSet);
      if (selection.kind === Kind.INLINE_FRAGMENT) return beside(sum, inner);
      return beside(sum, {
        depth: inner.depth + 1,
        fields: inner.fields + 1,
        aliases: inner.aliases + Number(selection.alias !== undefined),
      });
    }, NOTHING);
  return of(selections);
};

/** The query that tools send to learn the schema is deep by nature; it cannot be made larger than the schema. */
const INTROSPECTION_DEPTH = 20;

const tooMuch = (code: string, what: string, found: number, most: number): GraphQLError =>
  new GraphQLError(`The query has ${found} ${what}, at most ${most} are answered.`, {
    extensions: { code, help: 'Ask for less at a time, or in several requests.' },
  });

/** The rule that refuses queries of too large a shape. */
export const sizeRule =
  ({ depth, fields, aliases }: Pick<Limits, 'depth' | 'fields' | 'aliases'>) =>
  (context: ValidationContext): ASTVisitor => ({
    [Kind.OPERATION_DEFINITION]: ({ selectionSet }) => {
      const size = sizeOf(selectionSet, name => context.getFragment(name));
      const isIntrospection = selectionSet.selections.every(
        selection => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
      );
      const depthMax = isIntrospection ? INTROSPECTION_DEPTH : depth;
      if (size.depth > depthMax) context.reportError(tooMuch('QUERY_TOO_DEEP', 'levels', size.depth, depthMax));
      if (size.fields > fields) context.reportError(tooMuch('QUERY_TOO_BROAD', 'fields', size.fields, fields));
      if (size.aliases > aliases) context.reportError(tooMuch('TOO_MANY_ALIASES', 'aliases', size.aliases, aliases));
    },
  });

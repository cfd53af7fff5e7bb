/** Queries made from the schema itself: every field that a token with a scope may ask for, and from there every field one level deeper. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { isOpenToScopes } from '../../schema/graphql/scope.ts';

type Field = GraphQLField<unknown, never>;

/** Values for arguments that must be given, by their name. */
export type Arguments = Readonly<Record<string, string>>;

const fieldsOf = (type: GraphQLObjectType): Field[] =>
  (Object.values(type.getFields()) as Field[]).filter(field => isOpenToScopes(type, field as never));

const objectOf = (field: Field): GraphQLObjectType | undefined => {
  const named = getNamedType(field.type);
  return isObjectType(named) ? named : undefined;
};

/** `computers(first: 50)`; undefined where an argument is needed that nobody knows. */
const called = (field: Field, given: Arguments, rows: number): string | undefined => {
  const parts: string[] = [];
  for (const { name, type } of field.args) {
    if (name === 'first') parts.push(`first: ${rows}`);
    else if (isNonNullType(type)) {
      if (given[name] === undefined) return undefined;
      parts.push(`${name}: ${JSON.stringify(given[name])}`);
    }
  }
  return parts.length > 0 ? `${field.name}(${parts.join(', ')})` : field.name;
};

/** A step from one type to another, over the pages of a list where there are some. */
interface Step {
  readonly field: Field;
  readonly open: string;
  readonly close: string;
  readonly to: GraphQLObjectType;
}

const nodeOf = (connection: GraphQLObjectType): GraphQLObjectType =>
  objectOf(objectOf(connection.getFields().edges as Field)!.getFields().node as Field)!;

const stepsFrom = (type: GraphQLObjectType, given: Arguments, rows: number): Step[] =>
  fieldsOf(type).flatMap(field => {
    const to = objectOf(field);
    const call = to && called(field, given, rows);
    if (!to || call === undefined) return [];
    return to.name.endsWith('Connection')
      ? [{ field, open: `${call} { totalCount edges { cursor node {`, close: '} } }', to: nodeOf(to) }]
      : [{ field, open: `${call} {`, close: '}', to }];
  });

const leavesOf = (type: GraphQLObjectType): string =>
  `__typename ${fieldsOf(type)
    .filter(field => isLeafType(getNamedType(field.type)) && !field.args.some(({ type: of }) => isNonNullType(of)))
    .map(({ name }) => name)
    .join(' ')}`;

const written = (path: readonly Step[]): string =>
  `${path.map(({ open }) => open).join(' ')} ${leavesOf(path.at(-1)!.to)} ${path.map(({ close }) => close).join(' ')}`;

/** The shortest ways to each type from where `begin` leads. */
const waysTo = (begin: readonly Step[], given: Arguments): ReadonlyMap<string, readonly Step[]> => {
  const ways = new Map<string, readonly Step[]>();
  let paths: (readonly Step[])[] = begin.map(step => [step]);
  while (paths.length > 0) {
    const fresh = paths.filter((path, at) => {
      const { name } = path.at(-1)!.to;
      return !ways.has(name) && paths.findIndex(other => other.at(-1)!.to.name === name) === at;
    });
    for (const path of fresh) ways.set(path.at(-1)!.to.name, path);
    paths = fresh.flatMap(path => stepsFrom(path.at(-1)!.to, given, 20).map(step => [...path, step]));
  }
  return ways;
};

/** Every query, each with the fields it asks for. */
export const scopeQueries = (
  schema: GraphQLSchema,
  given: Arguments,
): readonly { readonly query: string; readonly fields: readonly string[] }[] => {
  const begin = stepsFrom(schema.getQueryType()!, given, 50);
  const ways = [[], ...waysTo(begin, given).values()] as const;
  const paths = ways.flatMap(way => {
    const from = way.at(-1)?.to ?? schema.getQueryType()!;
    const first = stepsFrom(from, given, 50).map(step => [...way, step]);
    const second = first.flatMap(path => stepsFrom(path.at(-1)!.to, given, 10).map(step => [...path, step]));
    return [...(way.length > 0 ? [way] : []), ...first, ...second];
  });
  const queries = paths.map(path => ({
    query: `{ ${written(path)} }`,
    fields: path.flatMap(({ field, to }) => [field.name, ...fieldsOf(to).map(({ name }) => `${to.name}.${name}`)]),
  }));
  return [...new Map(queries.map(each => [each.query, each])).values()];
};

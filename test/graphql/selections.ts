/** Makes queries out of the schema itself, so that no list can be added without being looked at. */
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { schema } from '../../schema/graphql/index.ts';

export type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());

const needsArguments = ({ args }: Field): boolean => args.some(({ type }) => isNonNullType(type));

export const isConnection = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');

/** The rows of a connection, or of any other field that answers objects; undefined for plain values. */
export const rowType = (field: Field): GraphQLObjectType | undefined => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return undefined;
  if (!isConnection(field)) return type;
  const edge = getNamedType(type.getFields().edges.type) as GraphQLObjectType;
  return getNamedType(edge.getFields().node.type) as GraphQLObjectType;
};

/** Every list of the schema that is a connection. */
export const connections = (): readonly { readonly type: GraphQLObjectType; readonly field: Field }[] =>
  Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap(type =>
      fieldsOf(type)
        .filter(isConnection)
        .map(field => ({ type, field })),
    );

/** Fields that cost a calculation of the whole estate: nobody asks for them in a list. */
const CALCULATIONS: ReadonlySet<string> = new Set(['Run.advice', 'Query.renewals', 'Query.viewer']);

export interface Selected {
  readonly text: string;
  /** Lists that are asked for in it, as `Type.field`. */
  readonly connections: readonly string[];
  /** Fields that answer objects. */
  readonly objects: number;
}

const NOTHING: Selected = { text: '', connections: [], objects: 0 };

const join = (parts: readonly Selected[]): Selected => ({
  text: parts.map(({ text }) => text).join(' '),
  connections: parts.flatMap(part => part.connections),
  objects: parts.reduce((sum, part) => sum + part.objects, 0),
});

/** Plain values of a type. */
const leaves = (type: GraphQLObjectType): string =>
  fieldsOf(type)
    .filter(field => isLeafType(getNamedType(field.type)) && !needsArguments(field))
    .map(({ name }) => name)
    .join(' ');

/** One field with everything below it, so many levels deep; connections have `size` rows below the first level. */
export const selectField = (type: GraphQLObjectType, field: Field, levels: number, size: string): Selected => {
  const row = rowType(field);
  if (row === undefined || needsArguments(field) || CALCULATIONS.has(`${type.name}.${field.name}`)) return NOTHING;
  const below = levels > 1 ? join(fieldsOf(row).map(each => selectField(row, each, levels - 1, '3'))) : NOTHING;
  const rows = `{ ${leaves(row) || '__typename'} ${below.text} }`;
  const text = isConnection(field)
    ? `${field.name}(first: ${size}) { totalCount edges { node ${rows} } }`
    : `${field.name} ${rows}`;
  return {
    text,
    connections: isConnection(field) ? [`${type.name}.${field.name}`, ...below.connections] : below.connections,
    objects: below.objects + 1,
  };
};

/** Fields of a type that answer objects. */
export const objectFields = (type: GraphQLObjectType): readonly Field[] =>
  fieldsOf(type).filter(field => rowType(field) !== undefined);

/** Names of the values that a list may be ordered by; none where it has no order. */
export const ordersOf = (field: Field): readonly string[] => {
  const order = field.args.find(({ name }) => name === 'orderBy');
  const input = order && getNamedType(order.type);
  const by = input && 'getFields' in input ? getNamedType(input.getFields().field.type) : undefined;
  return isEnumType(by) ? by.getValues().map(({ name }) => name) : [];
};

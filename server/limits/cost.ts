/** The cost of a query: fields that could be answered at most, with pages taken as full. Known only with the variables. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { PAGE_ROWS } from '../../app/pages/page.ts';

/** Rows that a list without pages is taken to have. */
const LIST_ROWS = 10;
/** Fields that open a whole run: dear, so that nobody asks for those of hundreds of runs at once. */
const DEAR: Readonly<Record<string, number>> = {
  'Run.positions': 10_000,
  'Run.unlicensed': 10_000,
  'Run.decisions': 10_000,
  'Run.problems': 10_000,
  'Run.byStatus': 1_000,
  'Run.byPublisher': 1_000,
  'Run.byBusinessUnit': 1_000,
  'Run.byLocation': 1_000,
  'Run.compareTo': 20_000,
  'Run.advice': 20_000,
  'Mutation.whatIf': 20_000,
  'Query.renewals': 20_000,
  'Query.recognitionPreview': 5_000,
  'RecognitionPreview.computers': 20_000,
};

const fieldOf = (type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

/** Rows that a field can answer: a page, a list, or one. The rows of `edges` are those of its page. */
const rowsOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Record<string, unknown>): number => {
  if (field.name === 'edges') return 1;
  if (field.args.some(({ name }) => name === 'first')) {
    const { first } = getArgumentValues(field, node, variables);
    return typeof first === 'number' ? Math.max(first, 1) : PAGE_ROWS;
  }
  return isListType(getNullableType(field.type)) ? LIST_ROWS : 1;
};

/** Cost of the operation. Throws what a wrong argument throws. */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Record<string, unknown>,
): number => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const fragment = fragments.get(name);
    const type = fragment && schema.getType(fragment.typeCondition.name.value);
    if (!known.has(name) && isCompositeType(type)) {
      known.set(name, 0);
      known.set(name, of(fragment!.selectionSet, type));
    }
    return known.get(name) ?? 0;
  };
  const ofField = (node: FieldNode, type: GraphQLCompositeType): number => {
    const field = fieldOf(type, node.name.value);
    if (!field) return 1;
    const inner = getNamedType(field.type);
    const children = node.selectionSet && isCompositeType(inner) ? of(node.selectionSet, inner) : 0;
    return 1 + (DEAR[`${type.name}.${field.name}`] ?? 0) + children * rowsOf(field, node, variables);
  };
  const of = ({ selections }: SelectionSetNode, type: GraphQLCompositeType): number => {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) sum += ofField(selection, type);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) sum += ofFragment(selection.name.value);
      else {
        const named = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
        if (isCompositeType(named) || isAbstractType(named)) sum += of(selection.selectionSet, named);
      }
    }
    return sum;
  };
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  return operation && root ? of(operation.selectionSet, root) : 0;
};

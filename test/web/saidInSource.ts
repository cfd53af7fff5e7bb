/**
 * Finds the sentences that stand in the source of the server and of what it uses: every text that ends like a sentence, with holes
 * where something is put in. What the schema says of itself is left out; everything else may come to somebody who reads it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { parseSync } from 'vite';

/** Stands for what is put into a text. */
export const HOLE = '⟨⟩';

export interface SaidInSource {
  readonly file: string;
  readonly line: number;
  /** The text with `HOLE` for each part that is not written there. */
  readonly text: string;
  /** Whether it is given to an error that is made there. */
  readonly isOfError: boolean;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Children of a node. What TypeScript adds to values (`x as T`) is gone through too; types hold no text that is said. */
const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap(value => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));

const textOf = (node: Node): string | undefined => {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as readonly { readonly value: { readonly cooked: string } }[])
    .map(({ value }) => value.cooked)
    .join(HOLE);
};

/** Whether a call makes a statement of the database, whose text is no sentence. */
const isStatement = ({ type, callee, tag }: Node): boolean => {
  const called = type === 'TaggedTemplateExpression' ? tag : type === 'CallExpression' ? callee : undefined;
  if (!isNode(called)) return false;
  const name = called.type === 'MemberExpression' ? (called.property as Node).name : called.name;
  return name === 'sql' || name === 'prepare' || name === 'exec' || name === 'pragma';
};

/** Several words and a point at the end, before what may be put there, and no place for a value as statements of the database have it. */
const isSentence = (text: string): boolean => {
  const told = text.replace(new RegExp(`(\\s|${HOLE})+$`), '');
  return /\p{L}\S* | \S*\p{L}/u.test(told) && /[.?!]$/.test(told) && !/ \?$/.test(told);
};

const ERROR = /(?:Error|Refusal|Refused)$/;

const isError = ({ type, callee }: Node): boolean =>
  type === 'NewExpression' && isNode(callee) && ERROR.test(String(callee.name));

/** The module a relative import names, where it is one of the house and not only of types. */
const importedBy = (node: Node): string | undefined => {
  if (!isNode(node.source) || node.importKind === 'type' || node.exportKind === 'type') return undefined;
  const { value } = node.source as unknown as { readonly value: unknown };
  return typeof value === 'string' && value.startsWith('.') ? value : undefined;
};

/** Every sentence in the files that can be come to from these, paths from `root`. */
export const saidFrom = (root: string, entries: readonly string[]): readonly SaidInSource[] => {
  const seen = new Set<string>();
  const found: SaidInSource[] = [];
  const read = (file: string): void => {
    if (seen.has(file) || !existsSync(join(root, file))) return;
    seen.add(file);
    const source = readFileSync(join(root, file), 'utf8');
    const visit = (node: Node, isWithinError: boolean): void => {
      const module = importedBy(node);
      if (module !== undefined) read(join(dirname(file), module));
      if (isStatement(node)) return;
      const isOfError = isWithinError || isError(node);
      const text = textOf(node);
      if (text !== undefined && isSentence(text))
        found.push({ file, line: source.slice(0, node.start).split('\n').length, text, isOfError });
      for (const child of childrenOf(node)) visit(child, isOfError);
    };
    visit(parseSync(file, source).program as unknown as Node, false);
  };
  for (const entry of entries) read(entry);
  return found;
};

/** Everything that the schema says of itself. */
const descriptionsOf = (schema: GraphQLSchema): readonly string[] =>
  [
    ...Object.values(schema.getTypeMap()).flatMap(type => [
      type.description,
      ...(isEnumType(type) ? type.getValues().map(({ description }) => description) : []),
      ...(isInputObjectType(type) ? Object.values(type.getFields()).map(({ description }) => description) : []),
      ...(isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).flatMap(field => [
            field.description,
            field.deprecationReason,
            ...field.args.map(({ description }) => description),
          ])
        : []),
    ]),
    ...schema.getDirectives().map(({ description }) => description),
  ].filter(text => typeof text === 'string');

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * Tells whether a text, which is of no error, is one that the schema says of itself, or in files of the schema, which put descriptions together, a part of
 * one.
 */
export const describedIn = (schema: GraphQLSchema): ((said: SaidInSource) => boolean) => {
  const descriptions = descriptionsOf(schema);
  const all = descriptions.join('\n');
  const whole = new Set(descriptions);
  return ({ file, text, isOfError }) => {
    if (isOfError) return false;
    if (!file.startsWith('schema/graphql/')) return whole.has(text);
    if (!text.includes(HOLE)) return all.includes(text.trim());
    return new RegExp(text.split(HOLE).map(escaped).join('[^\\n]*')).test(all);
  };
};

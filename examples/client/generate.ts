/** Writes the types of the example's operations from the schema: `node examples/client/generate.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typesOf } from '../../web/generate.ts';
import * as operations from './operations.ts';

const SCHEMA = join(import.meta.dirname, '..', '..', 'schema', 'schema.graphql');

/** Where the types stand. */
export const GENERATED = join(import.meta.dirname, 'generated.ts');

/** The types as they should be now. */
export const exampleTypes = async (): Promise<string> => {
  const documents = Object.values(operations).map(({ text }) => text);
  const types = await typesOf(readFileSync(SCHEMA, 'utf8'), documents);
  return types.replace('`npm run types:api`', '`node examples/client/generate.ts`');
};

if (import.meta.main) writeFileSync(GENERATED, await exampleTypes());

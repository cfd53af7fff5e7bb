/** Writes the printed schema to `schema/schema.graphql`: run with `node schema/graphql/print.ts` after a change of the schema. */
import { writeFileSync } from 'node:fs';
import { printed } from './index.ts';

writeFileSync(new URL('../schema.graphql', import.meta.url), printed());

/** The schema: every type in its file, put together and guarded. */
import { lexicographicSortSchema, printSchema } from 'graphql';
import './scalars.ts';
import './license.ts';
import './licenseProduct.ts';
import './purchase.ts';
import './allocation.ts';
import './contract.ts';
import './computer.ts';
import './user.ts';
import './product.ts';
import './run.ts';
import './query.ts';
import './compare.ts';
import './upserts.ts';
import './setRights.ts';
import './deleteRecords.ts';
import './importFiles.ts';
import './reconcile.ts';
import './whatIf.ts';
import './renewals.ts';
import './unrecognized.ts';
import './token.ts';
import { builder } from './builder.ts';
import { guarded } from './roles.ts';

export const schema = guarded(builder.toSchema());

/** The schema as text, always in the same order. */
export const printed = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;

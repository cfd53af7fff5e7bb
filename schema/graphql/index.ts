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
import './advice.ts';
import './query.ts';
import './recordLists.ts';
import './trend.ts';
import './whatIfScenario.ts';
import './keepWhatIf.ts';
import './changes.ts';
import './compare.ts';
import './upserts.ts';
import './setRights.ts';
import './deleteRecords.ts';
import './importFiles.ts';
import './importRejected.ts';
import './reconcile.ts';
import './whatIf.ts';
import './renewals.ts';
import './unrecognized.ts';
import './recognitionPreview.ts';
import './activation.ts';
import './token.ts';
import { builder } from './builder.ts';
import { waiting } from './openRuns.ts';
import { guarded } from './roles.ts';
import { limited } from './scope.ts';

export const schema = waiting(guarded(limited(builder.toSchema())));

/** The schema as text, always in the same order. */
export const printed = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;

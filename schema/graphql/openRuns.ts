/**
 * Opens runs for resolvers, each once for a request, so that a thousand positions do not ask for their run a thousand times. A run that
 * has yet to be opened takes long: the field that needs it waits for it while others are answered, and is asked again.
 */
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { Refusal } from '../../app/refusal.ts';
import { type OpenRun, openRunNow, prepareRun } from '../../app/runs.ts';
import type { Context } from './context.ts';

const opened = new WeakMap<Context, Map<number | undefined, OpenRun | undefined>>();

const runsOf = (context: Context): Map<number | undefined, OpenRun | undefined> => {
  const known = opened.get(context) ?? new Map<number | undefined, OpenRun | undefined>();
  opened.set(context, known);
  return known;
};

/** Thrown by a resolver that needs a run which is not open yet: `isOpen` ends when it is. Never leaves the schema. */
interface NotOpenYet extends Error {
  readonly isOpen: Promise<void>;
}

const isNotOpenYet = (error: unknown): error is NotOpenYet => error instanceof Error && 'isOpen' in error;

const openFor = async (context: Context, id: number | undefined): Promise<OpenRun | undefined> => {
  const run = await prepareRun(context.workspace, id);
  runsOf(context).set(id, run);
  return run;
};

/** The run with this number, the last one without; undefined where there is none. To be called by resolvers, see above. */
export const runFor = (context: Context, id?: number): OpenRun | undefined => {
  const known = runsOf(context);
  if (known.has(id)) return known.get(id);
  const run = openRunNow(context.workspace, id);
  if (run === null) {
    const isOpen = openFor(context, id).then(() => undefined);
    throw Object.assign(new Error('the run is not open yet'), { isOpen });
  }
  known.set(id, run);
  return run;
};

/** The same for loaders, which answer many at once and cannot be asked again. */
export const runLater = async (context: Context, id: number): Promise<OpenRun | undefined> => {
  const known = runsOf(context);
  return known.has(id) ? known.get(id) : openFor(context, id);
};

/** A run that must be there. Throws `Refusal` NOT_FOUND. */
export const needRun = (context: Context, id?: number): OpenRun => {
  const open = runFor(context, id);
  if (!open) throw new Refusal('NOT_FOUND', 'There is no such run.', 'Look at the list of runs, or reconcile.');
  return open;
};

const waitingField = (field: GraphQLField<unknown, Context>): void => {
  const { resolve } = field;
  if (!resolve) return;
  const attempt: typeof resolve = (source, args, context, details) => {
    const again = async (error: unknown): Promise<unknown> => {
      if (!isNotOpenYet(error)) throw error;
      await error.isOpen;
      return attempt(source, args, context, details);
    };
    try {
      const value = resolve(source, args, context, details);
      return value instanceof Promise ? value.catch(again) : value;
    } catch (error) {
      if (!isNotOpenYet(error)) throw error;
      return again(error);
    }
  };
  field.resolve = attempt;
};

/** Lets every field wait for the runs it needs. */
export const waiting = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) waitingField(field);
  return schema;
};

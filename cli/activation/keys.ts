/** samwise activation enter, manual, check, withdraw: activation by keys. */
import { checkActivation, enterManually, enterRequestKey, enterTestKey, withdraw } from '../../app/activation/index.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit, UsageError } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { jsonDocument } from '../json.ts';
import { answer, stream } from '../streams.ts';
import { type Asking, type Common, keyFromInput, sourceOf, stepOf } from './input.ts';
import { showActivated, showUnreachable } from './show.ts';

export interface Entering extends Common {
  readonly activation?: string;
  readonly quantity?: number;
  readonly customer: string;
  readonly expires?: number;
  readonly service?: number;
}

export const enter = (context: Context, options: Entering, purchase: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const step = stepOf(workspace, options);
    const requestKey = await keyFromInput('request key');
    return showActivated(context, await enterRequestKey(workspace, { ...options, purchase, requestKey }, step));
  });

export interface Manual extends Entering {
  readonly test?: boolean;
  readonly scheme: string;
}

export const manual = (context: Context, options: Manual, name: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const { expires, quantity = 1 } = options;
    if (expires === undefined) throw new UsageError('Such a key is bound to a term: give its last day with --expires.');
    const step = stepOf(workspace, options);
    const key = await keyFromInput('key');
    const done = options.test
      ? await enterTestKey(workspace, { ...options, license: name, key, expires, quantity }, step)
      : await enterManually(
          workspace,
          { ...options, purchase: name, key, expires, serviceExpires: options.service },
          step,
        );
    return showActivated(context, done);
  });

export const check = (context: Context, options: Asking, activation: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const step = stepOf(workspace, options);
    const source = await sourceOf(options);
    const result = await interruptible(signal => checkActivation(workspace, activation, source, step, { signal }));
    if (result.outcome === 'unreachable') return showUnreachable(result.attempts, result.why);
    if (result.outcome === 'activated') return showActivated(context, result.activated);
    if (result.outcome === 'unchanged') {
      if (context.json) await stream(jsonDocument({ activation, unchanged: true }));
      else answer(`${activation}: activated already, nothing has changed.`);
      return EXIT.done;
    }
    const advice = result.isLate ? 'Check again, or ask the publisher.' : 'Check again in a few working days.';
    if (context.json) await stream(jsonDocument({ activation, pending: true, waited: result.waited, advice }));
    else answer(`${activation}: no final key yet, ${result.waited} working days after the request. ${advice}`);
    return EXIT.done;
  });

export const take = (context: Context, options: Common, activation: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace =>
    showActivated(context, await withdraw(workspace, activation, stepOf(workspace, options))),
  );

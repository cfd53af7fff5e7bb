/** samwise activation register, release, request: activation by serial and site. */
import {
  answerRequest,
  registerByAnswer,
  registerSite,
  releaseSite,
  requestNewLicense,
  type SiteEntry,
} from '../../app/activation/index.ts';
import { type Context, withWorkspace } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { jsonDocument } from '../json.ts';
import { doubtful } from '../paint.ts';
import { answer, say, stream } from '../streams.ts';
import { writeTo } from '../writing.ts';
import { type Asking, type Common, keyFromInput, optionalInput, sourceOf, stepOf } from './input.ts';
import { showSite, showUnreachable } from './show.ts';

export interface AtSite extends Asking {
  readonly scheme?: string;
  readonly computer?: string;
  readonly versions?: string;
  readonly customer?: string;
  readonly address?: string;
  readonly contact?: string;
  readonly telephone?: string;
}

const entryOf = (serial: string, site: string, options: AtSite): SiteEntry => ({
  ...options,
  serial,
  site,
  versions: options.versions
    ?.split(',')
    .map(version => version.trim())
    .filter(Boolean),
});

export const register = (context: Context, options: AtSite, serial: string, site: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const step = stepOf(workspace, options);
    const entry = entryOf(serial, site, options);
    if (!options.connector && !options.from) {
      const code = await keyFromInput('code that serial and site make');
      return showSite(context, 'registered', await registerSite(workspace, { ...entry, code }, step));
    }
    const source = await sourceOf(options);
    const result = await interruptible(signal => registerByAnswer(workspace, entry, source, step, { signal }));
    if (result.outcome === 'unreachable') return showUnreachable(result.attempts, result.why);
    if (result.outcome === 'registered') return showSite(context, 'registered', result.result);
    say('The publisher has not registered it yet. Nothing was changed; check again in a few working days.');
    return EXIT.failed;
  });

export const release = (context: Context, options: Common, serial: string, site: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const step = stepOf(workspace, options);
    const code = await keyFromInput('release code');
    return showSite(context, 'released', await releaseSite(workspace, { serial, site, code }, step));
  });

export interface Requesting extends AtSite {
  readonly confirmed?: boolean;
  readonly declined?: boolean;
  readonly text?: string;
  readonly html?: string;
}

export const request = (context: Context, options: Requesting, serial: string, site: string): Promise<Exit> =>
  withWorkspace(context, { mustExist: true }, async workspace => {
    const step = stepOf(workspace, options);
    if (options.confirmed || options.declined) {
      const code = options.confirmed && !process.stdin.isTTY ? await optionalInput() : undefined;
      const kind = options.confirmed ? 'confirmed' : 'declined';
      return showSite(context, kind, await answerRequest(workspace, { serial, site, answer: kind, code }, step));
    }
    const made = await requestNewLicense(workspace, entryOf(serial, site, options), step);
    if (!made.complete) {
      say(`The request is not complete. Missing: ${made.missing.join(', ')}. Nothing was changed.`);
      if (context.json) await stream(jsonDocument({ complete: false, missing: made.missing }));
      return EXIT.failed;
    }
    for (const { sentence } of made.result.warnings) say(doubtful(sentence));
    if (options.html) await writeTo(options.html, [made.document.html]);
    if (options.text) await writeTo(options.text, [made.document.text]);
    if (context.json) await stream(jsonDocument({ complete: true, ...made.document }));
    else if (!options.html && !options.text) answer(made.document.text);
    say('Send it to the publisher, and record the answer with --confirmed or --declined. It holds the release code.');
    return EXIT.done;
  });

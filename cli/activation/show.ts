/** What activation commands say at their end. */
import type { Activated, SiteResult } from '../../app/activation/index.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { Context } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument } from '../json.ts';
import { doubtful } from '../paint.ts';
import { answer, say, stream } from '../streams.ts';

const dayText = (day: number | null): string | null => (day === null ? null : formatDay(day));

export const showActivated = async (
  context: Context,
  { activation, event, state, expires, serviceExpires }: Activated,
): Promise<Exit> => {
  const days = { expires: dayText(expires), serviceExpires: dayText(serviceExpires) };
  if (context.json) await stream(jsonDocument({ activation, event, kind: state, ...days }));
  else {
    const until = days.expires === null ? '' : ` until ${days.expires}`;
    const service = days.serviceExpires === null ? '' : `, update service until ${days.serviceExpires}`;
    answer(`${activation}: ${state}${until}${service}.`);
  }
  return EXIT.done;
};

export const showSite = async (
  context: Context,
  what: string,
  { serial, site, event, warnings }: SiteResult,
): Promise<Exit> => {
  for (const { sentence } of warnings) say(doubtful(sentence));
  if (context.json)
    await stream(jsonDocument({ serial, site, event, what, warnings: warnings.map(row => row.sentence) }));
  else answer(`${serial} at ${site}: ${what}.`);
  return EXIT.done;
};

export const showUnreachable = (attempts: number, why: string): Exit => {
  say(
    `The service cannot be reached: ${why}, asked ${attempts} times. Nothing was changed. Check again later, or use --from with a file.`,
  );
  return EXIT.failed;
};

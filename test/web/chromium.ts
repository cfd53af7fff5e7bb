/** The browser of the tests: Debian's Chromium, installed where it is missing and that is possible. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAM = '/usr/bin/chromium';
const BY_HAND =
  'The tests of the web page need Chromium at /usr/bin/chromium: run "apt-get update && apt-get install -y chromium" as root.';

const install = (): void => {
  const options = {
    stdio: 'ignore',
    timeout: 10 * 60_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
};

/** Path of Chromium. Throws one sentence that says what to do where it is missing and cannot be installed. */
export const ensureChromium = (): string => {
  if (existsSync(PROGRAM)) return PROGRAM;
  if (process.getuid?.() !== 0) throw new Error(BY_HAND);
  try {
    install();
  } catch (error) {
    throw new Error(BY_HAND, { cause: error });
  }
  if (!existsSync(PROGRAM)) throw new Error(BY_HAND);
  return PROGRAM;
};

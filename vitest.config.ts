/** Tests run in the pinned Node on real SQLite, real HTTP and a real browser. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One graphql for all: the schema builder loads the CommonJS build, so tests must not load the other one beside it.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    include: [process.env.SAMWISE_SCREENSHOTS ? 'test/web/screenshots.ts' : 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What a page shows is waited for: the machine may have much else to do.
    expect: { poll: { timeout: 10_000, interval: 20 } },
    setupFiles: ['test/setup.ts'],
    // Programs that tests start keep what they compiled: they begin sooner.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'samwise-compiled') },
    pool: 'forks',
    maxWorkers: 2,
  },
});

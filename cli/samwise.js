#!/usr/bin/env node
/** The door of the command line. Plain JavaScript, so that an old Node can say what it lacks before it loads anything else. */

const NODE_MAJOR_MIN = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NODE_MAJOR_MIN) {
  process.stderr.write(
    `samwise needs Node ${NODE_MAJOR_MIN} or newer and this is Node ${process.versions.node}: start it with "npx samwise" or "npm run", which use the Node installed beside it.\n`,
  );
  process.exitCode = 1;
} else {
  // Said before they are loaded: GraphQL's library checks every value twice where it is not told that this is no development.
  process.env.NODE_ENV ??= 'production';
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
}

/** samwise serve: listens where it says, and Ctrl-C ends it in order. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ownFolder, SMALL, samwise, start } from './running.ts';

test('serve prints its address, answers there, and ends with status 0 at Ctrl-C', async () => {
  const cwd = ownFolder(SMALL);
  await samwise(['import', '.'], { cwd });
  const child = start(['serve', '--port', '0'], { cwd });
  const closed = once(child, 'close');
  try {
    let out = '';
    for await (const piece of child.stdout.setEncoding('utf8')) {
      out += piece;
      if (out.includes('\n')) break;
    }
    const url = /^Listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(out)?.[1];
    expect(url).toBeDefined();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const port = new URL(url!).port;
    const second = await samwise(['serve', '--port', port], { cwd });
    expect(second.status).toBe(1);
    expect(second.err).toContain(`Port ${port} is used by another program.`);
    child.kill('SIGINT');
    expect(await closed).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

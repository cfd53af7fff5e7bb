/** Serves the web page from where it was built, or says how to build it. Only files that were there at the start can be had. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { sendText } from './respond.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Samwise</title></head>
<body><h1>Samwise</h1>
<p>The web page has not been built. Run <code>npm run build:web</code> in the project's folder and start the server again.</p>
<p>The API answers at <code>/graphql</code>.</p></body></html>
`;

/** Where the page is built to. */
export const BUILT = join(import.meta.dirname, '..', 'web', 'dist');

export interface Page {
  /** Answers where the path is the page or one of its files; false where it is neither. */
  readonly serve: (path: string, response: ServerResponse) => boolean;
}

/** Looks at what was built. Paths of the page itself (without an ending) all get the page. */
export const openPage = (folder: string): Page => {
  const files = new Map<string, string>();
  if (existsSync(folder))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = join(folder, name);
      if (statSync(file).isFile()) files.set(`/${relative(folder, file).split(sep).join('/')}`, file);
    }
  return {
    serve: (path, response) => {
      const file = files.get(path) ?? (extname(path) === '' ? files.get('/index.html') : undefined);
      if (file === undefined && path === '/') sendText(response, 'text/html', NOT_BUILT);
      else if (file === undefined) return false;
      else {
        const isFixed = /-[\w-]{8,}\.\w+$/.test(path);
        response.writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'cache-control': isFixed ? 'private, max-age=31536000, immutable' : 'no-cache',
        });
        response.end(readFileSync(file));
      }
      return true;
    },
  };
};

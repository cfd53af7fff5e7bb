/** The rooms of the house and what each may use: the rules that `house.test.ts` holds every file to. */

export interface Room {
  /** Other rooms it may import from, beside itself. */
  readonly rooms: readonly string[];
  /** Packages it may import; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
}

/** Folder → what it may use. The longest folder that fits a file is its room. */
export const ROOMS: Readonly<Record<string, Room>> = {
  engine: { rooms: [], packages: [] },
  catalog: { rooms: ['engine'], packages: ['zod', 'yaml', 'node:'] },
  importers: { rooms: ['engine'], packages: ['csv-parse', 'yaml', 'zod'] },
  'schema/tables': { rooms: ['engine'], packages: ['drizzle-orm'] },
  store: { rooms: ['engine', 'schema/tables', 'importers'], packages: ['drizzle-orm', 'better-sqlite3', 'node:'] },
  app: {
    rooms: ['engine', 'catalog', 'importers', 'schema/tables', 'store', 'fixtures'],
    packages: ['better-sqlite3', 'highs', 'yaml', 'exceljs', 'node:'],
  },
  'schema/graphql': { rooms: ['app', 'engine'], packages: ['graphql', '@pothos/', 'dataloader', 'node:'] },
  server: {
    rooms: ['app', 'engine', 'schema/graphql'],
    packages: [
      'graphql',
      'graphql-yoga',
      '@graphql-yoga/plugin-persisted-operations',
      '@opentelemetry/',
      'jose',
      'node:',
    ],
  },
  cli: { rooms: ['app', 'engine', 'server', 'web/build'], packages: ['commander', 'cli-progress', 'node:'] },
};

const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter(room => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|[^.\w])import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;

/** What a file imports, as written. */
export const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(IMPORT)].map(found => found[1] ?? found[2] ?? found[3]);

/** The file a relative import names, from the root of the house. */
const resolved = (from: string, specifier: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
};

/** Violations of one file: what it imports and may not. */
export const violationsOf = (path: string, text: string): readonly string[] => {
  const room = roomOf(path);
  if (room === undefined) return [];
  const may = ROOMS[room];
  return importsOf(text).flatMap(specifier => {
    if (!specifier.startsWith('.')) {
      const allowed = may.packages.some(
        name =>
          specifier === name || specifier.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`),
      );
      return allowed ? [] : [`${path}: the room ${room} may not use the package ${specifier}`];
    }
    const target = resolved(path, specifier);
    const allowed = [room, ...may.rooms].some(
      other => target === other || target.startsWith(`${other}/`) || target.startsWith(`${other}.`),
    );
    return allowed ? [] : [`${path}: the room ${room} may not use ${target}`];
  });
};

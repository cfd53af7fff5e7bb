/** Reads the catalog's YAML files once: text in, checked content with a hash and the line of every value out. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { type Finding, findingText } from './finding.ts';
import { CONTENT, type Content, type ContentOf } from './format.ts';

/** Where a value stands in a file, as keys and indices from the top. */
export type Path = readonly (string | number)[];

export interface CatalogFile<C extends Content = Content> {
  /** Path inside the catalog, with forward slashes. */
  readonly file: string;
  readonly content: C;
  /** Line of the value at `path`, from 1; of the nearest value around it where there is none. */
  readonly lineAt: (path: Path) => number;
}

export interface Catalog {
  /** SHA-256 over the names and texts of all files, in hexadecimal; kept with each run. */
  readonly hash: string;
  /** In the order of their names. */
  readonly files: readonly CatalogFile[];
}

/** The folder this project ships its catalog in. */
const OWN_FOLDER = import.meta.dirname;

/**
 * Reads a catalog and gives what could be read together with everything that is malformed.
 * Deterministic: the same files give the same catalog, wherever the folder is and however lines end.
 */
export const readCatalog = (folder: string = OWN_FOLDER): { catalog: Catalog; findings: readonly Finding[] } => {
  const findings: Finding[] = [];
  const texts = textsOf(folder, findings);
  if (texts.length === 0 && findings.length === 0) findings.push(unreadable('.', `No YAML file in ${folder}.`));
  const files = texts.flatMap(({ name, text }) => parseFile(name, text, findings) ?? []);
  return { catalog: { hash: hashOfTexts(texts), files }, findings };
};

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The texts of a catalog in the order of their names. */
const textsOf = (folder: string, findings: Finding[]): readonly NamedText[] =>
  yamlFiles(folder, findings).map(name => ({
    name,
    text: readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n'),
  }));

const hashOfTexts = (texts: readonly NamedText[]): string => {
  const hash = createHash('sha256');
  for (const { name, text } of texts) hash.update(`${name}\n${Buffer.byteLength(text)}\n${text}`);
  return hash.digest('hex');
};

/** The hash of a catalog (see `Catalog.hash`), without reading what it says: whoever knows numbers of the same hash need not parse it again. */
export const hashOfCatalog = (folder: string = OWN_FOLDER): string => hashOfTexts(textsOf(folder, []));

/** Reads a catalog that must be well-formed; throws one error that lists every malformed place with file and line. */
export const loadCatalog = (folder: string = OWN_FOLDER): Catalog => {
  const { catalog, findings } = readCatalog(folder);
  if (findings.length > 0) throw new Error(`The catalog cannot be used:\n${findings.map(findingText).join('\n')}`);
  return catalog;
};

/** The files of one kind, in the order of their names. */
export const filesOf = <K extends Content['kind']>(catalog: Catalog, kind: K): readonly CatalogFile<ContentOf<K>>[] =>
  catalog.files.filter((file): file is CatalogFile<ContentOf<K>> => file.content.kind === kind);

const unreadable = (file: string, message: string): Finding => ({
  code: 'FILE_UNREADABLE',
  file,
  line: 0,
  message,
  help: 'Name a folder that holds a catalog.',
});

const yamlFiles = (folder: string, findings: Finding[]): readonly string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(name => name.replaceAll('\\', '/'))
      .filter(name => name.endsWith('.yaml'))
      .sort((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    findings.push(unreadable('.', `The folder ${folder} cannot be read (${(error as Error).message}).`));
    return [];
  }
};

/** One file's text as checked content; what is malformed is added to `findings`. */
const parseFile = (file: string, text: string, findings: Finding[]): CatalogFile | undefined => {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line;
    findings.push({ code: 'YAML_INVALID', file, line, message: `${error.message}.`, help: 'Write valid YAML 1.2.' });
  }
  if (document.errors.length > 0) return undefined;
  const lineAt = (path: Path): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      const start = (node as { range?: readonly number[] | null } | undefined)?.range?.[0];
      if (start !== undefined) return lines.linePos(start).line;
    }
    return 1;
  };
  const content = CONTENT.safeParse(document.toJS());
  if (content.success) return { file, content: content.data, lineAt };
  for (const issue of content.error.issues) {
    const path = issue.path.filter(step => typeof step !== 'symbol');
    const message = `${path.join('.') || 'the file'}: ${issue.message}.`;
    findings.push({
      code: 'SHAPE_INVALID',
      file,
      line: lineAt(path),
      message,
      help: 'See catalog/format.ts for the shape.',
    });
  }
  return undefined;
};

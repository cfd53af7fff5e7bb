/** Parts of a YAML text in German, by what the parser calls them. */

/** What the parser calls the parts of a text. */
const TOKENS: Readonly<Record<string, string>> = {
  'flow map': 'einer Zuordnung in geschweiften Klammern',
  'flow sequence': 'einer Liste in eckigen Klammern',
  collection: 'einer Liste oder Zuordnung',
  'a tab character': 'einem Tabulator',
  'byte-order-mark': 'ein Zeichen für die Byte-Reihenfolge',
  'doc-start': '---',
  'doc-end': '...',
  space: 'ein Leerzeichen',
  comment: 'ein Kommentar',
  newline: 'ein Zeilenumbruch',
  'directive-line': 'eine Anweisung mit %',
  anchor: 'ein Anker (&)',
  tag: 'eine Typangabe (!)',
  'seq-item-ind': '-',
  'explicit-key-ind': '?',
  'map-value-ind': ':',
  'flow-map-start': '{',
  'flow-map-end': '}',
  'flow-seq-start': '[',
  'flow-seq-end': ']',
  'flow-error-end': 'das Ende einer Klammer',
  comma: ',',
  alias: 'ein Verweis (*)',
  scalar: 'Text',
  'single-quoted-scalar': 'Text in Anführungszeichen',
  'double-quoted-scalar': 'Text in Anführungszeichen',
  'block-scalar-header': 'ein Textblock',
  'block-scalar': 'ein Textblock',
  'block-map': 'eine Zuordnung',
  'block-seq': 'eine Liste',
  'flow-collection': 'eine Klammer',
  document: 'ein weiteres Dokument',
};

/** A part in German; signs, and what is not known, stay as they are. */
export const yamlPart = (token: string): string => TOKENS[token] ?? token;

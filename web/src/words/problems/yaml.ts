/** What a YAML parser finds wrong with a text: by its message, and where that is a new one by its code. */
import type { ErrorCode } from 'yaml';
import { byRules, type Rule } from '../rules.ts';
import { STREAM_RULES } from './yaml/stream.ts';
import { STRUCTURE_RULES } from './yaml/structure.ts';
import { VALUE_RULES } from './yaml/values.ts';

const MESSAGES: readonly Rule[] = [...STRUCTURE_RULES, ...VALUE_RULES, ...STREAM_RULES];

const CODES = {
  ALIAS_PROPS: 'Ein Verweis (*) darf weder Anker noch Typangabe haben',
  BAD_ALIAS: 'Ein Anker (&) oder Verweis (*) ist fehlerhaft',
  BAD_COLLECTION_TYPE: 'Eine Typangabe passt nicht zu ihrem Wert',
  BAD_DIRECTIVE: 'Eine Anweisung mit % ist fehlerhaft',
  BAD_DQ_ESCAPE: 'Nach einem Backslash steht etwas, das dort nicht stehen darf',
  BAD_INDENT: 'Die Einrückung stimmt nicht',
  BAD_PROP_ORDER: 'Anker und Typangaben stehen an der falschen Stelle',
  BAD_SCALAR_START: 'Ein Wert ohne Anführungszeichen beginnt mit einem Zeichen, das dort nicht stehen darf',
  BLOCK_AS_IMPLICIT_KEY: 'In einer Zeile darf nur ein Schlüssel mit Doppelpunkt stehen',
  BLOCK_IN_FLOW: 'In Klammern dürfen keine eingerückten Listen oder Zuordnungen stehen',
  DUPLICATE_KEY: 'Derselbe Schlüssel steht mehrmals in einer Zuordnung',
  IMPOSSIBLE: 'Der Text ist nicht zu lesen',
  KEY_OVER_1024_CHARS: 'Ein Schlüssel ist zu lang',
  MISSING_CHAR: 'Es fehlt ein Zeichen',
  MULTILINE_IMPLICIT_KEY: 'Ein Schlüssel muss in einer einzigen Zeile stehen',
  MULTIPLE_ANCHORS: 'Ein Wert kann höchstens einen Anker (&) haben',
  MULTIPLE_DOCS: 'Der Text enthält mehrere Dokumente; lassen Sie nur eines stehen',
  MULTIPLE_TAGS: 'Ein Wert kann höchstens eine Typangabe (!) haben',
  NON_STRING_KEY: 'Jeder Schlüssel muss ein Text sein',
  RESOURCE_EXHAUSTION: 'Der Text ist zu tief verschachtelt',
  TAB_AS_INDENT: 'Tabulatoren sind als Einrückung nicht erlaubt; verwenden Sie Leerzeichen',
  TAG_RESOLVE_FAILED: 'Eine Typangabe ist nicht bekannt',
  UNEXPECTED_TOKEN: 'Hier steht etwas, das nicht hierhergehört',
} as const satisfies Record<ErrorCode, string>;

/** What the parser says under a code, in German as a sentence; its messages end without a point. */
export const yamlInGerman = (message: string, code: ErrorCode): string =>
  `${byRules(MESSAGES, message) ?? CODES[code]}.`;

export const YAML_RULES: readonly Rule[] = [
  [
    /^The file is not YAML: (.*?)\.?\.$/s,
    message => {
      const said = byRules(MESSAGES, message);
      return said && `Der Text ist kein gültiges YAML: ${said}.`;
    },
  ],
  [/^Mend the syntax at this line\.$/, () => 'Berichtigen Sie die Schreibweise in dieser Zeile.'],
];

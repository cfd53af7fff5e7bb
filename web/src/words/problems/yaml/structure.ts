/** What a YAML parser finds wrong with lines, lists and mappings, by the forms of its messages. */
import type { Rule } from '../../rules.ts';
import { yamlPart } from './parts.ts';

export const STRUCTURE_RULES: readonly Rule[] = [
  [
    /^All mapping items must start at the same column$/,
    () => 'Alle Schlüssel einer Zuordnung müssen gleich weit eingerückt sein',
  ],
  [
    /^All sequence items must start at the same column$/,
    () => 'Alle Einträge einer Liste müssen gleich weit eingerückt sein',
  ],
  [
    /^Tabs are not allowed as indentation$/,
    () => 'Tabulatoren sind als Einrückung nicht erlaubt; verwenden Sie Leerzeichen',
  ],
  [/^Map keys must be unique$/, () => 'Derselbe Schlüssel steht mehrmals in einer Zuordnung'],
  [/^Implicit keys need to be on a single line$/, () => 'Ein Schlüssel muss in einer einzigen Zeile stehen'],
  [
    /^Implicit keys of flow sequence pairs need to be on a single line$/,
    () => 'Ein Schlüssel in eckigen Klammern muss in einer einzigen Zeile stehen',
  ],
  [
    /^Implicit map keys need to be followed by map values$/,
    () => 'Nach dem Schlüssel fehlen der Doppelpunkt und der Wert',
  ],
  [
    /^The : indicator must be at most (\d+) chars after the start of an implicit (?:block mapping|flow sequence) key$/,
    most => `Der Doppelpunkt darf höchstens ${most} Zeichen nach dem Beginn des Schlüssels stehen`,
  ],
  [/^A block sequence may not be used as an implicit map key$/, () => 'Eine Liste kann kein Schlüssel sein'],
  [
    /^Nested mappings are not allowed in compact mappings$/,
    () => 'In einer Zeile darf nur ein Schlüssel mit Doppelpunkt stehen',
  ],
  [/^Map comment with trailing content$/, () => 'Nach dem Kommentar steht noch etwas'],
  [/^Sequence item without - indicator$/, () => 'Vor dem Eintrag der Liste fehlt der Strich -'],
  [/^Missing newline after block sequence props$/, () => 'Vor der Liste fehlt ein Zeilenumbruch'],
  [
    /^Block collection cannot start on same line with directives-end marker$/,
    () => 'Nach --- muss eine neue Zeile beginnen',
  ],
  [
    /^Unexpected block-seq-ind on same line with key$/,
    () => 'Eine Liste muss in der Zeile nach ihrem Schlüssel beginnen',
  ],
  [
    /^Comments must be separated from other tokens by white space characters$/,
    () => 'Vor dem Zeichen # eines Kommentars fehlt ein Leerzeichen',
  ],
  [
    /^Block collections are not allowed within flow collections$/,
    () => 'In Klammern dürfen keine eingerückten Listen oder Zuordnungen stehen',
  ],
  [/^Unexpected , in (.*)$/, what => `Unerwartetes Komma in ${yamlPart(what)}`],
  [/^Unexpected empty item in (.*)$/, what => `Leerer Eintrag in ${yamlPart(what)}`],
  [/^Missing , between (.*) items$/, what => `Zwischen Einträgen in ${yamlPart(what)} fehlt ein Komma`],
  [
    /^Missing , or : between (.*) items$/,
    what => `Zwischen Einträgen in ${yamlPart(what)} fehlt ein Komma oder ein Doppelpunkt`,
  ],
  [/^Missing space after : in (.*)$/, what => `Nach dem Doppelpunkt in ${yamlPart(what)} fehlt ein Leerzeichen`],
  [
    /^(?:Flow map|Flow sequence|flow map|flow sequence) must end with a (.)$/,
    sign => `Die schließende Klammer ${sign} fehlt`,
  ],
  [
    /^(?:Flow map|Flow sequence|flow map|flow sequence) in block collection must be sufficiently indented and end with a (.)$/,
    sign => `Was in Klammern steht, muss weit genug eingerückt sein und mit ${sign} enden`,
  ],
  [
    /^Flow end indicator should be more indented than parent$/,
    () => 'Die schließende Klammer muss weiter eingerückt sein als die Zeile, zu der sie gehört',
  ],
];

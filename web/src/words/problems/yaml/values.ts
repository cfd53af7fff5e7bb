/** What a YAML parser finds wrong with values, anchors and tags, by the forms of its messages. */
import type { Rule } from '../../rules.ts';
import { yamlPart } from './parts.ts';

export const VALUE_RULES: readonly Rule[] = [
  [/^Missing closing ('|")quote$/, sign => `Das schließende Anführungszeichen ${sign} fehlt`],
  [/^Invalid escape sequence (.*)$/s, text => `${text} ist keine gültige Zeichenfolge nach einem Backslash`],
  [
    /^Plain value cannot start with (a tab character|.*character|block scalar indicator)(?: (.))?$/,
    (kind, sign) =>
      `Ein Wert ohne Anführungszeichen darf nicht mit ${sign === '' ? yamlPart(kind) : `dem Zeichen ${sign}`} beginnen`,
  ],
  [
    /^Expected a flow scalar value, but found: (\S+)$/,
    what => `Erwartet wird ein Wert, gefunden wurde: ${yamlPart(what)}`,
  ],
  [
    /^Block scalars with more-indented leading empty lines must use an explicit indentation indicator$/,
    () => 'Leere Zeilen am Anfang eines Textblocks dürfen nicht weiter eingerückt sein als der Text',
  ],
  [/^Block scalar values in collections must be indented$/, () => 'Ein Textblock muss eingerückt sein'],
  [
    /^Block scalar lines must not be less indented than their (?:first line|explicit indentation indicator)$/,
    () => 'Die Zeilen eines Textblocks dürfen nicht weniger eingerückt sein als seine erste',
  ],
  [
    /^(?:Block scalar header not found|Invalid block scalar header|Block scalar header includes extra characters: (.*)|Unexpected token in block scalar header: (.*))$/s,
    (extra, token) =>
      `Der Beginn des Textblocks (| oder >) ist fehlerhaft${extra + token === '' ? '' : `: ${extra || yamlPart(token)}`}`,
  ],
  [/^An alias node must not specify any properties$/, () => 'Ein Verweis (*) darf weder Anker noch Typangabe haben'],
  [/^(?:Anchor|Alias) cannot be an empty string$/, () => 'Nach & oder * fehlt der Name des Ankers'],
  [/^(?:Anchor|Alias) ending in : is ambiguous$/, () => 'Der Name eines Ankers darf nicht mit einem Doppelpunkt enden'],
  [/^A node can have at most one anchor$/, () => 'Ein Wert kann höchstens einen Anker (&) haben'],
  [/^A node can have at most one tag$/, () => 'Ein Wert kann höchstens eine Typangabe (!) haben'],
  [
    /^Tags and anchors must be separated from the next token by white space$/,
    () => 'Nach einem Anker oder einer Typangabe fehlt ein Leerzeichen',
  ],
  [
    /^Anchors and tags must be after the (\S+) indicator$/,
    sign => `Anker und Typangaben müssen nach dem Zeichen ${sign} stehen`,
  ],
  [/^With stringKeys, all keys must be strings$/, () => 'Jeder Schlüssel muss ein Text sein'],
  [
    /^(?:Unresolved tag|Could not resolve tag|Not a valid tag): (.*)$/s,
    tag => `Die Typangabe ${tag} ist nicht bekannt`,
  ],
  [/^Verbatim tags aren't resolved, so (.*) is invalid\.?$/s, tag => `Die Typangabe ${tag} ist nicht bekannt`],
  [/^Verbatim tags must end with a >$/, () => 'Eine Typangabe mit !< muss mit > enden'],
  [/^The (.*) tag has no suffix$/s, tag => `Der Typangabe ${tag} fehlt der Name`],
  [/^Expected a mapping for this tag$/, () => 'Zu dieser Typangabe gehört eine Zuordnung'],
  [/^Expected a sequence for this tag$/, () => 'Zu dieser Typangabe gehört eine Liste'],
  [/^(\S+) used for (\S+) collection, but expects (\S+)$/, tag => `Die Typangabe ${tag} passt nicht zu diesem Wert`],
];

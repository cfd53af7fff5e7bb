/** What a YAML parser finds wrong with a text as a whole, by the forms of its messages. */
import type { Rule } from '../../rules.ts';
import { yamlPart } from './parts.ts';

export const STREAM_RULES: readonly Rule[] = [
  [
    /^Missing directives-end(?:\/doc-start)? indicator(?: line)?$/,
    () => 'Nach den Anweisungen mit % fehlt die Zeile ---',
  ],
  [
    /^Unexpected doc-end without preceding document$/,
    () => 'Die Zeile ... beendet ein Dokument, das nicht begonnen hat',
  ],
  [/^%TAG directive should contain exactly two parts$/, () => 'Die Anweisung %TAG braucht genau zwei Angaben'],
  [/^%YAML directive should contain exactly one part$/, () => 'Die Anweisung %YAML braucht genau eine Angabe'],
  [/^Unsupported YAML version (.*)$/s, version => `Die YAML-Version ${version} wird nicht gelesen`],
  [/^Unknown directive (.*)$/s, name => `Die Anweisung ${name} ist nicht bekannt`],
  [
    /^Source contains multiple documents; please use YAML\.parseAllDocuments\(\)$/,
    () => 'Der Text enthält mehrere Dokumente; lassen Sie nur eines stehen',
  ],
  [/^Not a YAML token: (.*)$/s, text => `${text} ist kein YAML`],
  [
    /^Unexpected scalar (?:token in YAML (?:stream|document)|at node end)(?:: (.*))?$/s,
    text => `Hier steht Text, der nicht hierhergehört${text === '' ? '' : `: ${text}`}`,
  ],
  [/^Unsupported token (?:\(type: )?(.*?)\)?$/s, what => `Unerwartet an dieser Stelle: ${yamlPart(what)}`],
  [
    /^Unexpected (\S+) (?:token in YAML (?:stream|document)|at node end|token)(?:: (.*))?$/s,
    (what, text) => `Unerwartet an dieser Stelle: ${text === '' ? yamlPart(what) : text}`,
  ],
  [
    /^Unexpected (.*?) in (flow map|flow sequence|collection)$/s,
    (sign, what) => `Unerwartet in ${yamlPart(what)}: ${yamlPart(sign)}`,
  ],
  [/^Maximum call stack size exceeded$/, () => 'Der Text ist zu tief verschachtelt'],
];

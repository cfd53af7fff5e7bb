/** What is wrong with a JSON document, by the sentences of the program that reads it, and what to do. */
import { byRules, type Rule } from '../rules.ts';

const WHAT: readonly Rule[] = [
  [/^Unexpected end of JSON input$/, () => 'das Dokument endet zu früh'],
  [
    /^Unexpected token (.*?), ((?:\.{3})?".*"(?:\.{3})?) is not valid JSON$/s,
    (sign, text) => `unerwartetes Zeichen ${sign} in ${text}`,
  ],
  [/^Unexpected number$/, () => 'unerwartete Zahl'],
  [/^Unexpected non-whitespace character after JSON$/, () => 'nach dem Dokument steht noch etwas'],
  [/^Expected property name or '\}'$/, () => "erwartet wird der Name einer Eigenschaft oder '}'"],
  [/^Expected double-quoted property name$/, () => 'erwartet wird der Name einer Eigenschaft in Anführungszeichen'],
  [/^Expected ':' after property name$/, () => "nach dem Namen einer Eigenschaft wird ':' erwartet"],
  [/^Expected ',' or '\}' after property value$/, () => "nach dem Wert einer Eigenschaft wird ',' oder '}' erwartet"],
  [/^Expected ',' or '\]' after array element$/, () => "nach dem Element einer Liste wird ',' oder ']' erwartet"],
  [/^Unterminated string$/, () => 'ein Text ist nicht geschlossen'],
  [/^Bad control character in string literal$/, () => 'ein Text enthält ein Steuerzeichen'],
  [/^Bad escaped character$/, () => 'nach \\ steht ein Zeichen, das dort nicht stehen darf'],
  [/^Bad Unicode escape$/, () => 'nach \\u stehen keine vier Hexadezimalziffern'],
  [/^No number after minus sign$/, () => 'nach dem Minuszeichen fehlt die Zahl'],
  [/^Exponent part is missing a number$/, () => 'im Exponenten fehlt die Zahl'],
  [/^Unterminated fractional number$/, () => 'nach dem Dezimalpunkt fehlen Ziffern'],
];

/** "Unterminated string in JSON at position 3 (line 1 column 4)" */
const reasonInGerman = (english: string): string | undefined => {
  const [, what, position, line, column] =
    /^(.*?) in JSON at position (\d+)(?: \(line (\d+) column (\d+)\))?$/s.exec(english) ??
    /^(.*? after JSON) at position (\d+)(?: \(line (\d+) column (\d+)\))?$/s.exec(english) ??
    [];
  if (what === undefined) return byRules(WHAT, english);
  const said = byRules(WHAT, what);
  const place = line === undefined ? `Position ${position}` : `Position ${position}, Zeile ${line}, Spalte ${column}`;
  return said && `${said} (${place})`;
};

export const JSON_RULES: readonly Rule[] = [
  [
    /^The file is not JSON: (.*)\.$/s,
    reason => {
      const said = reasonInGerman(reason);
      return said && `Die Datei ist kein gültiges JSON: ${said}.`;
    },
  ],
  [/^It may be cut off: send it again\.$/, () => 'Vielleicht ist sie abgeschnitten: Senden Sie sie erneut.'],
  [/^Send the inventory again\.$/, () => 'Senden Sie das Inventar erneut.'],
  [/^The document is larger than (\d+) MiB\.$/, size => `Das Dokument ist größer als ${size} MiB.`],
  [
    /^The byte at offset (\d+) \(line (\d+)\) is not (\S+)\.$/,
    (offset, line, encoding) => `Das Byte an Position ${offset} (Zeile ${line}) ist kein ${encoding}.`,
  ],
  [
    /^Send the file as UTF-8, or name its encoding\.$/,
    () => 'Senden Sie die Datei in UTF-8, oder nennen Sie ihre Kodierung.',
  ],
];

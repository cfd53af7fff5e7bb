/** A workbook (XLSX): sheets and what holds them together, as the parts of an archive. */
import { type SheetColumn, sheetXml, xmlText } from './sheet.ts';
import { type Part, zipped } from './zip.ts';

export interface Sheet {
  /** At most 31 characters, of which none is one of []:*?/\. */
  readonly name: string;
  /** Its file. Reads the rows given, which may be a part of them. */
  readonly write: (rowsMax: number) => Iterable<(isFirst: boolean) => Iterable<string>>;
}

/** Most rows a spreadsheet has, without the one of the names of columns. */
const ROWS_MAX = 1_048_575;

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const xml = (body: string): string[] => ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', body];

/** Sheets are what is XML and not said to be something else: how many there will be is known only when they are written. */
const CONTENT_TYPES = xml(
  `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="${KIND}.worksheet+xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
);

const RELATIONSHIPS = xml(
  `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
);

/** In the order of `STYLE`: plain, head, count (1,234), amount (1,234.50), and text that is never run. */
const STYLES = xml(
  `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
    '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>' +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
);

/** A sheet of rows, which are read once, when it is written. */
export const sheetOf = <T>(name: string, columns: readonly SheetColumn<T>[], rows: Iterable<T>): Sheet => ({
  name,
  *write(rowsMax) {
    const source = rows[Symbol.iterator]();
    let next = source.next();
    const some = function* (): Iterable<T> {
      for (let count = 0; count < rowsMax && !next.done; count++) {
        yield next.value;
        next = source.next();
      }
    };
    do yield isFirst => sheetXml(columns, some(), isFirst);
    while (!next.done);
  },
});

function* partsOf(sheets: readonly Sheet[], rowsMax: number): Iterable<Part> {
  yield { name: '[Content_Types].xml', pieces: CONTENT_TYPES };
  yield { name: '_rels/.rels', pieces: RELATIONSHIPS };
  yield { name: 'xl/styles.xml', pieces: STYLES };
  const names: string[] = [];
  for (const { name, write } of sheets) {
    let count = 0;
    for (const pieces of write(rowsMax)) {
      count++;
      names.push(count === 1 ? name : `${name} ${count}`);
      yield { name: `xl/worksheets/sheet${names.length}.xml`, pieces: pieces(names.length === 1) };
    }
  }
  const listed = names.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  yield {
    name: 'xl/workbook.xml',
    pieces: xml(`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`),
  };
  const related = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    pieces: xml(`<Relationships xmlns="${PACKAGE}">${related.join('')}${styles}</Relationships>`),
  };
}

/** The file in pieces. What does not fit into a sheet goes on in another one of the same name with a number. */
export const workbook = (sheets: readonly Sheet[], rowsMax = ROWS_MAX): AsyncIterable<Uint8Array> =>
  zipped(partsOf(sheets, rowsMax));

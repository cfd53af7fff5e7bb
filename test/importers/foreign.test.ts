/** Files that cannot be read say what they are and what to send, whatever they are called. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { foreign } from '../../importers/foreign.ts';
import { detectFormat } from '../../importers/index.ts';
import { estateWriter, importFolder, lines } from '../import/estateFolder.ts';
import { databasesIn, temporaryFolder } from '../store/temporary.ts';
import { bytesOf } from './reading.ts';

const folder = temporaryFolder();
const newDatabase = databasesIn(folder);
const write = estateWriter();

const zipOf = (name: string): Uint8Array => bytesOf(`PK\u0003\u0004${'\u0000'.repeat(26)}${name}`);
const XML = '<?xml version="1.0" encoding="UTF-8" ?>\n<REQUEST>\n  <CONTENT>\n    <SOFTWARES>';

describe('a file that no importer reads', () => {
  test.each([
    ['gzip', gzipSync('computer\nPC-1\n'), 'a compressed file'],
    ['an archive', zipOf('computers.csv'), 'a compressed file'],
    ['a workbook', zipOf('[Content_Types].xml'), 'a workbook'],
    ['a spreadsheet', zipOf('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'a workbook'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'a workbook'],
    ['an inventory in XML', bytesOf(XML), 'an inventory in XML'],
  ])('is known as what it is: %s', (_, head, what) => {
    expect(foreign(head)?.what).toBe(what);
    expect(foreign(head)?.help).toMatch(/\.$/);
  });

  test.each(['computer,os\nPC-1,x\n', '{"deviceid": "x"}', '', '<html>', 'PC;1'])('is not what %j is', text => {
    expect(foreign(bytesOf(text))).toBe(undefined);
  });

  test('is named with what to do, under the name of a table and in a folder too', async () => {
    const to = join(folder, 'foreign');
    mkdirSync(to);
    writeFileSync(join(to, 'computers.csv'), gzipSync('computer\nPC-1\n'));
    writeFileSync(join(to, 'licenses.xlsx'), zipOf('[Content_Types].xml'));
    writeFileSync(join(to, 'picture.png'), zipOf('x'));
    const { files, problems, id } = await importFolder(newDatabase(), to);
    expect([files, id]).toEqual([[], null]);
    expect(problems.map(({ code, message, help }) => [code, message.replace(to, ''), help])).toEqual([
      ['FILE_UNREADABLE', '/computers.csv is a compressed file.', 'Unpack it and import what is in it.'],
      [
        'FILE_UNREADABLE',
        '/licenses.xlsx is a workbook.',
        'Save each sheet as CSV in UTF-8, named after its table, such as computers.csv.',
      ],
    ]);
  });

  test('does not keep the others from being imported', async () => {
    const { files, problems } = await importFolder(
      newDatabase(),
      write({ computers: lines('computer', 'PC-1'), 'old.xml': XML }),
    );
    expect(files.map(({ state }) => state)).toEqual(['imported']);
    expect(problems.map(({ code }) => code)).toEqual(['FILE_UNREADABLE']);
  });

  test('is no inventory of an agent because something in it is called content', () => {
    const bill = '{"bomFormat": "CycloneDX", "metadata": {"licenses": [{"text": {"content": "x"}}]}}';
    expect(detectFormat('bill.json', bytesOf(bill))).toBe(undefined);
    expect(detectFormat('pc.json', bytesOf('{ "content": { "hardware": {} } }'))?.id).toBe('glpi');
  });
});

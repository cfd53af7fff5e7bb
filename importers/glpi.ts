/** GLPI agent inventories in JSON: one computer or phone a file, with its software, its people and the virtual machines on it. */
import { quoted } from '../engine/estate/numbers.ts';
import type { Problem } from '../engine/estate/problem.ts';
import type { TableName } from '../engine/estate/tables.ts';
import { chassisOf, kindOf, operatingSystemOf, processorsOf, serverModelOf, usersOf } from './glpi/hardware.ts';
import { leftOut } from './glpi/left-out.ts';
import { dayText, EVIDENCE_COLUMNS, evidenceOf } from './glpi/software.ts';
import { guestsOf } from './glpi/virtual-machines.ts';
import { isObject, type JsonObject, objectAt, readDocument, textAt } from './json.ts';
import type { Batch, Importer, Item, ReadOptions } from './source.ts';

const batch = (table: TableName, columns: readonly string[], rows: readonly (readonly string[])[]): Item[] =>
  rows.length === 0 ? [] : [{ kind: 'batch', table, columns, rows, lines: rows.map(() => 0) } satisfies Batch];

const problem = (file: string, code: Problem['code'], column: string, message: string, help: string): Item => ({
  kind: 'problem',
  problem: { code, file, column, message, help },
});

/** The computer itself. Only what the inventory knows is spoken of; a partial one knows no more than that the computer exists. */
const computerItems = (computer: string, content: JsonObject, isPhone: boolean, isPartial: boolean): Item[] => {
  if (isPartial) return batch('computers', ['computer'], [[computer]]);
  const { processors, cores, threads, model } = processorsOf(content);
  const chassis = chassisOf(textAt(objectAt(content, 'hardware'), 'chassis_type'));
  const cells: Readonly<Record<string, string>> = {
    computer,
    kind: kindOf(content),
    chassis: chassis || (isPhone ? 'hand-held' : ''),
    calculated_user: usersOf(content).usedBy,
    os: operatingSystemOf(content),
    processors,
    cores,
    threads,
    processor_model: model,
    server_model: serverModelOf(content),
    last_inventory: dayText(textAt(objectAt(content, 'accesslog'), 'logdate')),
  };
  const given = Object.entries(cells).filter(([, cell]) => cell !== '');
  return batch(
    'computers',
    given.map(([column]) => column),
    [given.map(([, cell]) => cell)],
  );
};

const guestItems = (computer: string, content: JsonObject, file: string): Item[] => {
  const { guests, unnamed } = guestsOf(content, computer);
  const known = guests.filter(guest => guest.cores !== '');
  const unknown = guests.filter(guest => guest.cores === '');
  const broken = Array.from({ length: unnamed }, (): Item => {
    const message = `A virtual machine on ${quoted(computer)} has no name.`;
    const help = 'Name it where it runs, and send the inventory again.';
    const columns = ['computer', 'kind', 'host'];
    return {
      kind: 'broken',
      table: 'computers',
      columns,
      cells: ['', 'virtual', computer],
      problem: { code: 'KEY_BLANK', table: 'computers', file, column: 'computer', message, help },
    };
  });
  return [
    ...batch(
      'computers',
      ['computer', 'kind', 'host', 'cores'],
      known.map(guest => [guest.computer, 'virtual', computer, guest.cores]),
    ),
    ...batch(
      'computers',
      ['computer', 'kind', 'host'],
      unknown.map(guest => [guest.computer, 'virtual', computer]),
    ),
    ...broken,
  ];
};

/** Evidence of the computer, complete where the section is there at all. Rows without a name are rejected by whoever reads cells. */
const evidenceItems = (computer: string, content: JsonObject): Item[] =>
  'softwares' in content
    ? [
        { kind: 'scope', table: 'evidence', column: 'computer', value: computer },
        ...batch('evidence', EVIDENCE_COLUMNS, evidenceOf(content, computer)),
      ]
    : [];

const inventoryItems = (inventory: JsonObject, file: string): Item[] => {
  const itemType = textAt(inventory, 'itemtype') || 'Computer';
  const action = textAt(inventory, 'action') || 'inventory';
  if (!['Computer', 'Phone'].includes(itemType)) {
    return [
      problem(
        file,
        'VALUE_UNKNOWN',
        'itemtype',
        `${quoted(itemType)} is no computer.`,
        'Send inventories of computers and phones only.',
      ),
    ];
  }
  if (action !== 'inventory') {
    return [
      problem(
        file,
        'VALUE_UNKNOWN',
        'action',
        `${quoted(action)} is no inventory.`,
        'Send what the agent writes for the task inventory.',
      ),
    ];
  }
  if (!isObject(inventory.content)) {
    return [
      problem(
        file,
        'COLUMN_MISSING',
        'content',
        'The inventory has no content.',
        'Send the whole file that the agent wrote.',
      ),
    ];
  }
  const { content } = inventory;
  const computer = textAt(objectAt(content, 'hardware'), 'name') || textAt(inventory, 'deviceid');
  if (computer === '') {
    return [
      problem(
        file,
        'KEY_BLANK',
        'hardware.name',
        'The computer has neither a name nor a device id.',
        'Name the computer.',
      ),
    ];
  }
  const people = usersOf(content).people.map(user => [user]);
  return [
    ...leftOut(content).map(({ column, message, help }) => problem(file, 'COLUMN_UNKNOWN', column, message, help)),
    ...batch('users', ['user'], people),
    ...computerItems(computer, content, itemType === 'Phone', inventory.partial === true),
    ...guestItems(computer, content, file),
    ...evidenceItems(computer, content),
  ];
};

async function* read(bytes: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Item> {
  const { file } = options;
  const opened = await readDocument(bytes, options);
  if ('code' in opened) {
    yield { kind: 'problem', problem: opened };
    return;
  }
  if (isObject(opened.document)) yield* inventoryItems(opened.document, file);
  else
    yield problem(file, 'FILE_UNREADABLE', 'content', 'The file is not a JSON object.', 'Send one inventory a file.');
  yield { kind: 'progress', bytes: opened.bytes };
}

const decoder = new TextDecoder('utf-8');

export const glpi: Importer = {
  id: 'glpi',
  tables: ['users', 'computers', 'evidence'],
  speaksOf: 'scopes',
  detect: (_file, head) => {
    const text = decoder.decode(head).trimStart();
    return /^\{\s*"content"\s*:/.test(text) || (text.startsWith('{') && /"(deviceid|versionclient)"\s*:/.test(text));
  },
  read,
};

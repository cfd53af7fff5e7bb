/** Files that are often sent and cannot be read, known by their first bytes: what each is, and what to send in its place. */

export interface Foreign {
  /** To be put behind the name of the file: "a workbook". */
  readonly what: string;
  readonly help: string;
}

const COMPRESSED: Foreign = { what: 'a compressed file', help: 'Unpack it and import what is in it.' };
const WORKBOOK: Foreign = {
  what: 'a workbook',
  help: 'Save each sheet as CSV in UTF-8, named after its table, such as computers.csv.',
};
const XML_INVENTORY: Foreign = { what: 'an inventory in XML', help: 'Let the agent write JSON, and import that.' };

const begins = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, place) => head[place] === byte);

/** Every byte as one character, so that names in a file of any kind can be looked for. */
const decoder = new TextDecoder('latin1');

/** What the file is, or undefined for one that nothing is known of. */
export const foreign = (head: Uint8Array): Foreign | undefined => {
  if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) return WORKBOOK;
  if (begins(head, 0x1f, 0x8b) || begins(head, 0x42, 0x5a, 0x68) || begins(head, 0xfd, 0x37, 0x7a)) return COMPRESSED;
  const text = decoder.decode(head);
  if (begins(head, 0x50, 0x4b))
    return /\[Content_Types\]\.xml|xl\/|opendocument\.spreadsheet/.test(text) ? WORKBOOK : COMPRESSED;
  return /<REQUEST>[\s\S]*<(CONTENT|DEVICEID|QUERY)>/.test(text) ? XML_INVENTORY : undefined;
};

/** What a chosen file will be taken for, seen from its name and its first bytes by the rules of the server; a test compares both. */

/** Tables that delimited files are named after. */
export const TABLES: ReadonlySet<string> = new Set(
  (
    'products versions editions suites users computers installations recognition evidence usage access contracts ' +
    'licenses license_products license_contracts purchases allocations measurements ' +
    'serials registrations activations activation_events'
  ).split(' '),
);

export type Detected =
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'rejects' | 'ilmt' | 'ilmt-unread' | 'glpi' | 'unknown' };

const HEAD_BYTES = 4_096;
const ILMT_READ = /^pvu_sub_capacity\.csv$/i;
const ILMT_UNREAD =
  /^(audit_snapshot_summary\.csv|products_daily_.*\.csv|cloud_paks\.csv|bundling_definitions\.csv|data_condition\.txt)$/i;

/** By the name of a file and the text that it begins with. */
export const detected = (name: string, head: string): Detected => {
  if (/^\uFEFF?"?reject_table"?[,;\t]/.test(head)) return { kind: 'rejects' };
  if (ILMT_READ.test(name)) return { kind: 'ilmt' };
  if (ILMT_UNREAD.test(name)) return { kind: 'ilmt-unread' };
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('{') && /"(deviceid|content|versionclient)"\s*:/.test(text)) return { kind: 'glpi' };
  const table = name.replace(/\.(csv|tsv|txt)$/i, '').toLowerCase();
  return TABLES.has(table) && !/^(?:[{[<]|PK)/.test(text) ? { kind: 'table', table } : { kind: 'unknown' };
};

/** Looks into a file. */
export const detectFile = async (file: File): Promise<Detected> =>
  detected(file.name, await file.slice(0, HEAD_BYTES).text());

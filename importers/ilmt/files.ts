/** The files of an audit snapshot of IBM License Metric Tool, known by their names, and why all but one of them are not read. */

/** The file that is read. */
const PVU = /^pvu_sub_capacity\.csv$/i;

/** What to do about a file that is not read. */
const NOT_READ: readonly (readonly [name: RegExp, help: string])[] = [
  [
    /^audit_snapshot_summary\.csv$/i,
    'The PVU of its products come with pvu_sub_capacity.csv; give figures of other metrics in measurements.',
  ],
  [
    /^products_daily_.*\.csv$/i,
    'Its daily sums do not name servers, and beside those of pvu_sub_capacity.csv they would count twice: import that file.',
  ],
  [
    /^cloud_paks\.csv$/i,
    'Its figures are of whole Cloud Paks, after the ratios of their products: licenses of the metric ibm_vpc are computed from installations, so compare the two.',
  ],
  [
    /^bundling_definitions\.csv$/i,
    'Which product a component is charged to is told by recognition and license_products.',
  ],
  [/^data_condition\.txt$/i, 'Nothing is to be done; look there whether all computers had reported.'],
];

const nameOf = (file: string): string => file.split(/[\\/]/).pop() ?? '';

/** Whether the file is the one with the PVU of servers. */
export const isPvuFile = (file: string): boolean => PVU.test(nameOf(file));

/** What to do about a file of a snapshot that is not read; undefined for any other file. */
export const helpForUnread = (file: string): string | undefined =>
  NOT_READ.find(([name]) => name.test(nameOf(file)))?.[1];

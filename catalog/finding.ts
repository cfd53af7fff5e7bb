/** What is wrong in the catalog and where: findings are values with file and line, so that all of them can be shown at once. */

export type FindingCode =
  | 'FILE_UNREADABLE'
  | 'YAML_INVALID'
  | 'SHAPE_INVALID'
  | 'SOURCE_MISSING'
  | 'SOURCE_UNUSED'
  | 'GAP'
  | 'OVERLAP'
  | 'ORDER_WRONG'
  | 'ROW_DEAD'
  | 'CONFLICT'
  | 'METRIC_UNKNOWN'
  | 'PARAMETER_UNKNOWN'
  | 'KIND_WRONG';

export interface Finding {
  readonly code: FindingCode;
  /** Path of the file inside the catalog, with forward slashes. */
  readonly file: string;
  /** Line of the file, from 1; 0 where the finding is about what no file says. */
  readonly line: number;
  /** What is wrong, one sentence that names the value. */
  readonly message: string;
  /** What was expected and what to do, one sentence. */
  readonly help: string;
}

/** One finding as one line of text: `ibm/pvu.yaml:12 ROW_DEAD message help`. */
export const findingText = (finding: Finding): string =>
  `${finding.file}:${finding.line} ${finding.code} ${finding.message} ${finding.help}`;

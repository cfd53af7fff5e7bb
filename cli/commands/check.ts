/** samwise check: runs cases, and says of each whether what came is what its writer expected. */
import type { Command } from 'commander';
import { type CheckedCase, type CheckedFile, checkPaths } from '../../app/check.ts';
import type { Context } from '../context.ts';
import { EXIT, type Exit } from '../exit.ts';
import { jsonDocument } from '../json.ts';
import { bad, faint, good } from '../paint.ts';
import { answer, stream } from '../streams.ts';
import { wrapped } from '../table.ts';
import { type End, runs } from './command.ts';

interface Checked {
  readonly file: string;
  readonly line: number | null;
  readonly case: string;
  readonly ok: boolean;
  readonly failures: readonly string[];
  readonly explanation: readonly string[];
}

const checkedOf = ({ file, line, name, failures, explanation }: CheckedCase): Checked => ({
  file,
  line: line ?? null,
  case: name,
  ok: failures.length === 0,
  failures,
  explanation,
});

/** A file that cannot be read as cases fails as a whole. */
const brokenFile = ({ file, problems }: CheckedFile): Checked => ({
  file,
  line: problems[0].line ?? null,
  case: file,
  ok: false,
  failures: problems.map(
    ({ code, line, message, help }) => `${code}${line ? ` in line ${line}` : ''}: ${message} ${help}`,
  ),
  explanation: [],
});

/** "positions: expected …, came …" on two lines, one below the other. */
const failureLines = (failure: string): readonly string[] =>
  failure
    .replace(', came ', '\ncame     ')
    .split('\n')
    .map(line => `    ${line}`);

const show = (checked: Checked): void => {
  answer(`${checked.ok ? good('ok') : bad('not ok')} ${checked.case}`);
  if (checked.ok) return;
  answer(faint(`    ${checked.file}${checked.line === null ? '' : `:${checked.line}`}`));
  for (const failure of checked.failures) for (const line of failureLines(failure)) answer(line);
  if (checked.explanation.length > 0) answer('    explanation:');
  for (const sentence of checked.explanation) for (const line of wrapped(sentence, '      ')) answer(line);
};

const work = async ({ json }: Context, _options: object, ...paths: string[]): Promise<Exit> => {
  const all: Checked[] = [];
  const take = (checked: Checked): void => {
    all.push(checked);
    if (!json) show(checked);
  };
  for (const file of checkPaths(paths)) {
    if (file.problems.length > 0) take(brokenFile(file));
    for await (const checked of file.cases) take(checkedOf(checked));
  }
  const passed = all.filter(({ ok }) => ok).length;
  const failed = all.length - passed;
  if (json) await stream(jsonDocument({ passed, failed, cases: all }));
  else answer(`${passed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.failed : EXIT.done;
};

export const addCheck = (program: Command, end: End): void => {
  const command = program
    .command('check')
    .description('run cases: small estates with the answer that must come out')
    .argument('<cases...>', 'case files and folders of them');
  runs<object>(command, end, work);
};

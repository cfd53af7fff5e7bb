/** Problems: of rows that came in, and of what a run found missing or contradictory. One type, so that clients show them alike. */
import { builder } from './builder.ts';
import { connectionOf } from './connections.ts';

export interface ProblemShape {
  readonly code: string;
  readonly message: string;
  readonly help: string;
  readonly isWarning: boolean;
  readonly table: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: string | null;
  /** Keys. */
  readonly license: string | null;
  readonly computer: string | null;
}

export const Problem = builder.objectRef<ProblemShape>('Problem');
Problem.implement({
  description: 'Something that is wrong or missing.',
  fields: t => ({
    code: t.exposeString('code', { description: 'Code for programs.' }),
    message: t.exposeString('message', { description: 'What is wrong, in one sentence.' }),
    help: t.exposeString('help', { description: 'What to do; blank where the message says it.' }),
    isWarning: t.exposeBoolean('isWarning', { description: 'Whether the row was kept all the same.' }),
    table: t.exposeString('table', { nullable: true, description: 'Table of the row.' }),
    file: t.exposeString('file', { nullable: true, description: 'File of the row.' }),
    line: t.exposeInt('line', { nullable: true, description: 'Line at which the row begins.' }),
    column: t.exposeString('column', { nullable: true, description: 'Column it is about.' }),
    licenseKey: t.exposeString('license', { nullable: true, description: 'Key of the license it is about.' }),
    computerKey: t.exposeString('computer', { nullable: true, description: 'Key of the computer it is about.' }),
  }),
});

export const ProblemConnection = connectionOf('Problem', Problem, 'problems');

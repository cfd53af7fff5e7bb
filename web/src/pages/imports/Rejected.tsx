/** The rejected rows of an import where they are told of: searched, grouped by what is wrong, and the ways to mend them beside. */
import { type ImportDetail, REJECTED_GROUPS } from '../../api/imports.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { SearchField, SelectField } from '../../parts/Field.tsx';
import { Failed, Loading } from '../../parts/States.tsx';
import { useChange, usePlace } from '../../state/location.ts';
import { useMayChange } from '../../state/viewer.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { rejectedWords, STORED_BEFORE } from '../../words/rejected.ts';
import { workWords } from '../../words/work.ts';
import { nameOf } from './FileName.tsx';
import { RejectedGroup } from './RejectedGroup.tsx';

/** Up to so many rows are all open from the beginning; of more, the largest group alone. */
const OPEN_ROWS = 20;

interface GroupsProps {
  readonly id: string;
  readonly text: string;
  readonly file: string;
  readonly isByPath: boolean;
}

const Groups = ({ id, text, file, isByPath }: GroupsProps) => {
  const words = useWords(rejectedWords);
  const filter = { text: text || null, file: file || null };
  const { value, error, isLoading, again } = useAnswer(REJECTED_GROUPS, { id, filter });
  const groups = value?.import?.rejectedGroups;
  if (error) return <Failed error={error} again={again} />;
  if (!groups) return <Loading />;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <div className="stack" aria-busy={isLoading}>
      <p className="unseen" role="status">
        {groups.length === 0 ? words.noneFits : ''}
      </p>
      {groups.length === 0 && (
        <p className="quiet" aria-hidden="true">
          {words.noneFits}
        </p>
      )}
      {groups.map((group, at) => (
        <RejectedGroup
          key={[group.table, group.code, group.column].join()}
          id={id}
          group={group}
          filter={filter}
          isByPath={isByPath}
          isOpenFirst={at === 0 || count <= OPEN_ROWS}
        />
      ))}
    </div>
  );
};

export const Rejected = ({ found }: { readonly found: ImportDetail }) => {
  const work = useWords(workWords);
  const words = useWords(rejectedWords);
  const { number } = useFormat();
  const mayChange = useMayChange();
  const change = useChange();
  const { parameters } = usePlace();
  const { id, rejectedFiles, rejectsUrl } = found;
  const total = rejectedFiles.reduce((sum, { count }) => sum + count, 0);
  const text = parameters.get('text') ?? '';
  const file = parameters.get('file') ?? '';
  // Two files of one name are told apart by their path.
  const isByPath = new Set(rejectedFiles.map(each => nameOf(each.file))).size < rejectedFiles.length;
  if (total === 0) return null;
  return (
    <section className="stack" aria-labelledby="rejected">
      <h2 id="rejected">{words.title(number(total))}</h2>
      <p className="actions">
        <a className="button primary" href={rejectsUrl} download>
          {work.download}
        </a>
        {mayChange && (
          <a className="button" href="#resend">
            {words.toResend}
          </a>
        )}
        <span className="hint">{work.downloadHint}</span>
      </p>
      {total > 1 && (
        <search className="filters">
          <SearchField label={words.search} value={text} onChange={value => change({ text: value })} />
          {rejectedFiles.length > 1 && (
            <SelectField
              label={words.file}
              value={file}
              options={[
                ['', words.allFiles],
                ...rejectedFiles.map(
                  each =>
                    [
                      each.file,
                      `${each.file === STORED_BEFORE ? words.stored : isByPath ? each.file : nameOf(each.file)} (${number(each.count)})`,
                    ] as const,
                ),
              ]}
              onChange={value => change({ file: value })}
            />
          )}
        </search>
      )}
      <Groups id={id} text={text} file={file} isByPath={isByPath} />
    </section>
  );
};

/** The installations of a computer: what a run decided about each, and those that came after the run. */
import { COMPUTER_DECISIONS, type ComputerDetail, type InstallationOf } from '../../api/records.ts';
import type { Connection, Decision } from '../../api/types.ts';
import { useRows } from '../../api/useRows.ts';
import { Card } from '../../parts/Card.tsx';
import { Decided, useNarrowed } from '../../parts/Decided.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { softwareText } from '../../parts/Software.tsx';
import { useWords } from '../../words/bilingual.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';

const softwareOf = ({ product, version, edition }: Pick<Decision, 'product' | 'version' | 'edition'>): string =>
  JSON.stringify([product?.key, version || '', edition || '']).toLowerCase();

const pick = (answer: { readonly computer: { readonly decisions: Connection<Decision> } | null }) =>
  answer.computer?.decisions ?? null;

const Plain = ({ label, rows }: { readonly label: string; readonly rows: readonly InstallationOf[] }) => {
  const words = useWords(detailWords);
  const { day } = useFormat();
  return (
    <Narrowing
      label={label}
      rows={rows}
      keyOf={softwareOf}
      columns={[
        { title: words.software, cell: row => softwareText({ ...row, computer: null, user: null }) },
        { title: words.installedOn, isShort: true, cell: ({ installedOn }) => installedOn && day(installedOn) },
        { title: words.lastUsed, isShort: true, cell: ({ lastUsed }) => lastUsed && day(lastUsed) },
      ]}
    />
  );
};

interface Props {
  readonly computer: ComputerDetail;
  /** Id of the run; null where nothing was reconciled. */
  readonly run: string | null;
  /** The run chosen in the address. */
  readonly chosen: string | null;
}

const OfRun = ({ computer, run, chosen }: Props) => {
  const words = useWords(detailWords);
  const { day } = useFormat();
  const narrowing = useNarrowed();
  const list = useRows(COMPUTER_DECISIONS, { key: computer.key, run, ...narrowing.narrowed }, pick, 200, true);
  const byName = new Map(computer.installations.map(row => [softwareOf(row), row]));
  const decided = new Set(list.rows.map(softwareOf));
  const isWhole = !narrowing.isNarrowed && !list.isLoading && !list.hasMore && !list.error;
  const since = isWhole ? computer.installations.filter(row => !decided.has(softwareOf(row))) : [];
  const lastUsed = (row: Decision): string | null => byName.get(softwareOf(row))?.lastUsed ?? null;
  return (
    <>
      <Decided
        label={words.decisions}
        list={list}
        narrowing={narrowing}
        run={chosen}
        isPlaceKnown
        more={[{ title: words.lastUsed, isShort: true, cell: row => lastUsed(row) && day(lastUsed(row)!) }]}
      />
      {since.length > 0 && (
        <>
          <h3>{words.sinceRun}</h3>
          <p className="hint">{words.sinceRunHint}</p>
          <Plain label={words.sinceRun} rows={since} />
        </>
      )}
    </>
  );
};

export const Installations = (props: Props) => {
  const words = useWords(detailWords);
  return (
    <Card title={words.decisions} hint={props.run === null ? words.noRun : undefined}>
      {props.run === null ? (
        <Plain label={words.decisions} rows={props.computer.installations} />
      ) : (
        <OfRun {...props} />
      )}
    </Card>
  );
};

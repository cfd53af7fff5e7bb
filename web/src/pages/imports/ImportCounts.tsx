/** The numbers of an import: what became of the rows of each table, and what each number means. */
import type { TableCount } from '../../api/imports.ts';
import { ListTable } from '../../parts/ListTable.tsx';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { rejectedWords } from '../../words/rejected.ts';
import { workWords } from '../../words/work.ts';

const COUNTS = [
  'read',
  'added',
  'changed',
  'unchanged',
  'repeated',
  'rejected',
  'removed',
] as const satisfies readonly (keyof TableCount)[];

type CountName = (typeof COUNTS)[number];

const summed = (counts: readonly TableCount[], table: string): TableCount => ({
  table,
  ...(Object.fromEntries(
    COUNTS.map(name => [name, counts.reduce((sum, count) => sum + count[name], 0)]),
  ) as unknown as Record<CountName, number>),
});

export const ImportCounts = ({ counts }: { readonly counts: readonly TableCount[] }) => {
  const words = { ...useWords(workWords), ...useWords(rejectedWords) };
  const { number } = useFormat();
  if (counts.length === 0) return null;
  return (
    <>
      <h2>{words.tables}</h2>
      <ListTable
        label={words.tables}
        rows={counts.length > 1 ? [...counts, summed(counts, '')] : counts}
        keyOf={count => count.table}
        columns={[
          { title: words.table, cell: ({ table }) => (table === '' ? <strong>{words.total}</strong> : table) },
          ...COUNTS.map(name => ({
            title: words[name],
            isNumber: true,
            cell: (count: TableCount) =>
              name === 'rejected' && count[name] > 0 ? (
                <strong className="short">{number(count[name])}</strong>
              ) : (
                number(count[name])
              ),
          })),
        ]}
      />
      <details className="meanings">
        <summary>{words.meaning}</summary>
        <dl className="facts">
          {COUNTS.map(name => (
            <div key={name}>
              <dt>{words[name]}</dt>
              <dd>{words.meanings[name]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
};

/** Computers that belong to something: guests of a host, computers of a user. */
import type { Neighbor } from '../api/records.ts';
import { recordAddress } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { useFormat } from '../words/format.ts';
import { listWords } from '../words/lists.ts';
import { Link } from './Link.tsx';
import { Narrowing } from './Narrowing.tsx';

interface Props {
  readonly label: string;
  readonly computers: readonly Neighbor[];
  readonly run: string | null;
}

export const Neighbors = ({ label, computers, run }: Props) => {
  const words = useWords(listWords);
  const codes = useWords(codeWords);
  const { number } = useFormat();
  return (
    <Narrowing
      label={label}
      rows={computers}
      keyOf={({ key }) => key}
      columns={[
        {
          title: words.computer,
          cell: ({ key }) => <Link to={recordAddress('computers', key, run)}>{key}</Link>,
        },
        { title: words.status, cell: ({ status }) => codes.computerStatus[status] },
        { title: words.role, cell: ({ role }) => codes.role[role as keyof typeof codes.role] },
        { title: words.os, cell: ({ os }) => os },
        { title: words.cores, cell: ({ cores }) => (cores === null ? '–' : number(cores)), isNumber: true },
      ]}
    />
  );
};

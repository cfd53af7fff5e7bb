/** What a computer is: hardware, place, people, host. */
import type { ComputerDetail } from '../../api/records.ts';
import { Card } from '../../parts/Card.tsx';
import { FactList } from '../../parts/FactList.tsx';
import { Link } from '../../parts/Link.tsx';
import { recordAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';
import { listWords } from '../../words/lists.ts';

interface Props {
  readonly computer: ComputerDetail;
  readonly run: string | null;
}

const Host = ({ computer: { host, hostComputer }, run }: Props) => {
  const words = useWords(detailWords);
  if (hostComputer) return <Link to={recordAddress('computers', hostComputer.key, run)}>{hostComputer.key}</Link>;
  return (
    <>
      {host} <span className="mark">{words.hostMissing}</span>
    </>
  );
};

export const ComputerFacts = ({ computer, run }: Props) => {
  const words = useWords(detailWords);
  const lists = useWords(listWords);
  const codes = useWords(codeWords);
  const { number, day } = useFormat();
  const count = (value: number | null): string | null => (value === null ? null : number(value));
  const person = (user: ComputerDetail['user']) =>
    user && <Link to={recordAddress('users', user.key, run)}>{user.name || user.key}</Link>;
  return (
    <Card title={words.facts}>
      <FactList
        facts={[
          [lists.kind, codes.computerKind[computer.kind]],
          [words.chassis, words.chassisOf[computer.chassis as keyof typeof words.chassisOf]],
          [lists.status, codes.computerStatus[computer.status]],
          [lists.role, codes.role[computer.role as keyof typeof codes.role]],
          [words.host, computer.host && <Host computer={computer} run={run} />],
          [words.cluster, computer.cluster],
          [lists.os, computer.os],
          [words.serverModel, computer.serverModel],
          [words.processorModel, computer.processorModel],
          [lists.processors, count(computer.processors)],
          [words.maxProcessors, count(computer.maxProcessors)],
          [lists.cores, count(computer.cores)],
          [words.threads, count(computer.threads)],
          [words.assignedTo, person(computer.user)],
          [words.calculatedUser, person(computer.calculatedUser)],
          [lists.location, computer.location],
          [words.region, computer.region],
          [words.businessUnit, computer.businessUnit],
          [words.costCenter, computer.costCenter],
          [words.hostedIn, computer.hostedIn],
          [lists.lastInventory, computer.lastInventory && day(computer.lastInventory)],
        ]}
      />
    </Card>
  );
};

/** The licenses that were given to a computer or a user by hand. */
import type { AllocationOf } from '../api/records.ts';
import { licenseAddress } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { detailWords } from '../words/details.ts';
import { useFormat } from '../words/format.ts';
import { Card } from './Card.tsx';
import { Link } from './Link.tsx';

interface Props {
  readonly allocations: readonly AllocationOf[];
  readonly run: string | null;
}

export const Allocations = ({ allocations, run }: Props) => {
  const words = useWords(detailWords);
  const { number, day } = useFormat();
  const notes = ({ kind, exempt, units, assignedOn }: AllocationOf): string =>
    [
      kind === 'PERMANENT' && words.permanent,
      exempt && words.exempt(exempt),
      units !== null && words.fixedUnits(number(units)),
      assignedOn && words.since(day(assignedOn)),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Card title={words.allocations}>
      {allocations.length === 0 && <p className="quiet">{words.noAllocations}</p>}
      <ul className="stack">
        {allocations.map(allocation => (
          <li key={allocation.license.key}>
            <Link to={licenseAddress(allocation.license.key, run)}>
              {allocation.license.name || allocation.license.key}
            </Link>
            <span className="key">{[allocation.license.key, notes(allocation)].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

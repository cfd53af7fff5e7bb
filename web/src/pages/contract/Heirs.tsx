/** The licenses of a contract with the sections of rights that each takes from it, and from other contracts. */
import type { ContractDetail, ContractLicense } from '../../api/records.ts';
import { RIGHT_SECTIONS, type RightSection } from '../../api/types.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { Status } from '../../parts/Status.tsx';
import { isInherited } from '../../rights/draft.ts';
import { chosenContract } from '../../rights/inheritance.ts';
import { licenseAddress } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { detailWords } from '../../words/details.ts';

/** Section → key of the contract that it is taken from, where it is inherited and one grants it. */
const takenBy = ({ rights, contracts, position }: ContractLicense): readonly (readonly [RightSection, string])[] =>
  RIGHT_SECTIONS.filter(section => isInherited(rights, section)).flatMap(section => {
    const engine = position?.inherits.find(inheritance => inheritance.section === section)?.contract.key;
    const chosen = chosenContract(section, contracts, engine);
    return chosen ? [[section, chosen.contract.key] as const] : [];
  });

export const Heirs = ({ contract, run }: { readonly contract: ContractDetail; readonly run: string | null }) => {
  const words = useWords(detailWords);
  const codes = useWords(codeWords);
  const from = (license: ContractLicense): readonly RightSection[] =>
    takenBy(license).flatMap(([section, key]) => (key === contract.key ? [section] : []));
  const others = (license: ContractLicense): string =>
    takenBy(license)
      .filter(([, key]) => key !== contract.key)
      .map(([section, key]) => words.fromOther(codes.section[section], key))
      .join(', ');
  return (
    <Card title={words.linked}>
      {contract.licenses.length === 0 ? (
        <p className="quiet">{words.noLinked}</p>
      ) : (
        <Narrowing
          label={words.linked}
          rows={contract.licenses}
          keyOf={({ key }) => key}
          columns={[
            {
              title: words.license,
              cell: ({ key, name }) => (
                <>
                  <Link to={licenseAddress(key, run)}>{name || key}</Link>
                  <span className="key">{key}</span>
                </>
              ),
            },
            {
              title: words.inherits,
              cell: license =>
                from(license)
                  .map(section => codes.section[section])
                  .join(', ') || <span className="quiet">{words.inheritsNothing}</span>,
            },
            { title: words.elsewhere, cell: others },
            { title: words.status, cell: ({ position }) => (position ? <Status status={position.status} /> : '–') },
          ]}
        />
      )}
    </Card>
  );
};

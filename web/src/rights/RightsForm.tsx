/** The sections of rights one below the other. */
import { type LicenseDetail, RIGHT_SECTIONS, type RightSection, type Rights } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { applicableTo } from './applicable.ts';
import { DowngradeFields } from './DowngradeFields.tsx';
import { floorsOf } from './order.ts';
import { Section } from './Section.tsx';
import { ExemptRoleFields, MultipleUseFields, SecondUseFields, UpgradeFields } from './UseFields.tsx';

interface Props {
  readonly license: LicenseDetail;
  readonly asOf: string;
  readonly rights: Rights;
  readonly isLocked: boolean;
  readonly change: (patch: Partial<Rights>) => void;
}

/** What a section is when it begins to be inherited: its other columns are blank then. */
const INHERIT: Readonly<Record<RightSection, Partial<Rights>>> = {
  DOWNGRADE: { downgrade: 'INHERIT', downgradeVersion: null, downgradeEdition: null },
  UPGRADE: { upgrade: 'INHERIT', upgradeUntil: null },
  MULTIPLE_USE: { multipleUse: 'INHERIT', multipleUseLimit: null },
  SECOND_USE: { secondUse: 'INHERIT' },
  EXEMPT_ROLES: { exemptRoles: ['INHERIT'] },
};

const OWN: Readonly<Record<RightSection, Partial<Rights>>> = {
  DOWNGRADE: { downgrade: null },
  UPGRADE: { upgrade: null },
  MULTIPLE_USE: { multipleUse: null },
  SECOND_USE: { secondUse: null },
  EXEMPT_ROLES: { exemptRoles: [] },
};

export const RightsForm = ({ license, asOf, rights, isLocked, change }: Props) => {
  const words = useWords(rightsWords);
  const { multipleUse, hasComputerRights } = applicableTo(license.metric);
  const fields = { rights, change };
  const own = {
    DOWNGRADE: <DowngradeFields {...fields} floors={floorsOf(license.products)} />,
    UPGRADE: <UpgradeFields {...fields} />,
    MULTIPLE_USE: <MultipleUseFields {...fields} way={multipleUse} />,
    SECOND_USE: <SecondUseFields {...fields} />,
    EXEMPT_ROLES: <ExemptRoleFields {...fields} />,
  } satisfies Record<RightSection, unknown>;
  const hasEffect = (section: RightSection): boolean =>
    hasComputerRights || (section !== 'SECOND_USE' && section !== 'EXEMPT_ROLES');
  return (
    <fieldset className="rights" disabled={isLocked}>
      <legend className="unseen">{words.title}</legend>
      {RIGHT_SECTIONS.map(section => (
        <Section
          key={section}
          section={section}
          rights={rights}
          contracts={license.contracts}
          inherits={license.position?.inherits ?? []}
          asOf={asOf}
          onInherit={inherits => change((inherits ? INHERIT : OWN)[section])}
        >
          {!hasEffect(section) && <p className="hint">{words.noEffect}</p>}
          {own[section]}
        </Section>
      ))}
    </fieldset>
  );
};

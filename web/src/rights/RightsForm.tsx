/** The sections of rights one below the other. */
import { RIGHT_SECTIONS, type RightSection, type Rights } from '../api/types.ts';
import { useWords } from '../words/bilingual.ts';
import { rightsWords } from '../words/rights.ts';
import { DowngradeFields } from './DowngradeFields.tsx';
import { isInherited } from './draft.ts';
import { MultipleUseFields } from './MultipleUseFields.tsx';
import { NO_RIGHTS, SECTION_OF } from './resolved.ts';
import { Section } from './Section.tsx';
import type { RightsTarget } from './target.ts';
import { UpgradeFields } from './UpgradeFields.tsx';
import { ExemptRoleFields, SecondUseFields } from './UseFields.tsx';

interface Props {
  readonly target: RightsTarget;
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

export const RightsForm = ({ target, asOf, rights, isLocked, change }: Props) => {
  const words = useWords(rightsWords);
  const fields = { target, rights, change };
  const own = {
    DOWNGRADE: <DowngradeFields {...fields} />,
    UPGRADE: <UpgradeFields {...fields} />,
    MULTIPLE_USE: <MultipleUseFields {...fields} />,
    SECOND_USE: <SecondUseFields {...fields} />,
    EXEMPT_ROLES: <ExemptRoleFields {...fields} />,
  } satisfies Record<RightSection, unknown>;
  /** What is stored comes back where that is not inherited; else nothing is given. */
  const ownOf = (section: RightSection): Partial<Rights> =>
    SECTION_OF[section](isInherited(target.rights, section) ? NO_RIGHTS : target.rights);
  return (
    <fieldset className="rights" disabled={isLocked}>
      <legend className="unseen">{words.title}</legend>
      {RIGHT_SECTIONS.map(section => (
        <Section
          key={section}
          section={section}
          target={target}
          rights={rights}
          asOf={asOf}
          onInherit={inherits => change(inherits ? INHERIT[section] : ownOf(section))}
        >
          {own[section]}
        </Section>
      ))}
    </fieldset>
  );
};

/** Allocations that nobody needs where they are, and from when on they may be given to another. */
import type { Advice, Reassignment } from '../../api/advice.ts';
import { Card } from '../../parts/Card.tsx';
import { Link } from '../../parts/Link.tsx';
import { MovedMoney } from '../../parts/MovedMoney.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { Moved } from '../../rights/Effect.tsx';
import { recordAddress } from '../../state/location.ts';
import { usePreferences } from '../../state/preferences.ts';
import { adviceSentence } from '../../words/advice.ts';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { whatIfAddress } from '../what-if/address.ts';
import { LicenseName, TryOut } from './Step.tsx';
import { type Basis, reassignmentText } from './tryOut.ts';

interface Props {
  readonly advice: Advice;
  readonly basis: Basis;
  readonly run: string | null;
}

const holderOf = ({ computer, user }: Reassignment): string => computer ?? user ?? '';

const Holder = ({ step, run }: { readonly step: Reassignment; readonly run: string | null }) => (
  <Link to={recordAddress(step.computer === null ? 'users' : 'computers', holderOf(step), run)}>{holderOf(step)}</Link>
);

const When = ({ isBlocked, freeFrom, source }: Reassignment) => {
  const words = useWords(adviceWords);
  const { day } = useFormat();
  return (
    <>
      <span className={isBlocked ? 'mark bad' : 'mark'}>
        {isBlocked && freeFrom !== null ? words.blockedUntil(day(freeFrom)) : words.now}
      </span>
      {source !== null && (
        <span className="key" lang="en">
          {source}
        </span>
      )}
    </>
  );
};

const ReassignTable = ({ advice, basis, run }: Props) => {
  const words = useWords(adviceWords);
  const { language } = usePreferences();
  const { number } = useFormat();
  return (
    <Narrowing
      label={words.move}
      rows={advice.reassignments}
      keyOf={({ licenseKey, computer, user }) => JSON.stringify([licenseKey, computer, user])}
      columns={[
        { title: words.license, cell: ({ licenseKey, name }) => <LicenseName {...{ licenseKey, name, run }} /> },
        { title: words.with, cell: step => <Holder step={step} run={run} /> },
        {
          title: words.why,
          language: ({ sentence }) => adviceSentence(sentence, language).language,
          cell: ({ sentence }) => adviceSentence(sentence, language).text,
        },
        { title: words.when, cell: step => <When {...step} /> },
        {
          title: words.frees,
          isNumber: true,
          cell: ({ effect }) => <Moved before={number(effect.consumedBefore)} after={number(effect.consumedAfter)} />,
        },
        {
          title: words.exposure,
          isNumber: true,
          cell: ({ effect }) => (
            <MovedMoney before={effect.exposureBefore} after={effect.exposureAfter} same={words.unchanged} />
          ),
        },
        {
          title: words.tryOutTitle,
          cell: step => (
            <TryOut
              address={whatIfAddress(reassignmentText(basis, step), advice.policy)}
              what={`${step.licenseKey}, ${holderOf(step)}`}
            />
          ),
        },
      ]}
    />
  );
};

export const Reassign = (props: Props) => {
  const words = useWords(adviceWords);
  const { number } = useFormat();
  const { reassignments, reassignmentsLeftOut } = props.advice;
  return (
    <Card id="reassign" title={words.move} hint={words.moveHint}>
      {reassignments.length === 0 ? <p>{words.nothingToMove}</p> : <ReassignTable {...props} />}
      {reassignmentsLeftOut > 0 && <p className="hint">{words.leftOut(number(reassignmentsLeftOut))}</p>}
    </Card>
  );
};

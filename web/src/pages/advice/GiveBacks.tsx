/** Entitlements that nothing needs, what they are worth, and the purchases they come from. */
import type { Advice } from '../../api/advice.ts';
import { Card } from '../../parts/Card.tsx';
import { Narrowing } from '../../parts/Narrowing.tsx';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { Amounts, LicenseName } from './Step.tsx';
import { TryGiveBack } from './TryGiveBack.tsx';
import type { Basis } from './tryOut.ts';

interface Props {
  readonly advice: Advice;
  readonly basis: Basis;
  readonly run: string | null;
}

const GiveBackTable = ({ advice, basis, run }: Props) => {
  const words = useWords(adviceWords);
  const codes = useWords(codeWords);
  const { number, money, day } = useFormat();
  const kindOf = (kind: string): string => codes.purchase[kind.toUpperCase() as keyof typeof codes.purchase] ?? kind;
  return (
    <Narrowing
      label={words.giveBack}
      rows={advice.giveBacks}
      keyOf={({ licenseKey }) => licenseKey}
      columns={[
        { title: words.license, cell: ({ licenseKey, name }) => <LicenseName {...{ licenseKey, name, run }} /> },
        { title: words.spare, isNumber: true, cell: ({ quantity }) => number(quantity) },
        { title: words.worth, isNumber: true, cell: ({ value }) => (value ? money(value) : words.noPrice) },
        {
          title: words.from,
          cell: ({ purchases }) =>
            purchases.length === 0 ? (
              '–'
            ) : (
              <ul>
                {purchases.map(({ purchase, kind, quantity, ends }) => (
                  <li key={purchase}>
                    {purchase}{' '}
                    <span className="quiet">
                      {[`${kindOf(kind)} ${number(quantity)}`, ends === null ? '' : words.ends(day(ends))]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            ),
        },
        { title: words.notRenew, isShort: true, cell: ({ notRenew }) => (notRenew === null ? '–' : day(notRenew)) },
        {
          title: words.tryOutTitle,
          cell: giveBack => <TryGiveBack giveBack={giveBack} policy={advice.policy} basis={basis} />,
        },
      ]}
    />
  );
};

export const GiveBacks = (props: Props) => {
  const words = useWords(adviceWords);
  const { giveBacks, giveBackValue } = props.advice;
  return (
    <Card
      id="give-back"
      title={words.giveBack}
      hint={words.giveBackHint}
      aside={
        giveBackValue.length > 0 && (
          <strong className="number">
            <Amounts amounts={giveBackValue} none="" />
          </strong>
        )
      }
    >
      {giveBacks.length === 0 ? <p>{words.nothingToGiveBack}</p> : <GiveBackTable {...props} />}
    </Card>
  );
};

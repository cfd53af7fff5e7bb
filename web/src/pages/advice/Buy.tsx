/** What to buy: the plans, and each license with what to buy of it under one and the other. */
import type { Advice, PlannedPurchase } from '../../api/advice.ts';
import type { Policy } from '../../api/types.ts';
import { Card } from '../../parts/Card.tsx';
import { Narrowing, type NarrowingColumn } from '../../parts/Narrowing.tsx';
import { adviceWords } from '../../words/advice-page.ts';
import { useWords } from '../../words/bilingual.ts';
import { useFormat } from '../../words/format.ts';
import { whatIfAddress } from '../what-if/address.ts';
import { Plans } from './Plans.tsx';
import { LicenseName, TryOut } from './Step.tsx';
import { type Basis, purchasesText } from './tryOut.ts';

interface Row {
  readonly licenseKey: string;
  readonly name: string;
  readonly publisher: string;
  readonly shortfall: number;
  readonly unitPrice: PlannedPurchase['unitPrice'];
  readonly own: PlannedPurchase | undefined;
  readonly cheaper: PlannedPurchase | undefined;
}

/** What either plan buys, by license key. */
const purchaseRows = ({ purchases, cheaperPurchases }: Advice): readonly Row[] => {
  const own = new Map(purchases.purchases.map(each => [each.licenseKey, each]));
  const cheaper = new Map((cheaperPurchases?.purchases ?? []).map(each => [each.licenseKey, each]));
  return [...new Map([...cheaper, ...own]).values()]
    .map(({ licenseKey, name, publisher, shortfall, unitPrice }) => ({
      licenseKey,
      name,
      publisher,
      shortfall,
      unitPrice,
      own: own.get(licenseKey),
      cheaper: cheaper.get(licenseKey),
    }))
    .toSorted((one, other) => (one.licenseKey < other.licenseKey ? -1 : 1));
};

interface Props {
  readonly advice: Advice;
  readonly basis: Basis;
  readonly run: string | null;
}

const PurchaseTable = ({ advice, basis, run }: Props) => {
  const words = useWords(adviceWords);
  const { number, money } = useFormat();
  const isCompared = advice.cheaperPurchases !== null;
  const toBuy = (purchase: PlannedPurchase | undefined): string => {
    if (!purchase) return number(0);
    const { quantity, packs, perPack } = purchase;
    return perPack > 1 ? `${number(quantity)} (${words.packs(number(packs), number(perPack))})` : number(quantity);
  };
  const cost = (purchase: PlannedPurchase | undefined): string => {
    if (!purchase) return '–';
    return purchase.cost ? money(purchase.cost) : words.noPrice;
  };
  const isOther = ({ own, cheaper }: Row): boolean => isCompared && own?.quantity !== cheaper?.quantity;
  const ofPlan = (policy: Policy, name: 'own' | 'cheaper'): readonly NarrowingColumn<Row>[] => [
    {
      title: isCompared ? words.toBuyOf[policy] : words.toBuy,
      isNumber: true,
      cell: row => (name === 'cheaper' && isOther(row) ? <strong>{toBuy(row[name])}</strong> : toBuy(row[name])),
    },
    {
      title: isCompared ? words.costOf[policy] : words.cost,
      isNumber: true,
      cell: row => (name === 'cheaper' && isOther(row) ? <strong>{cost(row[name])}</strong> : cost(row[name])),
    },
  ];
  return (
    <Narrowing
      label={words.purchases}
      rows={purchaseRows(advice)}
      keyOf={({ licenseKey }) => licenseKey}
      columns={[
        { title: words.license, cell: ({ licenseKey, name }) => <LicenseName {...{ licenseKey, name, run }} /> },
        { title: words.missing, isNumber: true, cell: ({ shortfall }) => number(shortfall) },
        { title: words.unitPrice, isNumber: true, cell: ({ unitPrice }) => (unitPrice ? money(unitPrice) : '–') },
        ...ofPlan(advice.policy, 'own'),
        ...(isCompared ? ofPlan('OPTIMAL', 'cheaper') : []),
        {
          title: words.tryOutTitle,
          cell: ({ licenseKey, own }) =>
            own ? (
              <TryOut address={whatIfAddress(purchasesText(basis, [own]), advice.policy)} what={licenseKey} />
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
};

export const Buy = (props: Props) => {
  const words = useWords(adviceWords);
  const { purchases } = props.advice.purchases;
  return (
    <Card id="buy" title={words.buy} hint={words.buyHint}>
      {purchases.length === 0 ? (
        <p>{words.nothingToBuy}</p>
      ) : (
        <>
          <Plans advice={props.advice} basis={props.basis} />
          <PurchaseTable {...props} />
        </>
      )}
    </Card>
  );
};

/** The page of one contract: what it grants and to whom, when what was bought under it ends, and what was changed. */
import { CONTRACT } from '../../api/records.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Card } from '../../parts/Card.tsx';
import { FactList } from '../../parts/FactList.tsx';
import { History } from '../../parts/History.tsx';
import { RecordFrame } from '../../parts/RecordFrame.tsx';
import { ContractRightsPanel } from '../../rights/ContractPanel.tsx';
import { useChange, usePlace } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { detailWords } from '../../words/details.ts';
import { useFormat } from '../../words/format.ts';
import { listWords } from '../../words/lists.ts';
import { useInterval } from '../../words/useInterval.ts';
import { ContractPurchases } from './ContractPurchases.tsx';
import { Heirs } from './Heirs.tsx';

export const Contract = ({ contract: key }: { readonly contract: string }) => {
  const words = useWords(detailWords);
  const lists = useWords(listWords);
  const { day } = useFormat();
  const interval = useInterval();
  const change = useChange();
  const chosen = usePlace().parameters.get('run');
  const answer = useAnswer(CONTRACT, { key, run: chosen });
  const { value, again } = answer;
  const contract = value?.contract;
  const run = value?.run ?? null;
  const hasEnded = contract?.expires && run && contract.expires < run.asOf && !contract.permanent;
  return (
    <RecordFrame
      answer={answer}
      record={contract}
      asked={key}
      run={run}
      back={['/contracts', words.backToContracts]}
      none={words.noContract(key)}
    >
      {contract && (
        <div className="columns">
          <div className="stack">
            <Card title={words.contract}>
              <FactList
                facts={[
                  [lists.publisher, contract.publisher],
                  [
                    lists.interval,
                    <>
                      {[contract.permanent && lists.permanent, interval(contract.starts, contract.expires)]
                        .filter(Boolean)
                        .join(', ')}{' '}
                      {hasEnded && <span className="mark">{words.ended(day(contract.expires!))}</span>}
                    </>,
                  ],
                ]}
              />
            </Card>
            <Heirs contract={contract} run={chosen} />
            <ContractPurchases licenses={contract.licenses} run={chosen} asOf={run?.asOf ?? null} />
          </div>
          <div className="stack">
            <ContractRightsPanel
              contract={{ ...contract, products: contract.licenses.flatMap(({ products }) => products) }}
              licenses={contract.licenses}
              run={run}
              again={again}
              onReconciled={() => change({ run: null })}
            />
            <History history={contract.history} />
          </div>
        </div>
      )}
    </RecordFrame>
  );
};

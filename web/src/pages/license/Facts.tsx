/** What a license is, and the records that belong to it: products, contracts, purchases. */
import type { ReactNode } from 'react';
import { type LicenseDetail, RIGHT_SECTIONS } from '../../api/types.ts';
import { FactList } from '../../parts/FactList.tsx';
import { Link } from '../../parts/Link.tsx';
import { Scroll } from '../../parts/Scroll.tsx';
import { useRightsInWords } from '../../rights/inWords.ts';
import { recordAddress } from '../../state/location.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { licenseWords } from '../../words/license.ts';
import { metricName } from '../../words/metrics.ts';
import { useInterval } from '../../words/useInterval.ts';

interface Props {
  readonly license: LicenseDetail;
}

export const Facts = ({ license }: Props) => {
  const words = useWords(licenseWords);
  const codes = useWords(codeWords);
  const { number } = useFormat();
  const { language } = usePreferences();
  const interval = useInterval();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.publisher, license.publisher],
    [words.metric, metricName(license.metric, language)],
    [words.parameters, license.parameters.map(({ name, value }) => `${name} = ${value}`).join(', ')],
    [words.limit, codes.limit[license.limit]],
    [words.interval, interval(license.starts, license.expires)],
    [words.status, codes.licenseStatus[license.status]],
    [words.extra, license.extraEntitlements === null ? '' : number(license.extraEntitlements)],
  ];
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <FactList facts={facts} />
    </section>
  );
};

export const Products = ({ license }: Props) => {
  const words = useWords(licenseWords);
  const codes = useWords(codeWords);
  const inWords = useRightsInWords();
  return (
    <section className="card" aria-labelledby="products">
      <h2 id="products">{words.products}</h2>
      <Scroll label={words.products}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.product}</th>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.edition}</th>
              <th scope="col">{words.role}</th>
            </tr>
          </thead>
          <tbody>
            {license.products.map(({ product, version, edition, role, rights }) => {
              const own = RIGHT_SECTIONS.map(section => inWords(rights, section)).filter(text => text !== '');
              return (
                <tr key={`${product.key} ${version} ${edition}`}>
                  <th scope="row">
                    {product.key}
                    {own.length > 0 && (
                      <span className="key">
                        {words.ownRights}: {own.join('; ')}
                      </span>
                    )}
                  </th>
                  <td>{version || words.any}</td>
                  <td>{edition || words.any}</td>
                  <td>{codes.productRole[role]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};

export const Contracts = ({ license: { contracts } }: Props) => {
  const words = useWords(licenseWords);
  const { day } = useFormat();
  return (
    <section className="card" aria-labelledby="contracts">
      <h2 id="contracts">{words.contracts}</h2>
      {contracts.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <ul className="stack">
          {contracts.map(({ key, name, permanent, expires }) => (
            <li key={key}>
              <Link to={recordAddress('contracts', key)}>{name || key}</Link>
              <span className="key">
                {key} · {permanent ? words.permanent : expires ? words.until(day(expires)) : words.always}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

export const Purchases = ({ license: { purchases } }: Props) => {
  const words = useWords(licenseWords);
  const codes = useWords(codeWords);
  const { number, money } = useFormat();
  const interval = useInterval();
  return (
    <section className="card" aria-labelledby="purchases">
      <h2 id="purchases">{words.purchases}</h2>
      {purchases.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <Scroll label={words.purchases}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.purchase}</th>
                <th scope="col">{words.kind}</th>
                <th scope="col" className="number">
                  {words.quantity}
                </th>
                <th scope="col">{words.interval}</th>
                <th scope="col" className="number">
                  {words.price}
                </th>
              </tr>
            </thead>
            <tbody>
              {purchases.map(
                ({ key, kind, quantity, perUnit, starts, expires, unitPrice, currency, disabled, baseLicense }) => (
                  <tr key={key}>
                    <th scope="row">{key}</th>
                    <td>
                      {codes.purchase[kind]}
                      {baseLicense && ` ${words.base(baseLicense.key)}`}{' '}
                      {disabled && <span className="mark">{words.disabled}</span>}
                    </td>
                    <td className="number">
                      {number(quantity)} {perUnit !== null && perUnit !== 1 && words.perUnit(number(perUnit))}
                    </td>
                    <td>{interval(starts, expires)}</td>
                    <td className="number">
                      {unitPrice === null ? '–' : money({ amount: unitPrice, currency: currency ?? '' })}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
};

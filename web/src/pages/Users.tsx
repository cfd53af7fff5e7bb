/** A user with computers and allocated licenses, found by key: the API has no list of users. */
import { USER, type UserDetail } from '../api/lists.ts';
import { useAnswer } from '../api/useAnswer.ts';
import { SearchField } from '../parts/Field.tsx';
import { Link } from '../parts/Link.tsx';
import { Empty, Failed, Loading } from '../parts/States.tsx';
import { Title } from '../parts/Title.tsx';
import { addressWith, licenseAddress, useChange, usePlace } from '../state/location.ts';
import { useWords } from '../words/bilingual.ts';
import { codeWords } from '../words/codes.ts';
import { listWords } from '../words/lists.ts';

const explainAbout = (kind: 'user' | 'computer', key: string): string =>
  addressWith('/explain', new URLSearchParams(), { [kind]: key });

const UserCard = ({ user }: { readonly user: UserDetail }) => {
  const words = useWords(listWords);
  const codes = useWords(codeWords);
  const facts = [
    [words.status, codes.userStatus[user.status]],
    [words.email, user.email],
    [words.location, user.location],
    [words.businessUnit, user.businessUnit],
    [words.costCenter, user.costCenter],
  ] as const;
  return (
    <section className="card" aria-labelledby="user">
      <h2 id="user">{user.name || user.key}</h2>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3>{words.assigned}</h3>
      <ul>
        {user.computers.length === 0 && <li className="quiet">{words.none}</li>}
        {user.computers.map(({ key, os }) => (
          <li key={key}>
            <Link to={explainAbout('computer', key)}>{key}</Link> <span className="quiet">{os}</span>
          </li>
        ))}
      </ul>
      <h3>{words.allocations}</h3>
      <ul>
        {user.allocations.length === 0 && <li className="quiet">{words.none}</li>}
        {user.allocations.map(({ license }) => (
          <li key={license.key}>
            <Link to={licenseAddress(license.key)}>{license.name || license.key}</Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to={explainAbout('user', user.key)}>{words.explainUser}</Link>
      </p>
    </section>
  );
};

export const Users = () => {
  const words = useWords(listWords);
  const change = useChange();
  const key = usePlace().parameters.get('user') ?? '';
  const { value, error, isLoading, again } = useAnswer(USER, key === '' ? null : { key });
  return (
    <>
      <Title text={words.usersTitle} />
      <search className="filters">
        <SearchField
          label={words.usersSearch}
          value={key}
          rest={0}
          onChange={user => change({ user: user.trim() }, false)}
        />
      </search>
      {key === '' && <p className="quiet">{words.usersLead}</p>}
      {error && <Failed error={error} again={again} />}
      {key !== '' && isLoading && !value && <Loading />}
      {value && !value.user && !isLoading && <Empty title={words.noUser(key)} />}
      {value?.user && <UserCard user={value.user} />}
    </>
  );
};

/** The name of a file that rows came from, alone or with its path where it was given with one; or that they came from none. */
import { useWords } from '../../words/bilingual.ts';
import { rejectedWords, STORED_BEFORE } from '../../words/rejected.ts';

/** The name alone: imports of the command line know their files by their whole path. */
export const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) || file;

interface Props {
  readonly file: string;
  readonly shown: 'name' | 'path' | 'both';
}

export const FileName = ({ file, shown }: Props) => {
  const words = useWords(rejectedWords);
  if (file === STORED_BEFORE) return <>{words.stored}</>;
  const name = shown === 'path' ? file : nameOf(file);
  return (
    <>
      <bdi>{name}</bdi>
      {shown === 'both' && name !== file && <bdi className="key path">{file}</bdi>}
    </>
  );
};

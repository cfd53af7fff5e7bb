/** Files to be imported: dropped or chosen, seen as what they will be taken for, then sent. */
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { type ApiError, askWithFiles } from '../../api/ask.ts';
import { IMPORT_FILES, type ImportMode } from '../../api/imports.ts';
import type { Refused } from '../../api/types.ts';
import { shownError } from '../../api/useAnswer.ts';
import { SelectField } from '../../parts/Field.tsx';
import { Scroll } from '../../parts/Scroll.tsx';
import { Failed } from '../../parts/States.tsx';
import { Refusal } from '../../rights/Refusal.tsx';
import { goTo, stepOf } from '../../state/location.ts';
import { useWords } from '../../words/bilingual.ts';
import { codeWords } from '../../words/codes.ts';
import { useFormat } from '../../words/format.ts';
import { workWords } from '../../words/work.ts';
import { type Detected, detectFile } from './detect.ts';

/** What a file will be taken for, in words; what no format fits is told before it is sent. */
const TakenFor = ({ file }: { readonly file: File }) => {
  const words = useWords(workWords);
  const [found, setFound] = useState<Detected>();
  useEffect(() => {
    let isCurrent = true;
    detectFile(file).then(
      answer => isCurrent && setFound(answer),
      // A file that cannot be read is refused with its reason when it is sent.
      () => isCurrent && setFound({ kind: 'unknown' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [file]);
  if (!found) return <>…</>;
  if (found.kind === 'table') return <>{words.tableOf(found.table)}</>;
  return found.kind === 'unknown' || found.kind === 'ilmt-unread' ? (
    <span className="badge warn">{words.formats[found.kind]}</span>
  ) : (
    words.formats[found.kind]
  );
};

const Chosen = ({ files, remove }: { readonly files: readonly File[]; readonly remove: (file: File) => void }) => {
  const words = useWords(workWords);
  const { bytes } = useFormat();
  return (
    <Scroll label={words.files}>
      <table aria-label={words.files}>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col" className="number">
              {words.size}
            </th>
            <th scope="col">
              <span className="unseen">{words.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map(file => (
            <tr key={file.name}>
              <th scope="row">{file.name}</th>
              <td>
                <TakenFor file={file} />
              </td>
              <td className="number">{bytes(file.size)}</td>
              <td className="number">
                <button
                  type="button"
                  className="plain"
                  aria-label={words.removeFile(file.name)}
                  onClick={() => remove(file)}
                >
                  {words.remove}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

const useSending = () => {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<ApiError>();
  const [refused, setRefused] = useState<Refused>();
  const send = async (files: readonly File[], mode: ImportMode, source: string): Promise<void> => {
    setSending(true);
    setError(undefined);
    setRefused(undefined);
    try {
      const { importFiles } = await askWithFiles(IMPORT_FILES, { mode, asSource: source.trim() || null }, files);
      if (importFiles.__typename === 'ImportFilesSuccess') goTo(`/imports/${stepOf(importFiles.import.id)}`);
      else setRefused(importFiles);
    } catch (thrown) {
      setError(shownError(thrown));
    } finally {
      setSending(false);
    }
  };
  return { isSending, error, refused, send };
};

interface Props {
  /** Source of the inventory that is offered first. */
  readonly source?: string;
}

export const SendFiles = ({ source: given = '' }: Props) => {
  const words = useWords(workWords);
  const codes = useWords(codeWords);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isOver, setOver] = useState(false);
  const [mode, setMode] = useState<ImportMode>('MERGE');
  const [source, setSource] = useState(given);
  const { isSending, error, refused, send } = useSending();
  // A file of the same name takes the place of the earlier one.
  const add = (more: FileList | null): void =>
    setFiles(before => [...new Map([...before, ...(more ?? [])].map(file => [file.name, file])).values()]);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <section className="card" aria-label={words.send}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the button inside does the same by keyboard */}
      <div
        className={isOver ? 'drop over' : 'drop'}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>{words.drop}</p>
        <button type="button" onClick={() => input.current?.click()}>
          {words.choose}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={event => {
            add(event.target.files);
            event.target.value = '';
          }}
        />
        <p className="hint">{words.dropHint}</p>
      </div>
      {files.length > 0 && <Chosen files={files} remove={file => setFiles(files.filter(other => other !== file))} />}
      <div className="filters">
        <SelectField
          label={words.mode}
          value={mode}
          options={[
            ['MERGE', codes.mode.MERGE],
            ['REPLACE', codes.mode.REPLACE],
          ]}
          onChange={code => setMode(code as ImportMode)}
        />
        <div className="field grow">
          <label htmlFor={id}>{words.source}</label>
          <input
            id={id}
            type="text"
            value={source}
            aria-describedby={`${id}-hint`}
            onChange={event => setSource(event.target.value)}
          />
        </div>
        <button
          type="button"
          className="primary"
          disabled={files.length === 0 || isSending}
          onClick={() => void send(files, mode, source)}
        >
          {isSending ? words.sending : words.send}
        </button>
      </div>
      <p className="hint" id={`${id}-hint`}>
        {words.sourceHint}
      </p>
      {isSending && <progress aria-label={words.sending} />}
      {mode === 'REPLACE' && <p className="says warn">{words.modeReplaceHint}</p>}
      {error && <Failed error={error} />}
      {refused && <Refusal refused={refused} />}
    </section>
  );
};

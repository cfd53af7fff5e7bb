/** Asks the GraphQL API: the session cookie says who, an own header says that it was this page. */
import type { Operation } from './operation.ts';

/** What kind of trouble it is, as the page treats it. */
type Trouble = 'session' | 'network' | 'refused' | 'defect';

/** An answer that is none: with what to do, where the server says it. */
export interface ApiError extends Error {
  readonly trouble: Trouble;
  readonly code: string;
  readonly help: string;
}

export const apiError = (trouble: Trouble, code: string, message: string, help = ''): ApiError =>
  Object.assign(new Error(message), { trouble, code, help });

export const isApiError = (error: unknown): error is ApiError => error instanceof Error && 'trouble' in error;

interface Body<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly help?: string };
  }[];
  readonly error?: { readonly code: string; readonly message: string; readonly help: string };
}

const bodyOf = async <Result>(response: Response): Promise<Body<Result>> => {
  try {
    return (await response.json()) as Body<Result>;
  } catch (error) {
    throw Object.assign(
      apiError('defect', `HTTP_${response.status}`, `The server answered with HTTP ${response.status}.`),
      {
        cause: error,
      },
    );
  }
};

const send = async <Result>(request: RequestInit): Promise<Result> => {
  let response: Response;
  try {
    response = await fetch('/graphql', { method: 'POST', credentials: 'same-origin', ...request });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw Object.assign(apiError('network', 'NETWORK', String(error)), { cause: error });
  }
  const { data, errors, error } = await bodyOf<Result>(response);
  if (response.status === 401)
    throw apiError('session', error?.code ?? 'NOT_LOGGED_IN', error?.message ?? '', error?.help);
  if (error) throw apiError('refused', error.code, error.message, error.help);
  const [first] = errors ?? [];
  if (first) {
    const code = first.extensions?.code ?? 'UNKNOWN';
    throw apiError(code === 'INTERNAL' ? 'defect' : 'refused', code, first.message, first.extensions?.help);
  }
  return data as Result;
};

const OWN_HEADERS = { 'x-samwise': 'page', accept: 'application/json' } as const;

/** The answer to an operation. Rejects with an `ApiError`, or an abort. */
export const ask = <Result, Variables>(
  { text }: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> =>
  send<Result>({
    headers: { ...OWN_HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ query: text, variables }),
    signal,
  });

/** The same with files in the place of `input.files`, as a multipart request. */
export const askWithFiles = <Result, Input extends { readonly files: readonly null[] }>(
  { text }: Operation<Result, { readonly input: Input }>,
  input: Omit<Input, 'files'>,
  files: readonly File[],
): Promise<Result> => {
  const form = new FormData();
  form.set(
    'operations',
    JSON.stringify({ query: text, variables: { input: { ...input, files: files.map(() => null) } } }),
  );
  form.set('map', JSON.stringify(Object.fromEntries(files.map((_, at) => [at, [`variables.input.files.${at}`]]))));
  for (const [at, file] of files.entries()) form.set(String(at), file, file.name);
  return send<Result>({ headers: OWN_HEADERS, body: form });
};

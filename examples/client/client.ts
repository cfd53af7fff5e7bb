/** A small typed client of the API: it asks, walks through pages, and follows subscriptions by server-sent events. Nothing to install. */

/** The text of an operation, with the types of what goes in and what comes out. */
export interface Operation<Answer, Variables> {
  readonly text: string;
  /** Never there: carries the types only. */
  readonly types?: (variables: Variables) => Answer;
}

/** Why the server refused: a code for programs, a sentence, and what to do. */
export class ApiError extends Error {
  readonly code: string;
  readonly help: string;

  constructor({ message, extensions }: AnswerError) {
    super(message);
    this.name = 'ApiError';
    this.code = extensions?.code ?? 'UNKNOWN';
    this.help = extensions?.help ?? '';
  }
}

interface AnswerError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly help?: string };
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly AnswerError[];
}

export interface Client {
  /** One question, one answer. Throws `ApiError` where the server refuses. */
  readonly ask: <T, V>(operation: Operation<T, V>, variables: V) => Promise<T>;
  /** Answers of a subscription, one after the other, until it is complete or the signal ends it. */
  readonly follow: <T, V>(operation: Operation<T, V>, variables: V, signal?: AbortSignal) => AsyncGenerator<T>;
}

const contentOf = <T>({ data, errors }: Answer<T>): T => {
  if (errors?.[0]) throw new ApiError(errors[0]);
  return data as T;
};

/** Events of a stream: what stands in each as `event:` and `data:`. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of body) {
    const events = (rest + decoder.decode(piece, { stream: true })).split('\n\n');
    rest = events.pop()!;
    for (const text of events) {
      const lines = text.split('\n');
      const valuesOf = (name: string) =>
        lines.filter(line => line.startsWith(`${name}:`)).map(line => line.slice(name.length + 1).trim());
      yield { event: valuesOf('event')[0] ?? '', data: valuesOf('data').join('\n') };
    }
  }
}

/** Opens a client. `url` is where the server listens, `token` what `samwise token add` has shown. */
export const openClient = ({ url, token }: { readonly url: string; readonly token: string }): Client => {
  const send = async (text: string, variables: unknown, accept: string, signal?: AbortSignal): Promise<Response> => {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: text, variables }),
      signal,
    });
    return response;
  };
  return {
    ask: async ({ text }, variables) =>
      contentOf(await (await send(text, variables, 'application/json')).json()) as never,
    follow: async function* ({ text }, variables, signal) {
      const response = await send(text, variables, 'text/event-stream', signal);
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
        contentOf((await response.json()) as Answer<unknown>);
        throw new Error(`The server answered ${response.status} in the place of a stream.`);
      }
      for await (const { event, data } of eventsOf(response.body!)) {
        if (event === 'complete') return;
        if (event === 'next') yield contentOf(JSON.parse(data)) as never;
      }
    },
  };
};

/** A page of a list, as every list of the API has it. */
export interface Page<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

/** All rows of a list, page after page: `page` asks for the one after a cursor. */
export async function* rowsOf<Node>(page: (after: string | null) => Promise<Page<Node>>): AsyncGenerator<Node> {
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await page(after);
    for (const { node } of edges) yield node;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

/** Bodies that do not say beforehand how long they are (chunked): counted while they are read, and left at the first byte too many. */
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from './limits.ts';

/** Most bytes a body of this type may have. */
export const bytesMax = (contentType: string | null | undefined, { bodyBytes, uploadBytes }: Limits): number =>
  contentType?.startsWith('multipart/form-data') ? uploadBytes : bodyBytes;

const tooLarge = (most: number): GraphQLError =>
  new GraphQLError(`The request has more than ${most} bytes, which is all that is taken.`, {
    extensions: {
      code: 'TOO_LARGE',
      help: 'Send less at a time.',
      http: { status: 413, headers: { connection: 'close' } },
    },
  });

/** Counts the bytes of bodies whose length is not said; where it is said, it was looked at before and HTTP holds them to it. */
export const limitBody = (limits: Limits): Plugin => ({
  onRequestParse: ({ request, requestParser, setRequestParser, fetchAPI }) => {
    const { method, headers, body, signal } = request;
    if (!requestParser || !body || headers.has('content-length')) return;
    const most = bytesMax(headers.get('content-type'), limits);
    let excess: GraphQLError | undefined;
    async function* counted(): AsyncIterable<Uint8Array> {
      // Read by hand: a loop that is left would end the connection before the answer is written.
      const reader = body!.getReader();
      let length = 0;
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        length += value.byteLength;
        if (length > most) {
          excess = tooLarge(most);
          throw excess;
        }
        yield value;
      }
    }
    setRequestParser(async () => {
      const whole = new fetchAPI.Request(request.url, {
        method,
        headers,
        signal,
        body: counted() as unknown as BodyInit,
        duplex: 'half',
      } as RequestInit);
      try {
        return await requestParser(whole);
      } catch (error) {
        // A parser may have put the reason into words of its own.
        throw excess ?? error;
      }
    });
  },
});

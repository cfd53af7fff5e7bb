/** Clients that ask one question after the other, all at the same time, and how long each had to wait. */
import { Agent, request } from 'node:http';

export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Waited {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
}

export interface Clients {
  /** One question. Rejects where the answer holds errors. */
  readonly ask: (asked: Asked) => Promise<unknown>;
  /** At most `most` questions, by all clients together, as long as `goesOn`. */
  readonly load: (question: (at: number) => Asked, most: number, goesOn?: () => boolean) => Promise<Waited>;
  readonly close: () => void;
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

export const openClients = (url: string, token: string, count: number): Clients => {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  const send = (body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', piece => {
          text += piece;
        });
        response.on('end', () => resolve(text));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });

  const ask = async (asked: Asked): Promise<unknown> => {
    const answer = JSON.parse(await send(JSON.stringify(asked))) as { data?: unknown; errors?: unknown };
    if (answer.errors) throw new Error(`${asked.query}: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  };

  const load: Clients['load'] = async (question, most, goesOn = () => true) => {
    const times: number[] = [];
    let next = 0;
    const client = async (): Promise<void> => {
      while (next < most && goesOn()) {
        const body = JSON.stringify(question(next++));
        const began = performance.now();
        const text = await send(body);
        times.push(performance.now() - began);
        if (!text.startsWith('{"data":{')) throw new Error(`${body}: ${text.slice(0, 1_000)}`);
      }
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: count }, client));
    const seconds = (performance.now() - began) / 1000;
    times.sort((a, b) => a - b);
    return {
      requests: times.length,
      perSecond: times.length / seconds,
      median: at(times, 0.5),
      p99: at(times, 0.99),
    };
  };

  return { ask, load, close: () => agent.destroy() };
};

/** Traces: what is told of requests, operations and jobs, what never is, and that a collector that is not there disturbs nobody. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { collectorOf } from '../../server/tracing/tracing.ts';
import { type Collector, openCollector } from './collector.ts';
import { serve } from './serving.ts';

let collector: Collector | undefined;
afterEach(() => collector?.close());

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';
const SECRET = 'a-very-secret-word';

describe('traces', () => {
  test('hold a span for each request and each operation, and go on with the trace of whoever asks', async () => {
    collector = await openCollector();
    const serving = await serve({ otlpEndpoint: collector.url });
    const answered = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${serving.tokens.viewer}`,
        'content-type': 'application/json',
        traceparent: `00-${TRACE}-${PARENT}-01`,
      },
      body: JSON.stringify({
        query: 'query Who($key: String!) { viewer { role } user(key: $key) { key } }',
        variables: { key: SECRET },
      }),
    });
    await fetch(`${serving.url}/health?word=${SECRET}`);
    await fetch(`${serving.url}/${SECRET}`, {
      headers: { cookie: `samwise=${SECRET}`, authorization: `Bearer ${SECRET}` },
    });
    await serving.ask('query Wrong { run(id: "nonsense") { id } }');
    await serving.close();

    const spans = collector.spans();
    const operation = spans.find(({ name }) => name === 'query Who')!;
    const request = spans.find(({ spanId }) => spanId === operation.parentSpanId)!;
    expect(request).toMatchObject({ name: 'POST /graphql', traceId: TRACE, parentSpanId: PARENT, kind: 2 });
    expect(request.attributes).toMatchObject({
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
      'samwise.request': answered.headers.get('x-request-id'),
    });
    expect(answered.headers.get('traceparent')).toBe(`00-${TRACE}-${request.spanId}-01`);
    expect(operation).toMatchObject({ traceId: TRACE, attributes: { 'graphql.operation.type': 'query' } });
    expect(operation.attributes).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Who' });
    expect(spans.find(({ name }) => name === 'GET /health')!.traceId).not.toBe(TRACE);
    expect(spans.find(({ name }) => name === 'GET other')!.attributes).toMatchObject({
      'http.response.status_code': 401,
    });
    expect(spans.find(({ name }) => name === 'query Wrong')!.status).toMatchObject({ code: 2 });
    for (const secret of [SECRET, ...Object.values(serving.tokens), 'viewer {', 'nonsense'])
      expect([secret, collector.text().includes(secret)]).toEqual([secret, false]);
  });

  test('hold a span for each import and reconciliation, within the operation that began it', async () => {
    collector = await openCollector();
    const serving = await serve({ otlpEndpoint: collector.url });
    const { data } = await serving.ask(
      'mutation Compute { reconcile(input: { asOf: "2026-02-01", wait: true }) { ... on ReconcileSuccess { run { number } } } }',
    );
    const form = new FormData();
    const query =
      'mutation Send($f: [Upload!]!) { importFiles(input: { files: $f }) { ... on ImportFilesSuccess { import { id } } } }';
    form.set('operations', JSON.stringify({ query, variables: { f: [null] } }));
    form.set('map', '{"0":["variables.f.0"]}');
    form.set('0', new Blob([`user,name\n${SECRET},${SECRET}\n`]), `${SECRET}.users.csv`);
    await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${serving.tokens.analyst}` },
      body: form,
    });
    await serving.close();
    const spans = collector.spans();
    const job = spans.find(({ name }) => name === 'reconcile')!;
    expect(job.attributes).toEqual({
      'samwise.job': 'reconcile',
      'samwise.outcome': 'done',
      'samwise.run': data.reconcile.run.number,
    });
    expect(spans.find(({ spanId }) => spanId === job.parentSpanId)!.name).toBe('mutation Compute');
    const sent = spans.find(({ name }) => name === 'import')!;
    expect(sent.attributes).toMatchObject({ 'samwise.job': 'import', 'samwise.import': 2, 'samwise.files': 1 });
    expect(spans.find(({ spanId }) => spanId === sent.parentSpanId)!.name).toBe('mutation Send');
    expect(collector.text()).not.toContain(SECRET);
  });

  test('take no nonsense for the trace of whoever asks', async () => {
    collector = await openCollector();
    const serving = await serve({ otlpEndpoint: collector.url });
    for (const traceparent of [
      'nonsense',
      `00-${'0'.repeat(32)}-${PARENT}-01`,
      `ff-${TRACE}-${PARENT}-01`,
      `00-${TRACE}-01`,
    ])
      expect((await fetch(`${serving.url}/health`, { headers: { traceparent } })).status).toBe(200);
    await fetch(`${serving.url}/health`, { headers: { traceparent: `00-${TRACE}-${PARENT}-00` } });
    await serving.close();
    const spans = collector.spans();
    // The last one said that it is not recorded.
    expect(spans).toHaveLength(4);
    for (const { traceId, parentSpanId } of spans) expect([traceId === TRACE, parentSpanId || '']).toEqual([false, '']);
  });
});

describe('a collector', () => {
  test('that does not answer is told of once, and nobody has to wait for it', async () => {
    const silent = createServer((request, response) => {
      request.resume();
      response.writeHead(400).end();
    });
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const serving = await serve({
      otlpEndpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    });
    for (let times = 0; times < 1_200; times++) await (await fetch(`${serving.url}/health`)).text();
    expect((await serving.ask('{ viewer { role } }')).errors).toEqual([]);
    await serving.close();
    silent.close();
    const told = serving.log.map(line => JSON.parse(line)).filter(({ event }) => event === 'tracing');
    expect(told).toMatchObject([{ level: 'warn', outcome: 'unreachable' }]);
  });

  test('is named by option or environment', () => {
    expect(collectorOf(undefined, {})).toBeUndefined();
    expect(collectorOf(undefined, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a:4318/' })).toBe('http://a:4318/v1/traces');
    expect(collectorOf('http://b:4318', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a:4318' })).toBe(
      'http://b:4318/v1/traces',
    );
    const whole = {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c/spans',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a:4318',
    };
    expect(collectorOf(undefined, whole)).toBe('http://c/spans');
    expect(collectorOf('http://b:4318', whole)).toBe('http://b:4318/v1/traces');
    expect(collectorOf('http://b:4318', { OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
  });

  test('whose address is none is refused with a sentence', async () => {
    for (const otlpEndpoint of ['nonsense', 'file:///etc/passwd', '127.0.0.1:4318'])
      await expect(serve({ otlpEndpoint })).rejects.toThrow('is no address of a collector');
  });

  test('that is not named costs nothing: no part of the library is loaded', () => {
    const script = `
      const { openTracing } = await import('./server/tracing/tracing.ts');
      await import('./server/index.ts');
      const tracing = await openTracing(undefined, {}, () => undefined);
      const { createRequire } = await import('node:module');
      const loaded = Object.keys(createRequire(import.meta.url).cache).filter(name => name.includes('@opentelemetry'));
      console.log(JSON.stringify([tracing.request(undefined, {}).traceparent ?? null, loaded]));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual([null, []]);
  });
});

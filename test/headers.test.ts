import { describe, expect, it } from 'vitest';
import { startServer, testEnvironment, useServer } from './support/app.ts';
import { untilServing } from './support/coherence.ts';

const PAGE = 'https://app.example.org';
const server = useServer({
  CORS_ORIGINS: `${PAGE}, https://other.example.org`,
  HSTS_MAX_AGE: '365d',
  LOG_LEVEL: 'silent',
});

/** What is not read holds its connection, and with it the end of the server. */
async function send(url: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  await answer.arrayBuffer();
  return answer;
}
const post = (url: string, headers: Record<string, string> = {}, query = '{ posts { nodes { id } } }') =>
  send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
const ask = (url: string, origin: string) =>
  send(`${url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,idempotency-key',
    },
  });

describe('a page of another origin', () => {
  it('that is listed may send what the API takes and read what it tells, from the cache too', async () => {
    const may = await ask(server.url, PAGE);
    expect(may.status).toBe(204);
    expect(may.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(may.headers.get('access-control-max-age')).toBe('86400');
    for (const name of ['authorization', 'content-type', 'idempotency-key', 'apollo-require-preflight', 'parley-cost'])
      expect(may.headers.get('access-control-allow-headers')).toContain(name);
    // On a machine that is busy the cache may be too slow to be asked, or to be filled.
    for (let hits = 0, round = 0; hits < 2; round += 1) {
      const { headers } = await post(server.url, { origin: PAGE });
      if (headers.get('cache-status')?.includes('hit')) hits += 1;
      expect(round - hits).toBeLessThan(20);
      expect(headers.get('access-control-allow-origin')).toBe(PAGE);
      expect(headers.get('vary')?.toLowerCase()).toContain('origin');
      for (const name of ['ratelimit', 'ratelimit-policy', 'retry-after', 'idempotent-replayed'])
        expect(headers.get('access-control-expose-headers')).toContain(name);
    }
    const refusal = await post(server.url, { origin: PAGE, authorization: 'Bearer nonsense' });
    expect(refusal.status).toBe(401);
    expect(refusal.headers.get('access-control-allow-origin')).toBe(PAGE);
  });

  it('that is not listed may not, even after one that is', async () => {
    await post(server.url, { origin: PAGE });
    for (const origin of ['https://evil.example.org', 'null', `${PAGE}.evil.org`]) {
      expect((await post(server.url, { origin })).headers.get('access-control-allow-origin')).not.toBe(origin);
      expect((await ask(server.url, origin)).headers.get('access-control-allow-origin')).not.toBe(origin);
    }
  });

  it('may read an event stream', async () => {
    const stream = await fetch(`${server.url}/graphql/stream?query=subscription%7Bx%7D`, { headers: { origin: PAGE } });
    expect(stream.headers.get('access-control-allow-origin')).toBe(PAGE);
    await stream.body?.cancel();
  });

  it('may nothing where no origin is listed, and every one may where * is', async () => {
    const [none, all] = [
      await startServer(await testEnvironment()),
      await startServer(await testEnvironment({ CORS_ORIGINS: '*' })),
    ];
    expect((await post(none.url, { origin: PAGE })).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask(none.url, PAGE)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await post(all.url, { origin: PAGE })).headers.get('access-control-allow-origin')).toBe('*');
    await Promise.all([none.close(), all.close()]);
  });

  it.each(['app.example.org', 'https://app.example.org/', 'ftp://app.example.org'])(
    'cannot be listed as %s',
    async (origin) => {
      await expect(startServer(await testEnvironment({ CORS_ORIGINS: origin }))).rejects.toThrow(
        /CORS_ORIGINS is a list/,
      );
    },
  );
});

describe('every answer', () => {
  const PAGES = ['/app', '/app/somewhere', '/admin/queues'];
  it.each([
    '/health/live',
    '/health/ready',
    '/nothing',
    '/graphql',
    '/playground/playground.js',
    '/admin/sign-in.js',
    ...PAGES,
  ])('carries what keeps browsers from harm: %s', async (path) => {
    const accept = PAGES.includes(path) || path === '/graphql' ? 'text/html' : '*/*';
    const { headers } = await send(server.url + path, { headers: { accept } });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-eval');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('from the cache does too', async () => {
    await untilServing(server);
    for (let round = 0; round < 3; round += 1) {
      const { headers } = await post(server.url, {}, '{ posts(first: 3) { nodes { id } } }');
      if (round > 0) expect(headers.get('cache-status')).toMatch(/hit/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    }
  });

  it('says nothing of https where that is not set', async () => {
    const plain = await startServer(await testEnvironment());
    expect((await post(plain.url)).headers.get('strict-transport-security')).toBeNull();
    await plain.close();
  });
});

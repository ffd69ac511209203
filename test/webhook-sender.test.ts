import type { LookupAddress } from 'node:dns';
import { getEventListeners, once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createGuard, isCidr, type GuardOptions } from '../src/webhooks/guard.ts';
import { createSender, type SenderOptions } from '../src/webhooks/send.ts';

const REFUSED = 'the address is not allowed';
const LOOPBACK = ['127.0.0.1/32'];
const PUBLIC: LookupAddress = { address: '93.184.216.34', family: 4 };
const HOME: LookupAddress = { address: '127.0.0.1', family: 4 };

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const guardWith = (options: Partial<GuardOptions> = {}) =>
  createGuard({ allowHttp: true, allowNetworks: [], ...options });

/** A sender that may post to 127.0.0.1, unless told otherwise. */
function senderWith(options: Partial<SenderOptions> = {}) {
  const sender = createSender({ guard: guardWith({ allowNetworks: LOOPBACK }), timeoutMs: 5_000, ...options });
  endings.push(() => sender.close());
  return {
    post: (url: string, signal?: AbortSignal, headers: Record<string, string> = {}) =>
      sender.send({ url, headers, body: '{"hello":"world"}', ...(signal && { signal }) }),
  };
}

async function listen(server: Server, scheme = 'http') {
  const sockets: Socket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  endings.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `${scheme}://127.0.0.1:${port}/hook`, sockets };
}

const serve = (answer: RequestListener) => listen(createHttpServer(answer));
/** A server that takes connections, and says nothing unless it is told what to. */
const accept = (greet: (socket: Socket) => void = (socket) => socket.resume()) => listen(createTcpServer(greet));

/** A server that sends these bytes to whoever writes to it. */
const reply = (bytes: string) => accept((socket) => socket.once('data', () => socket.write(bytes)));

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

describe('the guard', () => {
  const literals = [
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7F.0.0.1',
    '017700000001',
    '0177.0.0.01',
    '127.255.255.254',
    '0',
    '0.0.0.0',
    '１２７.０.０.１',
    '127。0。0。1',
    '①②⑦.0.0.1',
    '%31%32%37.0.0.1',
    '127.0.0.%31',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:8.8.8.8]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
  ];

  it.each(literals)('refuses http://%s before there is a connection', async (host) => {
    const server = await accept();
    const url = `http://${host}:${server.port}/`;
    expect(guardWith().checkUrl(url)).toBe('The URL must lead to a public address.');
    expect(await senderWith({ guard: guardWith() }).post(url)).toMatchObject({
      statusCode: null,
      error: REFUSED,
      responseBody: null,
    });
    expect(server.sockets).toHaveLength(0);
  });

  it.each(['LOCALHOST.', 'localhost.localdomain', '127.0.0.1.nip.example', 'localhost'])(
    'refuses the name %s once it is looked up',
    async (host) => {
      const server = await accept();
      // The system's own resolver knows the last of them everywhere.
      const guard = guardWith(host === 'localhost' ? {} : { resolve: () => Promise.resolve([HOME]) });
      const url = `http://${host}:${server.port}/`;
      expect(guard.checkUrl(url)).toBeNull();
      expect(await senderWith({ guard }).post(url)).toMatchObject({ statusCode: null, error: REFUSED });
      expect(server.sockets).toHaveLength(0);
    },
  );

  it.each([
    // The edges of the special-purpose networks, from the outside.
    ...['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'],
    ...['169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.0.3.0', '192.88.98.255'],
    ...['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '198.51.99.255', '203.0.114.0'],
    ...['223.255.255.255', '2000::', '2001:200::', '2001:db7:ffff::', '2001:db9::', '2001:4860:4860::8888'],
    ...['2003::', '2606:4700:4700::1111', '3ffe:ffff::', '3fff:1000::'],
  ])('allows the public address %s', (address) => {
    expect(guardWith().allows(address)).toBe(true);
  });

  it.each([
    // The same edges from the inside, and what is no public unicast at all.
    ...['0.0.0.0', '0.255.255.255', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255', '127.0.0.0'],
    ...['169.254.0.0', '169.254.255.255', '172.16.0.0', '172.31.255.255', '192.0.0.0', '192.0.0.255', '192.0.2.1'],
    ...['192.88.99.1', '192.168.0.0', '192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.1'],
    ...['203.0.113.1', '224.0.0.0', '239.255.255.255', '240.0.0.0', '255.255.255.254', '::', '::1', '::7f00:1'],
    ...['::ffff:8.8.8.8', '::ffff:0:808:808', '64:ff9b::808:808', '64:ff9b:1::', '100::1', '1fff:ffff::', '2001::1'],
    ...['2001:2::1', '2001:10::1', '2001:20::1', '2001:1ff:ffff::', '2001:db8::1', '2002:808:808::', '3fff::1'],
    ...['3fff:fff:ffff::', '4000::1', '5f00::1', 'fc00::1', 'fdff::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff0e::1'],
    ...['2606:4700::1%eth0', 'localhost', ''],
  ])('does not allow %j', (address) => {
    expect(guardWith().allows(address)).toBe(false);
  });

  it('makes exceptions of the networks that it is given, also for the v4-mapped form of an address', () => {
    const guard = guardWith({ allowNetworks: ['127.0.0.1/32', '10.1.0.0/16', 'fe80::/10', '::1/128'] });
    const allowed = ['127.0.0.1', '::ffff:127.0.0.1', '10.1.255.255', '::ffff:a01:1', 'fe80::1', '::1'];
    const refused = ['127.0.0.2', '10.2.0.0', '::ffff:10.2.0.0', '::ffff:8.8.8.8', 'fe80::1%eth0', '::2'];
    expect(allowed.filter(guard.allows)).toEqual(allowed);
    expect(refused.filter(guard.allows)).toEqual([]);
  });

  it('says what is wrong with a URL', () => {
    const { checkUrl } = guardWith({ allowHttp: false });
    const incomplete = 'The URL must be complete, such as https://example.com/webhooks.';
    expect(checkUrl('https://example.com:8443/a?b=c')).toBeNull();
    expect(checkUrl('https://[2606:4700:4700::1111]/')).toBeNull();
    for (const url of ['', 'example.com', '/webhooks', 'https://', 'https://a b/', 'https://[fe80::1%25eth0]/'])
      expect(checkUrl(url)).toBe(incomplete);
    for (const url of ['http://example.com', 'ftp://example.com', 'file:///etc/passwd', 'javascript:alert(1)'])
      expect(checkUrl(url)).toBe('The URL must begin with https://.');
    expect(guardWith().checkUrl('ws://example.com')).toBe('The URL must begin with https:// or http://.');
    expect(guardWith().checkUrl('http://example.com')).toBeNull();
    for (const url of ['https://me@example.com', 'https://:secret@example.com', 'https://me:secret@example.com'])
      expect(checkUrl(url)).toBe('The URL must not hold a user name or a password.');
    for (const url of ['https://example.com/#', 'https://example.com/#top'])
      expect(checkUrl(url)).toBe('The URL must not have a fragment (#).');
    expect(checkUrl('https://example.com/'.padEnd(2_048, 'a'))).toBeNull();
    expect(checkUrl('https://example.com/'.padEnd(2_049, 'a'))).toBe('The URL must have at most 2,048 characters.');
  });

  it('tells a network from what only looks like one, and does not start with the latter', () => {
    const good = ['127.0.0.1/32', '10.0.0.0/8', '0.0.0.0/0', '::1/128', 'fd00::/8'];
    const bad = ['', '10/8', '010.0.0.0/8', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/', '256.0.0.0/8', '::1/129', 'all'];
    expect(good.filter(isCidr)).toEqual(good);
    expect(bad.filter(isCidr)).toEqual([]);
    expect(() => guardWith({ allowNetworks: ['10/8'] })).toThrow('Not a network in CIDR notation: 10/8');
  });
});

describe('the look-up', () => {
  const lookUp = (guard: ReturnType<typeof createGuard>, all: boolean) =>
    new Promise((resolve, reject) => {
      guard.lookup('receiver.example', { all }, (error, address, family) =>
        error ? reject(error) : resolve(all ? address : [address, family]),
      );
    });

  it('answers in both forms of dns.lookup', async () => {
    const both = [PUBLIC, { address: '2606:4700::1', family: 6 }];
    const guard = guardWith({ resolve: () => Promise.resolve(both) });
    expect(await lookUp(guard, true)).toEqual(both);
    expect(await lookUp(guard, false)).toEqual(['93.184.216.34', 4]);
  });

  it('judges each answer anew, and all addresses in it', async () => {
    const answers = [[PUBLIC], [HOME], [PUBLIC, HOME], [HOME, PUBLIC], [], [PUBLIC]];
    const guard = guardWith({ resolve: () => Promise.resolve(answers.shift() ?? []) });
    const blocked = { code: 'EBLOCKED', message: REFUSED };
    expect(await lookUp(guard, true)).toEqual([PUBLIC]);
    for (let i = 0; i < 4; i += 1) await expect(lookUp(guard, i % 2 === 0)).rejects.toMatchObject(blocked);
    expect(await lookUp(guard, true)).toEqual([PUBLIC]);
  });

  it('asks once for all who wait for the same name, and anew for those who come later', async () => {
    const resolve = vi.fn(() => Promise.resolve([PUBLIC]));
    const guard = guardWith({ resolve });
    await Promise.all([lookUp(guard, true), lookUp(guard, true), lookUp(guard, false)]);
    expect(resolve).toHaveBeenCalledTimes(1);
    await lookUp(guard, true);
    expect(resolve).toHaveBeenCalledTimes(2);
  });

  it('does not remember a failure', async () => {
    const resolve = vi.fn(() => Promise.resolve([PUBLIC]));
    resolve.mockRejectedValueOnce(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    const guard = guardWith({ resolve });
    await expect(lookUp(guard, true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    expect(await lookUp(guard, true)).toEqual([PUBLIC]);
  });
});

describe('sending', () => {
  it('posts the body and the headers, and tells of the answer', async () => {
    const seen: unknown[] = [];
    const server = await serve((request, response) => {
      void readAll(request).then((body) => {
        seen.push([request.method, request.url, request.headers['webhook-id'], request.headers.host, body]);
        response.writeHead(202).end('thanks');
      });
    });
    const exchange = await senderWith().post(`${server.url}?a=b%20c`, undefined, { 'webhook-id': 'msg_1' });
    expect(exchange).toEqual({
      statusCode: 202,
      error: null,
      responseBody: 'thanks',
      retryAfterMs: null,
      durationMs: expect.any(Number) as number,
    });
    expect(seen).toEqual([['POST', '/hook?a=b%20c', 'msg_1', `127.0.0.1:${server.port}`, '{"hello":"world"}']]);
  });

  it('reaches a name whose addresses are allowed', async () => {
    const server = await serve((_request, response) => response.end('by name'));
    const guard = guardWith({ allowNetworks: LOOPBACK, resolve: () => Promise.resolve([HOME]) });
    const { post } = senderWith({ guard });
    expect(await post(`http://receiver.example:${server.port}/`)).toMatchObject({
      statusCode: 200,
      responseBody: 'by name',
    });
  });

  it('does not follow a name that moves to a forbidden address between two requests', async () => {
    const server = await serve((_request, response) => response.writeHead(200, { connection: 'close' }).end());
    const answers = [[HOME], [{ address: '127.0.0.2', family: 4 }]];
    const guard = guardWith({ allowNetworks: LOOPBACK, resolve: () => Promise.resolve(answers.shift() ?? []) });
    const { post } = senderWith({ guard });
    const url = `http://receiver.example:${server.port}/`;
    expect(await post(url)).toMatchObject({ statusCode: 200, error: null });
    expect(await post(url)).toMatchObject({ statusCode: null, error: REFUSED });
    expect(server.sockets).toHaveLength(1);
  });

  it('does not connect to a name that has a public and a forbidden address', async () => {
    const server = await accept();
    const { post } = senderWith({ guard: guardWith({ resolve: () => Promise.resolve([PUBLIC, HOME]) }) });
    expect(await post(`http://receiver.example:${server.port}/`)).toMatchObject({ statusCode: null, error: REFUSED });
    expect(server.sockets).toHaveLength(0);
  });

  it('says nothing on a connection that led to a forbidden address after all', async () => {
    let bytes = 0;
    const server = await accept((socket) => socket.on('data', (data) => (bytes += data.length)));
    const { post } = senderWith({ guard: { ...guardWith(), checkUrl: () => null } });
    expect(await post(server.url)).toMatchObject({ statusCode: null, error: REFUSED });
    await expect.poll(() => server.sockets[0]?.destroyed).toBe(true);
    expect(bytes).toBe(0);
  });

  it('returns a redirect as it came', async () => {
    const paths: unknown[] = [];
    const server = await serve((request, response) => {
      paths.push(request.url);
      const location = request.url === '/inside' ? 'http://169.254.169.254/latest/meta-data' : '/landed';
      response.writeHead(307, { location }).end();
    });
    const { post } = senderWith();
    expect(await post(new URL('/inside', server.url).href)).toMatchObject({ statusCode: 307, error: null });
    expect(await post(new URL('/here', server.url).href)).toMatchObject({ statusCode: 307, error: null });
    expect(paths).toEqual(['/inside', '/here']);
  });

  it('uses one connection for one send after another, and closes it when idle, whatever the receiver hopes for', async () => {
    const server = await listen(
      createHttpServer({ keepAliveTimeout: 0 }, (_request, response) => {
        response.setHeader('keep-alive', 'timeout=600').end('ok');
      }),
    );
    const { post } = senderWith();
    for (let i = 0; i < 10; i += 1) {
      expect(await post(server.url)).toMatchObject({ statusCode: 200 });
      // undici takes a connection up again one turn of the event loop after an answer.
      await setImmediate();
    }
    expect(server.sockets).toHaveLength(1);
    await expect.poll(() => server.sockets[0]?.destroyed, { timeout: 8_000 }).toBe(true);
  });

  it('keeps to its number of connections', async () => {
    const server = await serve((_request, response) => setTimeout(() => response.end(), 50));
    const { post } = senderWith({ maxConnectionsPerOrigin: 2 });
    const exchanges = await Promise.all(Array.from({ length: 6 }, () => post(server.url)));
    expect(exchanges.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(200));
    expect(server.sockets).toHaveLength(2);
  });

  it('closes its idle connections with itself', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const sender = createSender({ guard: guardWith({ allowNetworks: LOOPBACK }), timeoutMs: 5_000 });
    await sender.send({ url: server.url, headers: {}, body: '' });
    await sender.close();
    // Within the second that `poll` waits: left alone it would stay for four.
    await expect.poll(() => server.sockets[0]?.destroyed).toBe(true);
  });
});

describe('what a receiver answers', () => {
  const answering = async (body: Buffer | string, headers: Record<string, string | string[]> = {}) => {
    const server = await serve((_request, response) => response.writeHead(200, headers).end(body));
    return await senderWith({ now: () => Date.UTC(2026, 9, 21, 7, 27) }).post(server.url);
  };

  it('is kept as text that PostgreSQL can store', async () => {
    const { responseBody } = await answering(Buffer.from([0x61, 0x00, 0xff, 0xed, 0xa0, 0x80, 0xc3, 0xa9, 0x62]));
    expect(responseBody).toBe('a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDéb');
  });

  it('is kept up to 16 KB, also when a character is cut', async () => {
    expect((await answering('x'.repeat(16_383))).responseBody).toBe('x'.repeat(16_383));
    expect((await answering(`${'x'.repeat(16_383)}é and more`)).responseBody).toBe(`${'x'.repeat(16_383)}\uFFFD`);
  });

  it('is not decompressed', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const asked: unknown[] = [];
    const server = await serve((request, response) => {
      asked.push(request.headers['accept-encoding']);
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const { error, responseBody } = await senderWith().post(server.url);
    expect({ error, responseBody }).toEqual({ error: null, responseBody: bomb.toString().replaceAll('\0', '\uFFFD') });
    expect(asked).toEqual(['identity']);
  });

  it('is left when it has no end', async () => {
    const server = await serve((_request, response) => {
      const pour = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', pour);
      pour();
    });
    const { statusCode, error, responseBody, durationMs } = await senderWith().post(server.url);
    expect({ statusCode, error }).toEqual({ statusCode: 200, error: null });
    expect(responseBody).toBe('x'.repeat(16 * 1024));
    expect(durationMs).toBeLessThan(2_000);
    await expect.poll(() => server.sockets[0]?.destroyed).toBe(true);
    expect(server.sockets[0]?.bytesWritten).toBeLessThan(10_000_000);
  });

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['-5', 0],
    ['86400', 86_400_000],
    ['86401', 86_400_000],
    ['9'.repeat(400), 86_400_000],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 60_000],
    ['Wednesday, 21-Oct-26 07:28:00 GMT', 60_000],
    ['Wed Oct 21 07:28:00 2026', 60_000],
    ['Sun Nov  6 08:49:37 1994', 0],
    ['Wed, 21 Oct 2026 07:26:00 GMT', 0],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 86_400_000],
    ['Wed, 41 Oct 2026 07:28:00 GMT', null],
    ['Wed, 21 Foo 2026 07:28:00 GMT', null],
    ['2026-10-21T07:28:00Z', null],
    ['soon', null],
    ['soon 12', null],
    ['1.5', null],
    ['12s', null],
    ['', null],
  ])('may ask for a pause: Retry-After: %s', async (header, expected) => {
    expect((await answering('', { 'retry-after': header })).retryAfterMs).toBe(expected);
  });

  it('asks for no pause when it names two', async () => {
    expect((await answering('', { 'retry-after': ['1', '2'] })).retryAfterMs).toBeNull();
  });
});

describe('faults', () => {
  it('tells of a refused connection', async () => {
    const gone = createTcpServer();
    await once(gone.listen(0, '127.0.0.1'), 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect(await senderWith().post(`http://127.0.0.1:${port}/`)).toMatchObject({
      statusCode: null,
      error: 'the connection was refused',
      responseBody: null,
    });
  });

  it.each([
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
    ['closed', (socket: Socket) => socket.end()],
  ])('tells of a connection that is %s without an answer', async (_how, leave) => {
    const server = await accept((socket) => socket.once('data', () => leave(socket)));
    expect(await senderWith().post(server.url)).toMatchObject({
      statusCode: null,
      error: 'the connection was reset',
    });
  });

  it.each([
    [500, 'the connection was reset'],
    [200, null],
  ])(
    'tells of a connection that is reset in the middle of an answer, unless that was a success (%s)',
    async (status, error) => {
      const server = await accept((socket) =>
        socket.once('data', () => {
          socket.write(`HTTP/1.1 ${status} X\r\ncontent-length: 100\r\n\r\nhalf`, () =>
            setTimeout(() => socket.resetAndDestroy(), 50),
          );
        }),
      );
      expect(await senderWith().post(server.url)).toMatchObject({ statusCode: status, error, responseBody: 'half' });
    },
  );

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('tells of a name that is not resolved (%s)', async (code) => {
    const resolve = () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }));
    expect(await senderWith({ guard: guardWith({ resolve }) }).post('http://receiver.example/')).toMatchObject({
      statusCode: null,
      error: 'the name could not be resolved',
    });
  });

  it.each([
    '220 mail.example ESMTP\r\n',
    'HTTP/1.1 000 Nothing\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok',
    'HTTP/1.1 200 OK\r\nx-filler: \0\r\n\r\n',
  ])('tells of an answer that is not HTTP: %j', async (bytes) => {
    const server = await reply(bytes);
    expect(await senderWith().post(server.url)).toMatchObject({
      statusCode: null,
      error: 'the answer is not well-formed HTTP',
    });
  });

  it('takes no answer with headers that are too large', async () => {
    const server = await reply(`HTTP/1.1 200 OK\r\n${`x-filler: ${'x'.repeat(1_000)}\r\n`.repeat(20)}\r\n`);
    expect(await senderWith().post(server.url)).toMatchObject({
      statusCode: null,
      error: 'the headers of the answer are too large',
    });
  });

  it('tells of TLS with a server that has none', async () => {
    const server = await serve((_request, response) => response.end());
    expect(await senderWith().post(server.url.replace('http:', 'https:'))).toMatchObject({
      statusCode: null,
      error: 'TLS could not be agreed on',
    });
  });

  it('sends nothing to a server whose certificate is not valid', async () => {
    let requests = 0;
    const server = await listen(
      createHttpsServer({ key: KEY, cert: CERTIFICATE }, () => (requests += 1)),
      'https',
    );
    expect(await senderWith().post(server.url)).toMatchObject({
      statusCode: null,
      error: 'the certificate is not valid: self-signed certificate',
    });
    expect(requests).toBe(0);
  });

  it('tells of what it has no sentence for in at most 200 characters that PostgreSQL can store', async () => {
    const resolve = () => Promise.reject(new Error(`\0${'x'.repeat(198)}😀 and more`));
    const { error } = await senderWith({ guard: guardWith({ resolve }) }).post('http://receiver.example/');
    expect(error).toBe(`\uFFFD${'x'.repeat(198)}\uFFFD`);
  });
});

describe('time', () => {
  const timeoutMs = 500;
  const timedOut = { error: 'timed out after 0.5 s' };
  const inTime = ({ durationMs }: { durationMs: number }) => {
    expect(durationMs).toBeGreaterThanOrEqual(490);
    expect(durationMs).toBeLessThan(1_500);
  };

  it('ends a wait for an answer', async () => {
    const server = await accept();
    const exchange = await senderWith({ timeoutMs }).post(server.url);
    expect(exchange).toMatchObject({ ...timedOut, statusCode: null, responseBody: null });
    inTime(exchange);
    await expect.poll(() => server.sockets[0]?.destroyed).toBe(true);
  });

  it('ends an answer that drips', async () => {
    const server = await serve((_request, response) => {
      const dripping = setInterval(() => response.write('.'), 100);
      response.on('close', () => clearInterval(dripping));
    });
    const exchange = await senderWith({ timeoutMs }).post(server.url);
    expect(exchange).toMatchObject({ ...timedOut, statusCode: 200 });
    expect(exchange.responseBody).toMatch(/^\.{1,5}$/);
    inTime(exchange);
    await expect.poll(() => server.sockets[0]?.destroyed).toBe(true);
  });

  it('ends headers that drip', async () => {
    const server = await accept((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const dripping = setInterval(() => socket.write('x: y\r\n'), 100);
      socket.on('close', () => clearInterval(dripping));
    });
    const exchange = await senderWith({ timeoutMs }).post(server.url);
    expect(exchange).toMatchObject({ ...timedOut, statusCode: null });
    inTime(exchange);
  });

  it('ends a TLS handshake that the server leaves unanswered', async () => {
    const server = await accept();
    const exchange = await senderWith({ timeoutMs }).post(server.url.replace('http:', 'https:'));
    expect(exchange).toMatchObject({ ...timedOut, statusCode: null });
    inTime(exchange);
    await expect.poll(() => server.sockets[0]?.destroyed, { timeout: 5_000 }).toBe(true);
  });

  it('ends a look-up that is never answered, of which there is one for all', async () => {
    const resolve = vi.fn(() => new Promise<never>(() => undefined));
    const { post } = senderWith({ guard: guardWith({ resolve }), timeoutMs });
    const exchanges = await Promise.all([1, 2, 3].map(() => post('http://receiver.example/')));
    for (const exchange of exchanges) {
      expect(exchange).toMatchObject({ ...timedOut, statusCode: null });
      inTime(exchange);
    }
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  it('ends a wait for a free connection, and sends nothing later', async () => {
    let requests = 0;
    const server = await serve((_request, response) => {
      requests += 1;
      setTimeout(() => response.end(), 700);
    });
    const { post } = senderWith({ timeoutMs: 1_000, maxConnectionsPerOrigin: 1 });
    const [first, second] = await Promise.all([post(server.url), post(server.url)]);
    expect(first).toMatchObject({ statusCode: 200, error: null });
    expect(second).toMatchObject({ statusCode: null, error: 'timed out after 1 s' });
    const before = requests;
    expect(await post(server.url)).toMatchObject({ statusCode: 200 });
    expect(requests).toBe(before + 1);
  });
});

describe("the caller's signal", () => {
  const reason = new Error('the worker stops');
  /** With a timeout far beyond that of the test. */
  const patient = () => senderWith({ timeoutMs: 60_000 });

  it('ends an exchange with its own reason', async () => {
    const server = await accept();
    const stopping = new AbortController();
    const sending = patient().post(server.url, stopping.signal);
    setTimeout(() => stopping.abort(reason), 50);
    await expect(sending).rejects.toBe(reason);
    await expect.poll(() => server.sockets[0]?.destroyed).toBe(true);
  });

  it('ends an answer with its own reason', async () => {
    const server = await reply('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
    const stopping = new AbortController();
    const sending = patient().post(server.url, stopping.signal);
    setTimeout(() => stopping.abort(reason), 200);
    await expect(sending).rejects.toBe(reason);
  });

  it('lets nothing begin once it has come', async () => {
    const server = await accept();
    await expect(senderWith().post(server.url, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(server.sockets).toHaveLength(0);
  });

  it('is let go of after each exchange', async () => {
    const server = await serve((_request, response) => response.end());
    const { signal } = new AbortController();
    const { post } = senderWith();
    await post(server.url, signal);
    await post('http://127.0.0.2/', signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

// Self-signed for localhost, of no use to anybody.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRa20nlVPV4L+BD/e
RZx9F2NiEtAEpdOwGWwGE/p8pCChRANCAASxSe0qi2HbJHvlxYNdm7MDUcnEl2TB
SjFMAsIWWKwg3ZDNFULv/T4+SJh7YZDO9AhNJrdar/u58IhnNv+RvhCu
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIUU8KkyOt9aEC8HDtPuMmXIGhIs0AwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDEwNTEwNloYDzIxMjYxMDMx
MTA1MTA2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASxSe0qi2HbJHvlxYNdm7MDUcnEl2TBSjFMAsIWWKwg3ZDNFULv/T4+
SJh7YZDO9AhNJrdar/u58IhnNv+RvhCuo1MwUTAdBgNVHQ4EFgQUIiYwKiqPhKUq
4ZMveeRC2EHz2vMwHwYDVR0jBBgwFoAUIiYwKiqPhKUq4ZMveeRC2EHz2vMwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBBm2QzTCdd2Mlr1dnXYfUl
TSMWjLMVKlat6uhEzzpokQIge5XIWZuofxuHzSQ1sIwAvlxVDfNHk7LKok0tVbaW
pD4=
-----END CERTIFICATE-----`;

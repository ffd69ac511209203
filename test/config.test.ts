import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, readSandboxConfig } from '../src/config.ts';
import { milliseconds } from '../src/platform/duration.ts';

const usable = {
  DATABASE_URL: 'postgresql://a:b@localhost/c',
  REDIS_URL: 'redis://localhost',
  JWT_SECRET: 'x'.repeat(32),
};

describe('the settings', () => {
  it('have the defaults that .env.example gives', () => {
    expect(readConfig(usable)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      DATA_DIR: '.data',
      RATE_LIMIT_FACTOR: 1,
      CACHE_REDIS_URL: 'redis://localhost',
    });
  });

  it('are all checked at once, and no value is told', () => {
    const faulty = {
      ...usable,
      PORT: 'seven',
      DATABASE_URL: 'mysql://root:hunter2@x/y',
      JWT_SECRET: 'hunter2',
      RATE_LIMIT_FACTOR: '-1',
      REDIS_URL: '',
    };
    const read = () => readConfig(faulty);
    expect(read).toThrow(ConfigError);
    for (const name of ['PORT', 'DATABASE_URL', 'JWT_SECRET', 'RATE_LIMIT_FACTOR', 'REDIS_URL is not set'])
      expect(read).toThrow(name);
    expect(read).not.toThrow('hunter2');
  });

  it('name a missing secret together with everything else', () => {
    for (const name of ['DATABASE_URL is not set', 'REDIS_URL is not set', 'JWT_SECRET is needed'])
      expect(() => readConfig({})).toThrow(name);
  });

  it('name a Redis, or nodes of a cluster that are spoken to in one way', () => {
    for (const REDIS_URL of [
      'rediss://user:p%40ss@redis.example:6380/3',
      'redis://:a,b@one,redis://:a,b@two:7001',
      'redis://:word@all.example?cluster=true',
    ])
      expect(readConfig({ ...usable, REDIS_URL })).toMatchObject({ REDIS_URL, CACHE_REDIS_URL: REDIS_URL });
    for (const [CACHE_REDIS_URL, fault] of [
      ['redis://one,two', 'is a URL'],
      ['http://one', 'is a URL'],
      ['redis://one,redis://:word@two', 'has one protocol, user and password'],
      ['redis://one,rediss://two', 'has one protocol, user and password'],
      ['redis://one/2,redis://two/2', 'has no database number'],
      ['redis://one/2?cluster=true', 'has no database number'],
    ] as const)
      expect(() => readConfig({ ...usable, CACHE_REDIS_URL }), CACHE_REDIS_URL).toThrow(`CACHE_REDIS_URL ${fault}`);
  });

  it('need a sender where there is a mail server', () => {
    for (const MAIL_URL of ['smtp://user:p%40ss@mail.example:587?requireTLS=true', 'smtps://mail.example']) {
      expect(() => readConfig({ ...usable, MAIL_URL })).toThrow('MAIL_FROM is needed where MAIL_URL is a mail server');
      for (const MAIL_FROM of ['notify@parley.example', 'The Parley <notify@parley.example>'])
        expect(readConfig({ ...usable, MAIL_URL, MAIL_FROM })).toMatchObject({ MAIL_URL, MAIL_FROM });
    }
    for (const MAIL_URL of ['file:mail', 'file:/var/mail/parley', 'file:///var/mail/parley'])
      expect(readConfig({ ...usable, MAIL_URL })).toMatchObject({ MAIL_URL, MAIL_FROM: 'Parley <parley@localhost>' });
    for (const MAIL_URL of ['mail.example', 'file:', 'smtp://', 'http://mail.example'])
      expect(() => readConfig({ ...usable, MAIL_URL, MAIL_FROM: 'a@b.example' }), MAIL_URL).toThrow(
        'MAIL_URL is a URL',
      );
    for (const MAIL_FROM of ['nobody', 'A <a@b>, C <c@d>', 'A\r\nBcc: x@y <a@b>', '<a@b', 'a@b\n'])
      expect(() => readConfig({ ...usable, MAIL_FROM }), MAIL_FROM).toThrow('MAIL_FROM is an address');
  });

  it('need a secret or a key set to sign people in by', () => {
    const { JWT_SECRET: _, ...without } = usable;
    expect(() => readConfig(without)).toThrow('JWT_SECRET is needed unless JWKS_URL is set');
    expect(readConfig({ ...without, JWKS_URL: 'https://id.example/keys' }).JWKS_URL).toBe('https://id.example/keys');
  });
});

describe('the settings of the sandbox', () => {
  it('have defaults, and keep nothing and tell nobody by themselves', () => {
    expect(readSandboxConfig({})).toEqual({ SANDBOX_HOST: '127.0.0.1', SANDBOX_PORT: 4010 });
  });

  it('need a secret to sign events with', () => {
    const url = { SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:4000/webhooks/stripe' };
    expect(() => readSandboxConfig(url)).toThrow('STRIPE_WEBHOOK_SECRET is needed where SANDBOX_WEBHOOK_URL is set');
    expect(() => readSandboxConfig({ ...url, STRIPE_WEBHOOK_SECRET: 'hunter2' })).toThrow('is whsec_ followed by');
    expect(readSandboxConfig({ ...url, STRIPE_WEBHOOK_SECRET: 'whsec_12345678' })).toMatchObject(url);
  });
});

it.each([
  ['250ms', 250],
  ['30s', 30_000],
  ['15m', 900_000],
  ['24h', 86_400_000],
  ['7d', 604_800_000],
])('%s is %i milliseconds', (text, expected) => {
  expect(milliseconds(text)).toBe(expected);
});

import pg from 'pg';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort, waitFor } from '../scripts/services.ts';
import { findBalances, findLedgerFaults } from '../src/charges/index.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { reapKeys } from '../src/platform/idempotency/index.ts';
import { graphql } from './generated/index.ts';
import { useServer } from './support/app.ts';
import { createPeople, createStaff, type Person } from './support/factories.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { useWorker } from './support/worker.ts';

const HOUR = 3_600_000;
let clock = 0;
let sandbox: Sandbox;
/** Called at each step of a charge. */
let onStep: (step: string) => Promise<void> = () => Promise.resolve();
let statements: string[] = [];

const server = useServer(
  async () => {
    sandbox = await startSandbox(await freePort());
    return sandbox.environment;
  },
  {
    now: () => new Date(Date.now() + clock),
    reach: (step) => onStep(step),
    onStatement: (text) => statements.push(text),
  },
);
const worker = useWorker(server);

let payer: Person;
let other: Person;
let admin: Person;
beforeAll(async () => {
  [payer, other] = (await createPeople(server.client, 2)) as [Person, Person];
  admin = await createStaff(server, 'ADMIN');
});
afterAll(() => sandbox.close());
afterEach(async () => {
  clock = 0;
  onStep = () => Promise.resolve();
  await sandbox.clearFaults();
});

const CreateCharge = graphql(`
  mutation CreateCharge($input: CreateChargeInput!, $key: String) {
    createCharge(input: $input, idempotencyKey: $key) {
      charge {
        ...ChargeFields
      }
    }
  }

  fragment ChargeFields on Charge {
    id
    status
    declineCode
    clientSecret
    description
    createdAt
    updatedAt
    payer {
      handle
    }
    money {
      amount
      currency
    }
    refunded {
      amount
      currency
    }
  }
`);

const RefundCharge = graphql(`
  mutation RefundCharge($input: RefundChargeInput!, $key: String) {
    refundCharge(input: $input, idempotencyKey: $key) {
      refund {
        id
        status
        money {
          amount
        }
        charge {
          id
          refunded {
            amount
          }
        }
      }
    }
  }
`);

const ReadCharge = graphql(`
  query ReadCharge($id: ID!) {
    node(id: $id) {
      __typename
      ... on Charge {
        ...ChargeFields
        refunds {
          nodes {
            id
            status
            money {
              amount
            }
          }
        }
      }
    }
  }
`);

let serial = 0;
/** A key and description of its own, so that the provider's charges can be told apart. */
const fresh = () => `charge-${(serial += 1)}`;

interface Wish {
  key?: string;
  amount?: number;
  currency?: string;
  paymentMethod?: string;
  by?: Person;
}

const charge = (
  description: string,
  { key = description, amount = 1999, currency = 'USD', paymentMethod = 'pm_card_visa', by = payer }: Wish = {},
) => {
  const input = { money: { amount, currency }, paymentMethod, description };
  return server.client.call(CreateCharge, { input, key }, { token: by.token });
};
const charged = async (wish: Wish = {}) => (await charge(fresh(), wish)).data.createCharge.charge;
const refund = (chargeId: string, amount: number | null, key: string) =>
  server.client.call(RefundCharge, { input: { chargeId, amount, reason: null }, key }, { token: admin.token });
const read = async (id: string, by: Person = payer) => {
  const { node } = await server.client.ask(ReadCharge, { id }, by.token);
  return node?.__typename === 'Charge' ? node : null;
};
const becomes = async (id: string, status: string) => {
  worker.start();
  expect(await waitFor(async () => (await read(id))?.status === status, 60_000), `${id} becomes ${status}`).toBe(true);
};
const entriesOf = (id: string) =>
  server.app.db.prisma.ledgerEntry.findMany({ where: { chargeId: decodeId('Charge', id) } });
const toldOf = (id: string) => server.app.db.prisma.notification.count({ where: { subject: id } });

/** What can go wrong between us and the provider, each often enough that the client's own repetition fails too. */
const LOSSES = [
  { name: 'the connection is reset after the charge', kind: 'drop_answer_after', times: 3 },
  { name: 'a 500 follows the charge', kind: 'error_after', times: 1 },
  { name: 'a 500 comes before the charge', kind: 'error_before', times: 3 },
  { name: 'the connection is reset before the charge', kind: 'reset_before', times: 3 },
  { name: 'the answer takes too long', kind: 'delay_answer', ms: 3_000, times: 2 },
];

describe('a charge', () => {
  it.each([
    ['pm_card_visa', 'SUCCEEDED', null],
    ['pm_card_chargeDeclined', 'DECLINED', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'DECLINED', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'DECLINED', 'expired_card'],
    ['pm_card_authenticationRequired', 'REQUIRES_ACTION', null],
    ['pm_card_processing', 'PROCESSING', null],
    ['pm_of_nobody', 'DECLINED', 'resource_missing'],
  ])('of %s is %s, as data, and stays so when it is sent again', async (paymentMethod, status, declineCode) => {
    const name = fresh();
    const first = await charge(name, { paymentMethod });
    expect(first).toMatchObject({ status: 200, errors: [] });
    const { charge: made } = first.data.createCharge;
    expect(made).toMatchObject({
      status,
      declineCode,
      description: name,
      payer: { handle: payer.handle },
      money: { amount: 1999, currency: 'USD' },
      refunded: { amount: 0, currency: 'USD' },
    });
    const again = await charge(name, { paymentMethod });
    expect(again.data).toEqual(first.data);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await sandbox.charged()).get(name)).toBe(status === 'SUCCEEDED' ? 1 : undefined);
    expect(await entriesOf(made.id)).toHaveLength(status === 'SUCCEEDED' ? 1 : 0);
  });

  it('takes two statements besides those that read who asks', async () => {
    await sandbox.fault({ on: 'webhooks', kind: 'drop', times: 20 });
    await charged();
    statements = [];
    await charged();
    const own = statements.filter((text) => /idempotency_keys|charges|ledger_entries|outbox/.test(text));
    expect(own).toHaveLength(2);
    expect(statements.length).toBeLessThanOrEqual(4);
  });

  it.each([
    [{ amount: 0 }, 'amount', /greater than 0/],
    [{ amount: -5 }, 'amount', /greater than 0/],
    [{ amount: 49 }, 'amount', /at least 50 \(0\.50 USD\)/],
    [{ amount: 100_000_000 }, 'amount', /at most 99999999/],
    [{ amount: 1234, currency: 'BHD' }, 'amount', /end in 0/],
    [{ amount: 12_345, currency: 'ISK' }, 'amount', /end in 00/],
    [{ currency: 'usd' }, 'currency', /ISO 4217/],
    [{ currency: 'XXX' }, 'currency', /ISO 4217/],
    [{ paymentMethod: 'visa 4242' }, 'paymentMethod', /token/],
  ])('of %j is refused at once, and its key stays free', async (wish, field, message) => {
    const name = fresh();
    const refused = await charge(name, wish);
    expect(refused).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      errors: [{ extensions: { field }, message: expect.stringMatching(message) as string }],
    });
    expect((await charge(name)).data.createCharge.charge.status).toBe('SUCCEEDED');
  });

  it.each(['1.5', '9007199254740992', '"100"', '1e3'])('refuses the amount %s before anything runs', async (amount) => {
    const query = `mutation { createCharge(idempotencyKey: "x", input: { money: { amount: ${amount}, currency: "USD" }, paymentMethod: "pm_card_visa" }) { charge { id } } }`;
    expect((await server.client.raw(query, {}, { token: payer.token })).status).toBe(400);
  });

  it('is its payer’s and the administrators’ business alone', async () => {
    const { id } = await charged();
    await refund(id, 100, fresh());
    expect((await read(id))?.status).toBe('SUCCEEDED');
    const seen = await read(id, admin);
    expect(seen?.refunds.nodes).toHaveLength(1);
    const refundId = seen?.refunds.nodes[0]?.id ?? '';
    const node = async (nodeId: string, by?: Person) => {
      const options = by ? { token: by.token } : {};
      const query = 'query ($id: ID!) { node(id: $id) { id } }';
      return (await server.client.raw<{ node: unknown }>(query, { id: nodeId }, options)).data.node;
    };
    for (const of of [id, refundId]) {
      expect(await node(of, payer)).toEqual({ id: of });
      expect(await node(of, other)).toBeNull();
      expect(await node(of)).toBeNull();
    }
    const list = async (by: Person, payerId: string | null = null) => {
      const query = 'query ($payerId: ID) { charges(payerId: $payerId) { nodes { id } } }';
      const { data } = await server.client.raw<{ charges: { nodes: { id: string }[] } }>(
        query,
        { payerId },
        { token: by.token },
      );
      return data.charges.nodes.map((one) => one.id);
    };
    expect(await list(payer)).toContain(id);
    expect(await list(admin, payer.id)).toContain(id);
    expect(await list(other)).toEqual([]);
    expect(await list(other, payer.id)).toEqual([]);
    const { code } = await server.client.raw('{ charges { nodes { id } } }');
    expect(code).toBe('UNAUTHENTICATED');
  });

  it('is listed in pages, the newest first', async () => {
    const [person] = (await createPeople(server.client, 1)) as [Person];
    for (let count = 0; count < 5; count += 1) await charged({ by: person });
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      interface Page {
        charges: { nodes: { createdAt: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }
      const { data }: { data: Page } = await server.client.raw<Page>(
        'query ($after: String) { charges(first: 2, after: $after) { nodes { createdAt } pageInfo { hasNextPage endCursor } } }',
        { after },
        { token: person.token },
      );
      found.push(...data.charges.nodes.map(({ createdAt }) => createdAt));
      if (!data.charges.pageInfo.hasNextPage) break;
      after = data.charges.pageInfo.endCursor;
    }
    expect(found).toHaveLength(5);
    expect(found).toEqual(found.toSorted().reverse());
  });

  it('is told of to its payer once, where no answer did', async () => {
    const known = await charged();
    const name = fresh();
    const { id } = (await charge(name, { paymentMethod: 'pm_card_processing' })).data.createCharge.charge;
    await sandbox.ask('POST', `/sandbox/payment_intents/${(await sandbox.intent(name)).id}/settle`);
    await becomes(id, 'SUCCEEDED');
    await worker.settle();
    expect(await toldOf(known.id)).toBe(0);
    expect(await toldOf(id)).toBe(1);
    await refund(id, 100, fresh());
    await worker.settle();
    expect(await toldOf(id)).toBe(2);
    await worker.stop();
  });
});

describe('the key of a charge', () => {
  const LITERAL = (name: string, key: string) =>
    `mutation { createCharge(input: {   description: "${name}" paymentMethod: "pm_card_visa", money: { currency: "USD" amount: 1999 } }, idempotencyKey: "${key}") { charge { id money { amount } status } } }`;

  it('replays for any order, form and selection of the same request', async () => {
    const name = fresh();
    const { data } = await charge(name);
    const again = await server.client.raw<typeof data>(LITERAL(name, name), {}, { token: payer.token });
    expect(again.data.createCharge.charge).toEqual({
      id: data.createCharge.charge.id,
      money: { amount: 1999 },
      status: 'SUCCEEDED',
    });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await sandbox.charged()).get(name)).toBe(1);
  });

  it('answers as the first call did, also when the charge has changed since', async () => {
    const name = fresh();
    const first = await charge(name, { paymentMethod: 'pm_card_authenticationRequired' });
    const { id } = first.data.createCharge.charge;
    await sandbox.ask('POST', `/sandbox/payment_intents/${(await sandbox.intent(name)).id}/authenticate`);
    await becomes(id, 'SUCCEEDED');
    const again = await charge(name, { paymentMethod: 'pm_card_authenticationRequired' });
    expect(again.data.createCharge.charge).toEqual({ ...first.data.createCharge.charge, clientSecret: null });
    await worker.stop();
  });

  it.each([
    ['amount', { amount: 2000 }],
    ['currency', { currency: 'EUR' }],
    ['paymentMethod', { paymentMethod: 'pm_card_mastercard' }],
  ])('is refused for another %s', async (_what, wish) => {
    const name = fresh();
    await charge(name);
    expect(await charge(name, wish)).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
    await server.app.redis.flushdb();
    expect(await charge(name, wish)).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await sandbox.charged()).get(name)).toBe(1);
  });

  it('is refused for another field', async () => {
    const name = fresh();
    await charge(name);
    const query = `mutation ($key: String) { createPost(input: { title: "x", body: "" }, idempotencyKey: $key) { post { id } } }`;
    const answer = await server.client.raw(query, { key: name }, { token: payer.token });
    expect(answer).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('is another person’s own', async () => {
    const name = fresh();
    const [mine, theirs] = [await charge(name), await charge(name, { by: other })];
    expect(theirs.data.createCharge.charge.id).not.toBe(mine.data.createCharge.charge.id);
    expect((await sandbox.charged()).get(name)).toBe(2);
  });

  it('may stand in the argument and in the header, where it is the same; what is null is as if left out', async () => {
    const name = fresh();
    await charge(name);
    const send = (header: string) =>
      server.client.raw(
        LITERAL(name, name),
        {},
        {
          token: payer.token,
          headers: { 'idempotency-key': header },
        },
      );
    expect((await send(name)).headers.get('idempotent-replayed')).toBe('true');
    expect(await send('another')).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID' });
    const bare = (description: string) =>
      server.client.raw(
        LITERAL('x', `${name}-bare`).replace('description: "x"', description),
        {},
        { token: payer.token },
      );
    const [first, again] = [await bare(''), await bare('description: null')];
    expect(again.data).toEqual(first.data);
  });

  it('is needed', async () => {
    const query = LITERAL(fresh(), 'k').replace(', idempotencyKey: "k"', '');
    const answer = await server.client.raw(query, {}, { token: payer.token });
    expect(answer).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' });
  });

  it('works for each of two aliased charges', async () => {
    const name = fresh();
    const body = LITERAL(name, 'K').slice('mutation {'.length, -1);
    const query = `mutation { a: ${body.replace('"K"', `"${name}a"`)} b: ${body.replace('"K"', `"${name}b"`)} }`;
    const send = () =>
      server.client.raw<Record<'a' | 'b', { charge: { id: string } }>>(query, {}, { token: payer.token });
    const [first, again] = [await send(), await send()];
    expect(first.errors).toEqual([]);
    expect(again.data).toEqual(first.data);
    expect(first.data.a.charge.id).not.toBe(first.data.b.charge.id);
    expect((await sandbox.charged()).get(name)).toBe(2);
  });

  it('charges once when 100 calls come at the same moment; those in between are told to wait', async () => {
    const name = fresh();
    await sandbox.fault({ on: 'payment_intents.create', kind: 'delay', ms: 300 });
    const answers = await Promise.all(Array.from({ length: 100 }, () => charge(name)));
    const [done, told] = [
      answers.filter(({ status }) => status === 200),
      answers.filter(({ status }) => status !== 200),
    ];
    expect(done.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(0);
    for (const answer of told) {
      expect(answer).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_IN_USE' });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(new Set(done.map(({ data }) => data.createCharge.charge.id)).size).toBe(1);
    expect((await sandbox.charged()).get(name)).toBe(1);
    expect(await sandbox.requests('payment_intents.create')).toBeGreaterThan(0);
  });

  it('is forgotten after 72 hours where it is finished, and never before', async () => {
    const [name, open] = [fresh(), fresh()];
    const first = await charge(name);
    await sandbox.fault({ on: 'payment_intents.create', kind: 'reset_before', times: 3 });
    expect((await charge(open)).data.createCharge.charge.status).toBe('UNKNOWN');
    clock = 73 * HOUR;
    await reapKeys(server.app.db, server.app.now());
    const left = await server.app.db.prisma.idempotencyKey.findMany({ where: { key: { in: [name, open] } } });
    expect(left.map(({ key }) => key)).toEqual([open]);
    const second = await charge(name);
    expect(second.data.createCharge.charge.id).not.toBe(first.data.createCharge.charge.id);
    expect(await charge(open, { amount: 2000 })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    // After so long nothing is sent again, and what the provider does not have will not come.
    const sent = await sandbox.requests('payment_intents.create');
    expect((await charge(open)).data.createCharge.charge.status).toBe('CANCELED');
    expect(await sandbox.requests('payment_intents.create')).toBe(sent);
  });
});

describe('an outcome that is not known', () => {
  it.each(LOSSES)(
    'is found out without another call where $name',
    { timeout: 90_000 },
    async ({ name: _, ...fault }) => {
      worker.start();
      const name = fresh();
      await sandbox.fault({ on: 'payment_intents.create', ...fault });
      const { data, errors } = await charge(name);
      expect(errors).toEqual([]);
      const { id, status } = data.createCharge.charge;
      expect(status).toBe('UNKNOWN');
      await becomes(id, 'SUCCEEDED');
      expect((await sandbox.charged()).get(name)).toBe(1);
      expect(await entriesOf(id)).toHaveLength(1);
      const again = await charge(name);
      expect(again.data.createCharge.charge).toMatchObject({ id, status: 'SUCCEEDED' });
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      await worker.stop();
    },
  );

  it.each(LOSSES)('is found out by the same call again where $name', async ({ name: _, ...fault }) => {
    const name = fresh();
    await sandbox.fault({ on: 'payment_intents.create', ...fault });
    const { id } = (await charge(name)).data.createCharge.charge;
    await sandbox.clearFaults();
    expect((await charge(name)).data.createCharge.charge).toMatchObject({ id, status: 'SUCCEEDED' });
    expect((await sandbox.charged()).get(name)).toBe(1);
    expect(await entriesOf(id)).toHaveLength(1);
    await worker.stop();
  });

  it('is asked about by the recovery at its time, however often the same call comes again', async () => {
    const name = fresh();
    await sandbox.fault({ on: '*', kind: 'error_before', times: 1000 });
    const { id } = (await charge(name)).data.createCharge.charge;
    const row = () => server.app.db.prisma.charge.findUniqueOrThrow({ where: { id: decodeId('Charge', id) } });
    const before = await row();
    for (let times = 0; times < 3; times += 1)
      expect((await charge(name)).data.createCharge.charge.status).toBe('UNKNOWN');
    expect(await row()).toMatchObject({ dueAt: before.dueAt, checks: 0 });
  });

  it('is only looked up 25 hours later, when the provider has forgotten its keys', async () => {
    const [paid, lost] = [fresh(), fresh()];
    await sandbox.fault({ on: 'payment_intents.create', kind: 'drop_answer_after', times: 2 });
    const { id } = (await charge(paid)).data.createCharge.charge;
    await sandbox.clearFaults();
    await sandbox.fault({ on: 'payment_intents.create', kind: 'reset_before', times: 3 });
    const never = (await charge(lost)).data.createCharge.charge;
    await sandbox.clearFaults();
    await sandbox.ask('POST', '/sandbox/forget-keys');
    const sent = await sandbox.requests('payment_intents.create');
    clock = 25 * HOUR;
    await becomes(id, 'SUCCEEDED');
    await becomes(never.id, 'CANCELED');
    expect(await sandbox.requests('payment_intents.create')).toBe(sent);
    expect((await sandbox.charged()).get(paid)).toBe(1);
    expect((await sandbox.charged()).get(lost)).toBeUndefined();
    expect(await entriesOf(id)).toHaveLength(1);
    expect(await entriesOf(never.id)).toHaveLength(0);
    await worker.stop();
  });

  it('stays unknown while the provider is away, and is asked ever more seldom', async () => {
    const name = fresh();
    await sandbox.fault({ on: '*', kind: 'error_before', times: 1000 });
    const { id } = (await charge(name)).data.createCharge.charge;
    worker.start();
    const key = { id: decodeId('Charge', id) };
    const checks = async () => (await server.app.db.prisma.charge.findUniqueOrThrow({ where: key })).checks;
    expect(await waitFor(async () => (await checks()) >= 3, 60_000)).toBe(true);
    const { dueAt, status } = await server.app.db.prisma.charge.findUniqueOrThrow({ where: key });
    expect(status).toBe('UNKNOWN');
    expect((dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(5_000);
    await sandbox.clearFaults();
    clock = 60_000;
    await becomes(id, 'SUCCEEDED');
    expect((await sandbox.charged()).get(name)).toBe(1);
    await worker.stop();
  });

  it('is settled once where the owner comes back after its lease: its late write is refused', async () => {
    const name = fresh();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let arrived: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (arrived = resolve));
    onStep = async (step) => {
      if (step !== 'beforeCommit') return;
      onStep = () => Promise.resolve();
      arrived();
      await held;
    };
    const owner = charge(name);
    await late;
    clock = 10_000;
    const { id } = await server.app.db.prisma.charge.findFirstOrThrow({ where: { description: name } });
    worker.start();
    const status = async () => (await server.app.db.prisma.charge.findUniqueOrThrow({ where: { id } })).status;
    expect(await waitFor(async () => (await status()) === 'SUCCEEDED', 30_000)).toBe(true);
    const { token } = await server.app.db.prisma.idempotencyKey.findFirstOrThrow({ where: { key: name } });
    expect(token).toBe(2n);
    const before = await server.app.db.prisma.charge.findUniqueOrThrow({ where: { id } });
    release();
    expect((await owner).data.createCharge.charge.status).toBe('SUCCEEDED');
    expect(await server.app.db.prisma.charge.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await server.app.db.prisma.ledgerEntry.count({ where: { chargeId: id } })).toBe(1);
    expect((await sandbox.charged()).get(name)).toBe(1);
    await worker.stop();
  });

  it('is not sent by an owner that was stopped until its lease was over', async () => {
    const name = fresh();
    onStep = (step) => {
      if (step === 'beforeProvider') clock = 30 * HOUR;
      return Promise.resolve();
    };
    const { status } = (await charge(name)).data.createCharge.charge;
    expect(status).toBe('UNKNOWN');
    expect((await sandbox.charged()).get(name)).toBeUndefined();
  });
});

describe('the provider’s webhooks', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/webhooks/stripe`, { method: 'POST', body, headers });
  const sign = (payload: string, secret = sandbox.secret) =>
    new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret });
  const eventOf = (id: string, charge: string, type = 'payment_intent.succeeded') =>
    JSON.stringify({
      id,
      object: 'event',
      type,
      data: { object: { object: 'payment_intent', id: 'pi_x', metadata: { charge } } },
    });

  it('move a charge on that waits for its payer, and show the payer alone what the browser needs', async () => {
    const name = fresh();
    const { id, clientSecret } = (await charge(name, { paymentMethod: 'pm_card_authenticationRequired' })).data
      .createCharge.charge;
    expect(clientSecret).toMatch(/_secret_/);
    expect((await read(id, admin))?.clientSecret).toBeNull();
    const { clientSecret: kept } = await server.app.db.prisma.charge.findUniqueOrThrow({
      where: { id: decodeId('Charge', id) },
    });
    expect(kept).not.toContain('secret');
    await sandbox.fault({ on: 'webhooks', kind: 'duplicate', times: 3 });
    await sandbox.ask('POST', `/sandbox/payment_intents/${(await sandbox.intent(name)).id}/authenticate`);
    await becomes(id, 'SUCCEEDED');
    expect(await entriesOf(id)).toHaveLength(1);
    expect((await read(id))?.clientSecret).toBeNull();
    await worker.stop();
  });

  it('decline a charge whose payer failed, which then can no longer be paid', async () => {
    const name = fresh();
    const { id } = (await charge(name, { paymentMethod: 'pm_card_authenticationRequired' })).data.createCharge.charge;
    const intent = await sandbox.intent(name);
    await sandbox.ask('POST', `/sandbox/payment_intents/${intent.id}/authenticate?outcome=failure`);
    await becomes(id, 'DECLINED');
    expect((await read(id))?.declineCode).toBe('payment_intent_authentication_failure');
    expect((await sandbox.intent(name)).status).toBe('canceled');
    await worker.stop();
  });

  it.each(['error_before', 'reset_before', 'delay'])(
    'do not decline it before it can no longer be paid: the cancellation meets %s',
    async (kind) => {
      const name = fresh();
      const { id } = (await charge(name, { paymentMethod: 'pm_card_authenticationRequired' })).data.createCharge.charge;
      const intent = await sandbox.intent(name);
      await sandbox.fault({ on: 'payment_intents.cancel', kind, times: 2, ...(kind === 'delay' ? { ms: 2_000 } : {}) });
      await sandbox.ask('POST', `/sandbox/payment_intents/${intent.id}/authenticate?outcome=failure`);
      worker.start();
      const isCanceled = async () => (await sandbox.intent(name)).status === 'canceled';
      const status = async () => (await read(id))?.status;
      // Whenever it is said to be declined, it is canceled at the provider.
      const isSafe = async () => (await status()) === 'REQUIRES_ACTION' || (await isCanceled());
      expect(await waitFor(async () => !(await isSafe()), 4_000)).toBe(false);
      clock = HOUR;
      expect(await waitFor(async () => /DECLINED|CANCELED/.test((await status()) ?? ''), 30_000)).toBe(true);
      expect(await isCanceled()).toBe(true);
      await worker.stop();
    },
  );

  it('are heeded also while the charge is being looked at', async () => {
    const name = fresh();
    const { id } = (await charge(name, { paymentMethod: 'pm_card_processing' })).data.createCharge.charge;
    const where = { id: decodeId('Charge', id) };
    const intent = await sandbox.intent(name);
    // It has been looked at often, so that the next time is far.
    await server.app.db.prisma.charge.update({ where, data: { checks: 8, dueAt: server.app.now() } });
    await sandbox.fault({ on: 'payment_intents.retrieve', kind: 'delay_answer', ms: 700 });
    const before = await sandbox.requests('payment_intents.retrieve');
    worker.start();
    expect(await waitFor(async () => (await sandbox.requests('payment_intents.retrieve')) > before, 10_000)).toBe(true);
    await sandbox.ask('POST', `/sandbox/payment_intents/${intent.id}/settle`);
    await becomes(id, 'SUCCEEDED');
    await worker.stop();
  });

  it('are not needed for a charge that is never heard of again', async () => {
    const name = fresh();
    const { id } = (await charge(name, { paymentMethod: 'pm_card_processing' })).data.createCharge.charge;
    await sandbox.fault({ on: 'webhooks', kind: 'drop', times: 5 });
    await sandbox.ask('POST', `/sandbox/payment_intents/${(await sandbox.intent(name)).id}/settle`);
    clock = HOUR;
    await becomes(id, 'SUCCEEDED');
    await worker.stop();
  });

  it('end a charge whose payer did nothing for a day', async () => {
    const name = fresh();
    const { id } = (await charge(name, { paymentMethod: 'pm_card_authenticationRequired' })).data.createCharge.charge;
    clock = 25 * HOUR;
    await becomes(id, 'CANCELED');
    expect((await sandbox.intent(name)).status).toBe('canceled');
    await worker.stop();
  });

  it('are believed only with a signature over the very bytes, and only once', async () => {
    const { id } = await charged();
    const uuid = decodeId('Charge', id);
    const body = eventOf('evt_1', uuid);
    for (const headers of [
      {},
      { 'stripe-signature': 'nonsense' },
      { 'stripe-signature': sign(body, 'whsec_another_secret') },
      { 'stripe-signature': sign(`${body} `) },
      {
        'stripe-signature': new Stripe('sk_test_x').webhooks.generateTestHeaderString({
          payload: body,
          secret: sandbox.secret,
          timestamp: Math.floor(Date.now() / 1000) - 3600,
        }),
      },
    ]) {
      const answer = await post(body, headers);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    }
    for (let time = 0; time < 3; time += 1)
      expect((await post(body, { 'stripe-signature': sign(body), 'content-type': 'application/json' })).status).toBe(
        204,
      );
    expect(await server.app.db.prisma.providerEvent.count({ where: { id: 'evt_1' } })).toBe(1);
    expect((await read(id))?.status).toBe('SUCCEEDED');
  });

  it('of what is nobody’s or makes no sense change nothing', async () => {
    for (const charge of ['01a20ddf-0000-7000-8000-000000000000', 'no uuid', '']) {
      const body = eventOf(`evt_of_${charge.replaceAll(' ', '_')}`, charge);
      expect((await post(body, { 'stripe-signature': sign(body) })).status).toBe(204);
    }
    const odd = { id: 'evt_odd', type: 'refund.updated', data: { object: { object: 'refund', metadata: {} } } };
    for (const body of [
      '',
      'null',
      '{}',
      '[]',
      '{',
      '{"id":1,"data":{}}',
      JSON.stringify({ ...odd, id: undefined }),
      JSON.stringify({ ...odd, id: 'a\0b' }),
      JSON.stringify({ ...odd, id: 'x'.repeat(100_000) }),
      JSON.stringify({ ...odd, data: null }),
    ])
      expect((await post(body, { 'stripe-signature': sign(body) })).status).toBe(400);
  });
});

describe('a refund', () => {
  it('is partial or of all that is left, once for its key', async () => {
    const { id } = await charged();
    const key = fresh();
    const first = await refund(id, 500, key);
    expect(first.data.refundCharge.refund).toMatchObject({
      status: 'SUCCEEDED',
      money: { amount: 500 },
      charge: { id, refunded: { amount: 500 } },
    });
    const again = await refund(id, 500, key);
    expect(again.data.refundCharge.refund.id).toBe(first.data.refundCharge.refund.id);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await refund(id, 501, key)).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await refund(id, 1500, fresh())).toMatchObject({
      status: 400,
      errors: [
        { extensions: { field: 'amount' }, message: 'amount must be at most 1499 (14.99 USD), which is what is left.' },
      ],
    });
    expect((await refund(id, null, fresh())).data.refundCharge.refund.money.amount).toBe(1499);
    expect(await refund(id, null, fresh())).toMatchObject({
      status: 400,
      errors: [{ extensions: { field: 'chargeId' } }],
    });
    expect(await entriesOf(id)).toHaveLength(3);
  });

  it('is for administrators, of a charge that succeeded', async () => {
    const { id } = await charged();
    const input = { chargeId: id, amount: 100, reason: null };
    const { code } = await server.client.call(RefundCharge, { input, key: fresh() }, { token: payer.token });
    expect(code).toBe('FORBIDDEN');
    const declined = await charged({ paymentMethod: 'pm_card_chargeDeclined' });
    expect(await refund(declined.id, 100, fresh())).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    const nowhere = `${id.slice(0, -3)}AAA`;
    expect(await refund(nowhere, 100, fresh())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    for (const amount of [0, -1]) expect(await refund(id, amount, fresh())).toMatchObject({ status: 400 });
  });

  it('is never more than its charge, however many come at once', async () => {
    const { id } = await charged();
    const answers = await Promise.all(Array.from({ length: 30 }, () => refund(id, 300, fresh())));
    const done = answers.filter(({ errors }) => errors.length === 0);
    expect(done).toHaveLength(6);
    for (const { code, status } of answers.filter(({ errors }) => errors.length > 0))
      expect([code, status]).toEqual(['BAD_USER_INPUT', 400]);
    expect((await read(id))?.refunded.amount).toBe(1800);
  });

  it('gives back once when 40 calls with one key come at the same moment', async () => {
    const { id } = await charged();
    const key = fresh();
    const answers = await Promise.all(Array.from({ length: 40 }, () => refund(id, 300, key)));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    expect((await read(id))?.refunded.amount).toBe(300);
  });

  it.each([
    { kind: 'drop_answer_after', times: 3 },
    { kind: 'error_after', times: 1 },
    { kind: 'reset_before', times: 3 },
  ])('whose answer is lost by $kind is PENDING, and found out', { timeout: 90_000 }, async (fault) => {
    const { id } = await charged();
    const key = fresh();
    await sandbox.fault({ on: 'refunds.create', ...fault });
    expect((await refund(id, 700, key)).data.refundCharge.refund.status).toBe('PENDING');
    expect(await refund(id, 1300, fresh())).toMatchObject({ status: 400 });
    worker.start();
    expect(await waitFor(async () => (await read(id))?.refunded.amount === 700, 60_000)).toBe(true);
    expect((await refund(id, 700, key)).data.refundCharge.refund.status).toBe('SUCCEEDED');
    expect(await entriesOf(id)).toHaveLength(2);
    await worker.stop();
  });

  it('that the bank is slow with succeeds when the bank says so', async () => {
    const { id } = await charged({ paymentMethod: 'pm_card_pendingRefund' });
    expect((await refund(id, 700, fresh())).data.refundCharge.refund.status).toBe('PENDING');
    expect((await read(id))?.refunded.amount).toBe(0);
    const { providerId } = await server.app.db.prisma.refund.findFirstOrThrow({
      where: { chargeId: decodeId('Charge', id) },
    });
    await sandbox.ask('POST', `/sandbox/refunds/${providerId ?? ''}/settle?outcome=success`);
    worker.start();
    expect(await waitFor(async () => (await read(id))?.refunded.amount === 700, 60_000)).toBe(true);
    await worker.stop();
  });

  it('that comes back without a word of the provider is noticed within a day', async () => {
    const { id } = await charged({ paymentMethod: 'pm_card_refundFail' });
    await refund(id, null, fresh());
    const where = { chargeId: decodeId('Charge', id) };
    const { providerId } = await server.app.db.prisma.refund.findFirstOrThrow({ where });
    await sandbox.fault({ on: 'webhooks', kind: 'drop', times: 5 });
    await sandbox.ask('POST', `/sandbox/refunds/${providerId ?? ''}/settle?outcome=failure`);
    clock = 25 * HOUR;
    worker.start();
    expect(await waitFor(async () => (await read(id))?.refunds.nodes[0]?.status === 'FAILED', 60_000)).toBe(true);
    await worker.stop();
  });

  it('that comes back frees its amount again, and the ledger says so', async () => {
    const { id } = await charged({ paymentMethod: 'pm_card_refundFail' });
    await refund(id, null, fresh());
    const { providerId } = await server.app.db.prisma.refund.findFirstOrThrow({
      where: { chargeId: decodeId('Charge', id) },
    });
    await sandbox.ask('POST', `/sandbox/refunds/${providerId ?? ''}/settle?outcome=failure`);
    worker.start();
    expect(await waitFor(async () => (await read(id))?.refunds.nodes[0]?.status === 'FAILED', 60_000)).toBe(true);
    expect((await read(id))?.refunded.amount).toBe(0);
    expect(await entriesOf(id)).toHaveLength(3);
    await worker.stop();
  });
});

describe('the ledger', () => {
  it('has what was charged and refunded, and nothing else, and its balances are the provider’s', async () => {
    await worker.settle();
    await worker.stop();
    expect(await findLedgerFaults(server.app.db)).toEqual([]);
    const { charges, refunds } = await sandbox.ask<{
      charges: { amount: Record<string, number> };
      refunds: { amount: Record<string, number> };
    }>('GET', '/sandbox/stats');
    const balances = await findBalances(server.app.db);
    const provider = balances.find(({ account, currency }) => account === 'PROVIDER' && currency === 'USD');
    expect(Number(provider?.balance)).toBe((charges.amount['usd'] ?? 0) - (refunds.amount['usd'] ?? 0));
    expect(balances.reduce((sum, { balance }) => sum + Number(balance), 0)).toBe(0);
  });

  it('cannot be changed by what the processes work as, nor by the owner without meaning to', async () => {
    await charged();
    const owner = new pg.Client({ connectionString: server.app.config.DATABASE_URL });
    await owner.connect();
    for (const text of [
      'UPDATE ledger_entries SET amount = 1',
      'DELETE FROM ledger_entries',
      'TRUNCATE ledger_entries',
    ]) {
      await expect(server.app.db.query({ name: text, text }, [])).rejects.toThrow(/permission denied/);
      await expect(owner.query(text)).rejects.toThrow(/append-only/);
    }
    await owner.end();
  });

  it('is found out where something is missing, too much or wrong', async () => {
    const [gone, extra] = [await charged(), await charged({ paymentMethod: 'pm_card_chargeDeclined' })];
    const owner = new pg.Client({ connectionString: server.app.config.DATABASE_URL });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('ALTER TABLE ledger_entries DISABLE TRIGGER ledger_entries_append_only');
    await owner.query('DELETE FROM ledger_entries WHERE charge_id = $1', [decodeId('Charge', gone.id)]);
    await owner.query(
      `INSERT INTO ledger_entries (id, charge_id, debit, credit, amount, currency, created_at)
       VALUES (gen_random_uuid(), $1, 'PROVIDER', 'SALES', 5, 'USD', now())`,
      [decodeId('Charge', extra.id)],
    );
    const faults = await findLedgerFaults({
      query: async (statement, values) => (await owner.query({ ...statement, values })).rows as never,
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        { fault: 'has no entry', chargeId: decodeId('Charge', gone.id), refundId: null },
        { fault: 'has an entry and should have none', chargeId: decodeId('Charge', extra.id), refundId: null },
      ]),
    );
    expect(faults).toHaveLength(2);
    await owner.query('ROLLBACK');
    await owner.end();
  });
});

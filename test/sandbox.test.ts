import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { waitFor } from '../scripts/services.ts';
import { CURRENCIES, checkMoney, formatMoney } from '../src/charges/money.ts';
import { createSandbox, type SandboxOptions } from '../src/charges/sandbox/index.ts';
import { projectFolder } from '../src/platform/project.ts';

const HOUR = 60 * 60 * 1000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-sandbox-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const clientOf = (url: string) =>
  new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port: Number(new URL(url).port),
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });

async function start(options: Partial<SandboxOptions> = {}) {
  const sandbox = createSandbox({ file: null, ...options });
  const url = await sandbox.listen(0, '127.0.0.1');
  cleanUps.push(() => sandbox.close());
  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/sandbox/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  return {
    url,
    stripe: clientOf(url),
    control,
    /** One request, sent once: the official client sends again what was reset. */
    send: (path: string, body: string | null, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, {
        method: body === null ? 'GET' : 'POST',
        headers: {
          authorization: 'Bearer sk_test_sandbox',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body,
      }),
    fault: async (fault: object) => {
      const answer = await control('POST', 'faults', fault);
      expect(answer).toMatchObject({ status: 200 });
    },
    stats: async () =>
      (await control('GET', 'stats')).body as {
        requests: Record<string, number>;
        payment_intents: Record<string, number>;
        charges: { count: number; amount: Record<string, number> };
        refunds: { count: number; amount: Record<string, number> };
        webhooks: Record<string, number>;
      },
    close: () => sandbox.close(),
  };
}

function deferred() {
  let resolve: (() => void) | undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve?.() };
}

type Params = Stripe.PaymentIntentCreateParams;
const order = (params: Partial<Params> = {}): Params => ({
  amount: 1999,
  currency: 'usd',
  payment_method: 'pm_card_visa',
  confirm: true,
  ...params,
});
const ORDER = 'amount=1999&currency=usd&payment_method=pm_card_visa&confirm=true';

/** The error of Stripe that a call ends with. */
async function failure(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(
    () => new Error('The call succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  return error;
}

describe('a payment intent', () => {
  it('is charged by create and confirm in one call', async () => {
    const { stripe, stats } = await start();
    const intent = await stripe.paymentIntents.create(
      order({ description: 'A mug', metadata: { charge: '7' }, allowed_payment_method_types: ['card'] }),
    );
    expect(intent).toMatchObject({
      object: 'payment_intent',
      status: 'succeeded',
      amount: 1999,
      amount_received: 1999,
      currency: 'usd',
      description: 'A mug',
      metadata: { charge: '7' },
      payment_method: 'pm_card_visa',
      last_payment_error: null,
      next_action: null,
    });
    expect(intent.id).toMatch(/^pi_\w{20,}$/);
    expect(intent.latest_charge).toMatch(/^ch_\w{20,}$/);
    expect(intent.lastResponse.requestId).toMatch(/^req_/);
    expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual(intent);
    const whole = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(whole.latest_charge).toMatchObject({ id: intent.latest_charge, paid: true, payment_intent: intent.id });
    expect(await stripe.charges.retrieve(intent.latest_charge as string)).toEqual(whole.latest_charge);
    expect((await stats()).charges).toEqual({ count: 1, amount: { usd: 1999 } });
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedFraudulent', 'card_declined', 'fraudulent'],
    ['pm_card_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
  ])('of %s answers 402 with the intent inside', async (payment_method, code, decline_code) => {
    const { stripe, stats } = await start();
    const error = await failure(stripe.paymentIntents.create(order({ payment_method })));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({
      statusCode: 402,
      rawType: 'card_error',
      code,
      decline_code,
      payment_intent: {
        status: 'requires_payment_method',
        amount_received: 0,
        payment_method: null,
        last_payment_error: { code, decline_code, payment_method: { id: payment_method } },
      },
    });
    const { payment_intent } = error as { payment_intent?: Stripe.PaymentIntent };
    expect(payment_intent?.latest_charge).toBe(error.charge);
    expect(await stripe.charges.retrieve(error.charge ?? '')).toMatchObject({ status: 'failed', paid: false });
    expect(await stats()).toMatchObject({
      charges: { count: 0 },
      payment_intents: { requires_payment_method: 1 },
    });
    const again = await stripe.paymentIntents.confirm(payment_intent?.id ?? '', { payment_method: 'pm_card_visa' });
    expect(again).toMatchObject({ status: 'succeeded', last_payment_error: null, amount_received: 1999 });
  });

  it('asks for authentication, which succeeds or fails at the bank', async () => {
    const { stripe, control } = await start();
    const ask = () => stripe.paymentIntents.create(order({ payment_method: 'pm_card_authenticationRequired' }));
    const first = await ask();
    expect(first).toMatchObject({
      status: 'requires_action',
      amount_received: 0,
      latest_charge: null,
      next_action: { type: 'use_stripe_sdk' },
    });
    await control('POST', `payment_intents/${first.id}/authenticate?outcome=success`);
    expect(await stripe.paymentIntents.retrieve(first.id)).toMatchObject({ status: 'succeeded', next_action: null });

    const second = await ask();
    await control('POST', `payment_intents/${second.id}/authenticate?outcome=failure`);
    expect(await stripe.paymentIntents.retrieve(second.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    });
    expect(await control('POST', `payment_intents/${second.id}/authenticate`)).toMatchObject({ status: 400 });
  });

  it.each([
    [{ off_session: true }, 'authentication_required', 'authentication_required'],
    [{ error_on_requires_action: true }, 'card_declined', 'authentication_not_handled'],
  ])('with %o is declined where it would have to authenticate', async (params, code, decline_code) => {
    const { stripe } = await start();
    const payment_method = 'pm_card_authenticationRequired';
    const error = await failure(stripe.paymentIntents.create(order({ payment_method, ...params })));
    expect(error).toMatchObject({ statusCode: 402, code, decline_code });
  });

  it('may process for a while, and then succeed or fail', async () => {
    const { stripe, control, stats } = await start();
    const settled: Record<string, unknown> = {};
    for (const outcome of ['success', 'failure']) {
      const { id, status, amount_received } = await stripe.paymentIntents.create(
        order({ payment_method: 'pm_card_processing' }),
      );
      expect({ status, amount_received }).toEqual({ status: 'processing', amount_received: 0 });
      await control('POST', `payment_intents/${id}/settle?outcome=${outcome}`);
      settled[outcome] = (await stripe.paymentIntents.retrieve(id)).status;
    }
    expect(settled).toEqual({ success: 'succeeded', failure: 'requires_payment_method' });
    expect((await stats()).charges.count).toBe(1);
  });

  it('is confirmed later, or canceled, and neither twice', async () => {
    const { stripe } = await start();
    const draft = await stripe.paymentIntents.create({ amount: 500, currency: 'jpy' });
    expect(draft).toMatchObject({ status: 'requires_payment_method', payment_method: null });
    expect(await failure(stripe.paymentIntents.confirm(draft.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    await stripe.paymentIntents.confirm(draft.id, { payment_method: 'pm_card_amex' });
    for (const again of [stripe.paymentIntents.confirm(draft.id), stripe.paymentIntents.cancel(draft.id)])
      expect(await failure(again)).toMatchObject({
        statusCode: 400,
        code: 'payment_intent_unexpected_state',
        payment_intent: { id: draft.id, status: 'succeeded' },
      });

    const other = await stripe.paymentIntents.create(order({ confirm: false }));
    expect(other.status).toBe('requires_confirmation');
    const canceled = await stripe.paymentIntents.cancel(other.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect(await failure(stripe.paymentIntents.confirm(other.id))).toMatchObject({ statusCode: 400 });
  });

  it('takes new metadata, and gives up what is sent empty', async () => {
    const { stripe } = await start();
    const { id } = await stripe.paymentIntents.create(order({ metadata: { a: '1', b: '2' } }));
    const { metadata } = await stripe.paymentIntents.update(id, { metadata: { b: '', c: '3' } });
    expect(metadata).toEqual({ a: '1', c: '3' });
    expect((await stripe.paymentIntents.update(id, { description: 'x' })).metadata).toEqual(metadata);
    expect((await stripe.paymentIntents.update(id, { metadata: '' })).metadata).toEqual({});
  });

  it('is listed newest first, page by page', async () => {
    const { stripe } = await start();
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1) ids.unshift((await stripe.paymentIntents.create(order())).id);
    const all: string[] = [];
    for await (const { id } of stripe.paymentIntents.list({ limit: 10 })) all.push(id);
    expect(all).toEqual(ids);
    const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
    const page = await stripe.paymentIntents.list({ limit: 5, starting_after: ids[19] ?? '' });
    expect({ ids: idsOf(page), more: page.has_more }).toEqual({ ids: ids.slice(20), more: false });
    const back = await stripe.paymentIntents.list({ limit: 5, ending_before: ids[10] ?? '' });
    expect({ ids: idsOf(back), more: back.has_more }).toEqual({ ids: ids.slice(5, 10), more: true });
    expect(idsOf(await stripe.paymentIntents.list())).toEqual(ids.slice(0, 10));
    expect(await failure(stripe.paymentIntents.list({ starting_after: 'pi_x' }))).toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    });
    for (const limit of [0, 101])
      expect(await failure(stripe.paymentIntents.list({ limit }))).toMatchObject({ param: 'limit' });
  });

  it('is listed by the time of its making', async () => {
    let time = 0;
    const { stripe } = await start({ now: () => new Date(time) });
    const amounts = [100, 200, 300];
    for (const amount of amounts) {
      time += 10_000;
      await stripe.paymentIntents.create(order({ amount }));
    }
    const amountsOf = async (created: Stripe.RangeQueryParam | number) =>
      (await stripe.paymentIntents.list({ created })).data.map(({ amount }) => amount);
    expect(await amountsOf({ gte: 20 })).toEqual([300, 200]);
    expect(await amountsOf({ gt: 20 })).toEqual([300]);
    expect(await amountsOf({ lte: 20 })).toEqual([200, 100]);
    expect(await amountsOf({ lt: 20 })).toEqual([100]);
    expect(await amountsOf({ gt: 10, lt: 30 })).toEqual([200]);
    expect(await amountsOf(10)).toEqual([100]);
  });

  it('is found by its metadata', async () => {
    const { stripe } = await start();
    const make = async (metadata: Stripe.MetadataParam) => (await stripe.paymentIntents.create(order({ metadata }))).id;
    const first = await make({ charge: "it's 7", user: 'a' });
    const second = await make({ charge: '8', user: 'a' });
    await make({ charge: '9', user: 'b' });
    const find = async (query: string) => {
      const found: string[] = [];
      for await (const { id } of stripe.paymentIntents.search({ query, limit: 1 })) found.push(id);
      return found;
    };
    expect(await find(String.raw`metadata['charge']:'it\'s 7'`)).toEqual([first]);
    expect(await find(`metadata["user"]:"a"`)).toEqual([second, first]);
    expect(await find(`metadata['user']:'a' AND metadata['charge']:'8'`)).toEqual([second]);
    expect(await find(`metadata['user']:'b' AND metadata['charge']:'8'`)).toEqual([]);
    expect(await find(`metadata['toString']:'a'`)).toEqual([]);
    for (const query of ['amount:1999', `metadata['user']:'a' AND`, `metadata['user']:'a' OR metadata['user']:'b'`])
      expect(await failure(stripe.paymentIntents.search({ query }))).toMatchObject({ statusCode: 400, param: 'query' });
    // As it is now, not as it was.
    await stripe.paymentIntents.update(first, { metadata: { user: 'c' } });
    expect(await find(`metadata['user']:'a'`)).toEqual([second]);
  });
});

describe('the wire form', () => {
  it.each<[string, string, object]>([
    ['amount=1.5&currency=usd', 'amount', { code: 'parameter_invalid_integer' }],
    ['amount=0&currency=usd', 'amount', { code: 'parameter_invalid_integer' }],
    ['amount=-5&currency=usd', 'amount', { code: 'parameter_invalid_integer' }],
    ['amount=49&currency=usd', 'amount', { code: 'amount_too_small' }],
    ['amount=100000000&currency=usd', 'amount', { code: 'amount_too_large' }],
    ['amount=1050&currency=isk', 'amount', { code: 'parameter_invalid_integer' }],
    ['amount=&currency=usd', 'amount', { code: 'parameter_invalid_empty' }],
    ['currency=usd', 'amount', { code: 'parameter_missing' }],
    ['amount=500', 'currency', { code: 'parameter_missing' }],
    ['amount=500&currency=xxx', 'currency', {}],
    ['amount=500&currency=usd&confirm=maybe', 'confirm', {}],
    ['amount=500&currency=usd&colour=red', 'colour', { code: 'parameter_unknown' }],
    [
      'amount=500&currency=usd&automatic_payment_methods[x]=1',
      'automatic_payment_methods[x]',
      { code: 'parameter_unknown' },
    ],
    ['amount=500&currency=usd&metadata=x', 'metadata', {}],
    [`amount=500&currency=usd&metadata[${'k'.repeat(41)}]=x`, 'metadata', {}],
    [`amount=500&currency=usd&metadata[k]=${'x'.repeat(501)}`, 'metadata[k]', {}],
    ['amount=500&currency=usd&expand[]=customer', 'expand[0]', {}],
    ['amount=500&currency=usd&off_session=true', 'off_session', {}],
    ['amount=500&currency=usd&payment_method=pm_card_xyz', 'payment_method', { code: 'resource_missing' }],
    ['amount[a]=500&currency=usd', 'amount', {}],
  ])('refuses %s', async (body, param, details) => {
    const { send, stats } = await start();
    const answer = await send('/v1/payment_intents', body);
    const { error } = (await answer.json()) as { error: object };
    expect({ status: answer.status, error }).toMatchObject({
      status: 400,
      error: { type: 'invalid_request_error', param, ...details },
    });
    expect((await stats()).payment_intents).toEqual({});
  });

  it('leaves payment_method_types to clients of older versions', async () => {
    const { send } = await start();
    const types = (name: string) => `${ORDER}&${name}[0]=card`;
    const code = async (body: string, headers: Record<string, string> = {}) => {
      const answer = (await (await send('/v1/payment_intents', body, headers)).json()) as { error?: { code: string } };
      return answer.error?.code ?? null;
    };
    expect(await code(types('payment_method_types'), { 'stripe-version': '2026-07-29.dahlia' })).toBeNull();
    expect(await code(types('payment_method_types'), { 'stripe-version': '2026-10-28.endive' })).toBe(
      'payment_method_types_no_longer_supported',
    );
    expect(await code(types('allowed_payment_method_types'))).toBeNull();
    expect(await code(`${types('allowed_payment_method_types')}&automatic_payment_methods[enabled]=true`)).toBe(
      'parameters_exclusive',
    );
  });

  it('takes a test key, as Bearer or as Basic, and no other', async () => {
    const { send } = await start();
    const basic = (user: string) => `Basic ${Buffer.from(`${user}:`).toString('base64')}`;
    const statusWith = async (authorization: string) =>
      (await send('/v1/payment_intents', null, { authorization })).status;
    expect(await statusWith('Bearer sk_test_1')).toBe(200);
    expect(await statusWith(basic('sk_test_1'))).toBe(200);
    for (const none of ['', 'Bearer sk_live_1', basic('sk_live_1'), 'Bearer'])
      expect(await statusWith(none), none).toBe(401);
  });

  it('answers Stripe’s errors for what is not there', async () => {
    const { send, stripe } = await start();
    const answer = await send('/v1/customers', null);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
    for (const call of [
      stripe.paymentIntents.retrieve('pi_x'),
      stripe.refunds.retrieve('re_x'),
      stripe.events.retrieve('evt_x'),
      stripe.charges.retrieve('ch_x'),
    ])
      expect(await failure(call)).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  });

  it('bounds what it reads and wants a form', async () => {
    const { send } = await start();
    expect((await send('/v1/payment_intents', `description=${'x'.repeat(70_000)}`)).status).toBe(413);
    const json = await send('/v1/payment_intents', JSON.stringify(order()), { 'content-type': 'application/json' });
    expect(json.status).toBe(400);
  });

  it('keeps names apart that objects would not', async () => {
    const { send } = await start();
    const answer = await send('/v1/payment_intents', `${ORDER}&metadata[__proto__]=a&metadata[constructor]=b`);
    expect(await answer.text()).toContain('"metadata":{"__proto__":"a","constructor":"b"}');
  });
});

describe('a refund', () => {
  it('gives back in parts, and never more than there is', async () => {
    const { stripe, stats } = await start();
    const { id, latest_charge } = await stripe.paymentIntents.create(order({ amount: 1000 }));
    const first = await stripe.refunds.create({ payment_intent: id, amount: 400, reason: 'duplicate' });
    expect(first).toMatchObject({ object: 'refund', status: 'succeeded', amount: 400, charge: latest_charge });
    const error = await failure(stripe.refunds.create({ payment_intent: id, amount: 601 }));
    expect(error).toMatchObject({ statusCode: 400, param: 'amount' });
    expect(error.message).toBe('Refund amount (6.01 USD) is greater than unrefunded amount on charge (6.00 USD)');
    expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({
      amount_refunded: 400,
      refunded: false,
    });
    const rest = await stripe.refunds.create({ payment_intent: id, metadata: { refund: '2' } });
    expect(rest).toMatchObject({ amount: 600, metadata: { refund: '2' } });
    expect(await failure(stripe.refunds.create({ payment_intent: id, amount: 1 }))).toMatchObject({
      statusCode: 400,
      code: 'charge_already_refunded',
    });
    expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({ refunded: true });
    expect(await stripe.refunds.retrieve(rest.id)).toEqual(rest);
    await stripe.refunds.create({ payment_intent: (await stripe.paymentIntents.create(order())).id });
    const { data } = await stripe.refunds.list({ payment_intent: id });
    expect(data.map((refund) => refund.id)).toEqual([rest.id, first.id]);
    expect((await stats()).refunds).toEqual({ count: 3, amount: { usd: 2999 } });
  });

  it('of many at once only goes as far as the charge does', async () => {
    const { stripe } = await start({ file: join(folder, 'refunds.jsonl') });
    const { id, latest_charge } = await stripe.paymentIntents.create(order({ amount: 1000 }));
    const calls = Array.from({ length: 20 }, () => stripe.refunds.create({ payment_intent: id, amount: 300 }));
    const done = (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(3);
    expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({ amount_refunded: 900 });
  });

  it('needs a charge, and an amount that can be sent', async () => {
    const { stripe } = await start();
    const draft = await stripe.paymentIntents.create(order({ confirm: false }));
    for (const payment_intent of [draft.id, 'pi_x'])
      expect(await failure(stripe.refunds.create({ payment_intent }))).toMatchObject({
        statusCode: 400,
        param: 'payment_intent',
      });
    const dinar = await stripe.paymentIntents.create(order({ amount: 5120, currency: 'kwd' }));
    for (const amount of [0, 125])
      expect(await failure(stripe.refunds.create({ payment_intent: dinar.id, amount }))).toMatchObject({
        code: 'parameter_invalid_integer',
      });
    expect(await stripe.refunds.create({ payment_intent: dinar.id, amount: 120 })).toMatchObject({ amount: 120 });
  });

  it('may fail later, and then can be tried again', async () => {
    const { stripe, control } = await start();
    const { id } = await stripe.paymentIntents.create(order({ payment_method: 'pm_card_refundFail' }));
    const refund = await stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe('succeeded');
    await control('POST', `refunds/${refund.id}/settle?outcome=failure`);
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed', failure_reason: 'unknown' });
    expect(await control('POST', `refunds/${refund.id}/settle?outcome=success`)).toMatchObject({ status: 400 });
    expect(await stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 1999 });
  });

  it('may be pending for a while', async () => {
    const { stripe, control } = await start();
    const { id } = await stripe.paymentIntents.create(order({ payment_method: 'pm_card_pendingRefund' }));
    const refund = await stripe.refunds.create({ payment_intent: id });
    expect(refund.status).toBe('pending');
    await control('POST', `refunds/${refund.id}/settle`);
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('an idempotency key', () => {
  const key = { idempotencyKey: 'charge-7' };

  it('answers again what it answered first', async () => {
    const { stripe, stats } = await start();
    const params = order({ metadata: { charge: '7' } });
    const first = await stripe.paymentIntents.create(params, key);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    // The answer stands, whatever became of the intent since.
    await stripe.paymentIntents.update(first.id, { metadata: { charge: 'changed' } });
    const again = await stripe.paymentIntents.create(params, key);
    expect(again).toEqual(first);
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
    expect((await stats()).charges.count).toBe(1);
  });

  it('answers a decline again, without another attempt', async () => {
    const { stripe, stats } = await start();
    const params = order({ payment_method: 'pm_card_chargeDeclined' });
    const [first, again] = [
      await failure(stripe.paymentIntents.create(params, key)),
      await failure(stripe.paymentIntents.create(params, key)),
    ];
    expect(again).toMatchObject({ statusCode: 402, raw: { payment_intent: first.payment_intent } });
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true' });
    expect((await stats()).payment_intents).toEqual({ requires_payment_method: 1 });
  });

  it('belongs to one address and its parameters', async () => {
    const { stripe, send, stats } = await start();
    const first = await stripe.paymentIntents.create(order(), key);
    const others = [
      stripe.paymentIntents.create(order({ amount: 2000 }), key),
      stripe.paymentIntents.create(order({ description: 'more' }), key),
      stripe.refunds.create({ payment_intent: first.id }, key),
      stripe.paymentIntents.cancel(first.id, {}, key),
    ];
    for (const other of others) {
      const error = await failure(other);
      expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
      expect(error).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
    }
    const draft = await stripe.paymentIntents.create(order({ confirm: false }));
    const cancel = { idempotencyKey: 'cancel-7' };
    await stripe.paymentIntents.cancel(draft.id, {}, cancel);
    expect((await failure(stripe.paymentIntents.confirm(draft.id, {}, cancel))).message).toContain('the same endpoint');
    const reordered = ORDER.split('&').reverse().join('&');
    const answer = await send('/v1/payment_intents', reordered, { 'idempotency-key': key.idempotencyKey });
    expect(await answer.json()).toMatchObject({ id: first.id });
    expect(await stats()).toMatchObject({ charges: { count: 1 }, refunds: { count: 0 } });
  });

  it('is in use while its first call runs', async () => {
    const { stripe, fault, stats, close } = await start();
    // Until the sandbox is closed: stopping ends every wait, and the call is answered.
    await fault({ on: 'payment_intents.create', kind: 'delay', ms: 600_000 });
    const first = stripe.paymentIntents.create(order(), key);
    expect(await waitFor(async () => (await stats()).requests['payment_intents.create'] === 1, 5000)).toBe(true);
    expect(await failure(stripe.paymentIntents.create(order(), key))).toMatchObject({
      statusCode: 409,
      code: 'idempotency_key_in_use',
      rawType: 'idempotency_error',
    });
    expect(await failure(stripe.paymentIntents.create(order({ amount: 70 }), key))).toMatchObject({ statusCode: 400 });
    expect((await stats()).charges.count).toBe(0);
    await close();
    expect(await first).toMatchObject({ status: 'succeeded' });
  });

  it('lets one of many calls at once through', async () => {
    const { stripe, stats } = await start({ file: join(folder, 'at-once.jsonl') });
    const calls = Array.from({ length: 50 }, () => stripe.paymentIntents.create(order(), key));
    const results = await Promise.allSettled(calls);
    const ids = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    expect(new Set(ids).size).toBe(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ statusCode: 409 });
    expect((await stats()).charges.count).toBe(1);
  });

  it('is forgotten after 24 hours', async () => {
    const began = Date.now();
    let time = began;
    const { stripe } = await start({ now: () => new Date(time) });
    const first = await stripe.paymentIntents.create(order(), key);
    time = began + 24 * HOUR - 1;
    expect((await stripe.paymentIntents.create(order(), key)).id).toBe(first.id);
    time = began + 24 * HOUR;
    expect((await stripe.paymentIntents.create(order({ amount: 2000 }), key)).id).not.toBe(first.id);
  });

  it('is forgotten on demand, for good', async () => {
    const file = join(folder, 'forget.jsonl');
    const before = await start({ file });
    const first = await before.stripe.paymentIntents.create(order(), key);
    expect(await before.control('POST', 'forget-keys')).toMatchObject({ status: 200 });
    await before.close();
    const { stripe } = await start({ file });
    expect((await stripe.paymentIntents.create(order(), key)).id).not.toBe(first.id);
  });

  it('remembers what the execution refused, but nothing that was refused before', async () => {
    const { stripe, stats } = await start();
    expect(await failure(stripe.paymentIntents.create(order({ amount: 1 }), key))).toMatchObject({ statusCode: 400 });
    // The same key, now with parameters that are valid.
    const draft = await stripe.paymentIntents.create(order({ confirm: false }), key);

    const cancelKey = { idempotencyKey: 'refund-7' };
    const early = await failure(stripe.refunds.create({ payment_intent: draft.id }, cancelKey));
    await stripe.paymentIntents.confirm(draft.id);
    const late = await failure(stripe.refunds.create({ payment_intent: draft.id }, cancelKey));
    expect({ status: late.statusCode, message: late.message }).toEqual({ status: 400, message: early.message });
    expect((await stats()).refunds.count).toBe(0);
  });
});

describe('a restart', () => {
  const key = { idempotencyKey: 'charge-7' };

  it('keeps charges, refunds, events and keys', async () => {
    const file = join(folder, 'kept', 'restart.jsonl');
    const before = await start({ file });
    const paid = await before.stripe.paymentIntents.create(order({ metadata: { __proto__x: 'é', charge: '7' } }), key);
    const declined = await failure(
      before.stripe.paymentIntents.create(order({ payment_method: 'pm_card_chargeDeclined' }), {
        idempotencyKey: 'declined',
      }),
    );
    const waiting = await before.stripe.paymentIntents.create(
      order({ payment_method: 'pm_card_authenticationRequired' }),
    );
    const refund = await before.stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
    const [intents, events, stats] = [
      await before.stripe.paymentIntents.list(),
      await before.stripe.events.list(),
      await before.stats(),
    ];
    await before.close();

    const after = await start({ file });
    expect((await after.stripe.paymentIntents.list()).data).toEqual(intents.data);
    expect((await after.stripe.events.list()).data).toEqual(events.data);
    expect(events.data.map(({ type }) => type)).toEqual([
      'charge.refunded',
      'refund.created',
      'payment_intent.requires_action',
      'payment_intent.payment_failed',
      'payment_intent.succeeded',
    ]);
    expect(await after.stats()).toMatchObject({ charges: stats.charges, refunds: stats.refunds });
    expect(await after.stripe.refunds.retrieve(refund.id)).toEqual(refund);
    const again = await after.stripe.paymentIntents.create(order({ metadata: { __proto__x: 'é', charge: '7' } }), key);
    expect(again).toEqual(paid);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    const declinedAgain = await failure(
      after.stripe.paymentIntents.create(order({ payment_method: 'pm_card_chargeDeclined' }), {
        idempotencyKey: 'declined',
      }),
    );
    expect(declinedAgain).toMatchObject({ statusCode: 402, charge: declined.charge });
    await after.control('POST', `payment_intents/${waiting.id}/authenticate`);
    expect(await after.stripe.paymentIntents.retrieve(waiting.id)).toMatchObject({ status: 'succeeded' });
  });

  it('is survived by what was acknowledged, because the disk has it before: many charges to a write', async () => {
    const file = join(folder, 'synced.jsonl');
    const probe = await open(join(folder, 'probe'), 'w');
    cleanUps.push(() => probe.close());
    const disk = vi.spyOn(Object.getPrototypeOf(probe) as typeof probe, 'datasync');
    cleanUps.push(() => disk.mockRestore());
    const { promise: held, resolve: release } = deferred();
    disk.mockImplementationOnce(() => held);
    const { stripe, control, stats } = await start({ file });
    let acknowledged = 0;
    const pay = () => stripe.paymentIntents.create(order()).then(() => (acknowledged += 1));
    const first = pay();
    expect(await waitFor(() => disk.mock.calls.length === 1, 5000)).toBe(true);
    const others = Array.from({ length: 30 }, pay);
    const read = stripe.paymentIntents.list();
    const count = stats();
    // Nothing is told, not even by a read, while the disk is busy.
    await expect(Promise.race([first, ...others, read, count, sleep(200, 'nothing')])).resolves.toBe('nothing');
    release();
    await Promise.all([first, ...others]);
    expect(disk.mock.calls.length).toBeLessThan(10);
    expect({ acknowledged, ...(await stats()).charges }).toMatchObject({ acknowledged: 31, count: 31 });

    const console = vi.spyOn(globalThis.console, 'error').mockReturnValue();
    cleanUps.push(() => console.mockRestore());
    disk.mockRejectedValueOnce(new Error('No space left on device'));
    for (let n = 0; n < 2; n += 1)
      expect(await failure(stripe.paymentIntents.create(order()))).toMatchObject({ statusCode: 500 });
    expect(await control('GET', 'stats')).toMatchObject({ status: 500 });
  });

  it('passes over a last line that was torn, and goes on after it', async () => {
    const file = join(folder, 'torn.jsonl');
    const before = await start({ file });
    const first = await before.stripe.paymentIntents.create(order());
    await before.close();
    await appendFile(file, '{"at":1700000000000,"put":[{"object":"payment_int');
    const between = await start({ file });
    const second = await between.stripe.paymentIntents.create(order());
    await between.close();
    const { stripe } = await start({ file });
    expect((await stripe.paymentIntents.list()).data.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('refuses a file that is damaged elsewhere, and leaves it as it is', async () => {
    const file = join(folder, 'damaged.jsonl');
    const text = '{"at":1,"request":"req_1"}\nnot JSON\n{"at":2,"request":"req_2"}\n';
    await writeFile(file, text);
    await expect(start({ file })).rejects.toThrow(`Line 2 of ${file} is no entry`);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  describe('of the process', () => {
    let program: string;
    beforeAll(async () => {
      program = join(folder, 'sandbox.mjs');
      await build({
        absWorkingDir: projectFolder,
        entryPoints: ['src/sandbox.ts'],
        outfile: program,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        // undici is CommonJS.
        banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      });
    });

    async function run(environment: Record<string, string>) {
      const child = spawn(process.execPath, [program], {
        cwd: folder,
        env: { ...process.env, SANDBOX_PORT: '0', ...environment },
      });
      const ended = once(child, 'exit');
      cleanUps.push(async () => {
        child.kill('SIGKILL');
        await ended;
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
      const addressOf = () => /listens on (\S+)/.exec(output)?.[1];
      await waitFor(() => addressOf() !== undefined || child.exitCode !== null, 20_000);
      return { child, ended, url: addressOf() ?? '', output: () => output };
    }

    it('killed under 200 clients has lost nothing that it acknowledged, and charges nothing twice', async () => {
      const file = join(folder, 'killed.jsonl');
      const { child, ended, url } = await run({ SANDBOX_FILE: file });
      const client = clientOf(url);
      const acknowledged = new Map<string, string>();
      const unanswered: string[] = [];
      const create = (stripe: Stripe, name: string) =>
        stripe.paymentIntents.create(order({ metadata: { name } }), { idempotencyKey: name });
      // Each client goes on until it gets no answer, so the kill meets 200 calls on their way.
      const load = Array.from({ length: 200 }, async (_, n) => {
        for (let round = 0; ; round += 1) {
          const name = `${n}-${round}`;
          try {
            acknowledged.set(name, (await create(client, name)).id);
          } catch {
            return unanswered.push(name);
          }
          if (acknowledged.size === 300) child.kill('SIGKILL');
        }
      });
      await Promise.all(load);
      await ended;
      expect(acknowledged.size).toBeGreaterThanOrEqual(300);
      expect(unanswered).toHaveLength(200);

      const { stripe, stats } = await start({ file });
      const found = new Map<string, string>();
      for await (const { id, metadata, status } of stripe.paymentIntents.list({ limit: 100 })) {
        expect(status).toBe('succeeded');
        expect(found.has(metadata['name'] ?? '')).toBe(false);
        found.set(metadata['name'] ?? '', id);
      }
      for (const [name, id] of acknowledged) expect(found.get(name), name).toBe(id);
      // What was done without an answer is answered now, what was not done is done: each once.
      for (const name of [...acknowledged.keys(), ...unanswered]) {
        const known = found.get(name);
        const again = await create(stripe, name);
        expect(again.lastResponse.headers['idempotent-replayed']).toBe(known ? 'true' : undefined);
        if (known) expect(again.id).toBe(known);
      }
      expect((await stats()).charges.count).toBe(acknowledged.size + unanswered.length);
    });

    it('ends in order on SIGTERM, and tells in a sentence why it cannot start', async () => {
      const { child, ended, url } = await run({});
      const { port } = new URL(url);
      const other = await run({ SANDBOX_PORT: port });
      expect(other.output()).toContain(`Port ${port} is in use by another program: set SANDBOX_PORT to a free one`);
      const without = await run({ SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:1/', STRIPE_WEBHOOK_SECRET: '' });
      expect(without.output()).toContain('STRIPE_WEBHOOK_SECRET is needed where SANDBOX_WEBHOOK_URL is set');
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    });
  });
});

describe('webhooks', () => {
  const secret = 'whsec_of_the_tests';

  /** A receiver that answers with these statuses, then 200; it keeps what came in the order in which it came. */
  async function receive(...statuses: number[]) {
    const heard: { body: string; signature: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        heard.push({ body, signature: String(request.headers['stripe-signature']) });
        response.writeHead(statuses.shift() ?? 200).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    cleanUps.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const verify = ({ body, signature }: { body: string; signature: string }) =>
      Stripe.webhooks.constructEvent(body, signature, secret);
    const { port } = server.address() as AddressInfo;
    return {
      heard,
      webhook: { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret },
      /** Waits for so many and verifies each. */
      events: async (count: number) => {
        expect(await waitFor(() => heard.length >= count, 10_000), `${count} webhooks`).toBe(true);
        return heard.map(verify);
      },
    };
  }

  it('are signed as Stripe signs, and tell what happened', async () => {
    const { webhook, events, heard } = await receive();
    const { stripe, control } = await start({ webhook });
    const seen: string[] = [];
    const next = async (...types: string[]) => {
      seen.push(...types);
      const latest = await events(seen.length);
      expect(latest.map(({ type }) => type).sort()).toEqual([...seen].sort());
      return latest.at(-1);
    };
    const paid = await stripe.paymentIntents.create(order(), { idempotencyKey: 'charge-7' });
    const event = await next('payment_intent.succeeded');
    expect(event).toMatchObject({
      object: 'event',
      livemode: false,
      request: { id: paid.lastResponse.requestId, idempotency_key: 'charge-7' },
    });
    expect(event?.data.object).toEqual(paid);
    expect(await stripe.events.retrieve(event?.id ?? '')).toEqual(event);
    const [first] = heard;
    const tampered = first?.body.replace('1999', '1') ?? '';
    expect(() => Stripe.webhooks.constructEvent(tampered, first?.signature ?? '', secret)).toThrow(/No signatures/);

    await failure(stripe.paymentIntents.create(order({ payment_method: 'pm_card_chargeDeclined' })));
    await next('payment_intent.payment_failed');
    const asking = await stripe.paymentIntents.create(order({ payment_method: 'pm_card_authenticationRequired' }));
    await next('payment_intent.requires_action');
    await stripe.paymentIntents.cancel(asking.id);
    await next('payment_intent.canceled');
    const slow = await stripe.paymentIntents.create(order({ payment_method: 'pm_card_processing' }));
    await next('payment_intent.processing');
    await control('POST', `payment_intents/${slow.id}/settle`);
    await next('payment_intent.succeeded');
    const refund = await stripe.refunds.create({ payment_intent: paid.id });
    await next('refund.created', 'charge.refunded');
    await control('POST', `refunds/${refund.id}/settle?outcome=failure`);
    await next('refund.updated', 'refund.failed');
    const { data } = await stripe.events.list({ type: 'payment_intent.succeeded' });
    expect(data).toHaveLength(2);
  });

  it('are sent again until they are taken', async () => {
    const { webhook, events } = await receive(500, 302);
    const { stripe, stats } = await start({ webhook });
    await stripe.paymentIntents.create(order());
    const heard = await events(3);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    expect(await waitFor(async () => (await stats()).webhooks['delivered'] === 1, 5000)).toBe(true);
    expect((await stats()).webhooks).toMatchObject({ retried: 2, given_up: 0, waiting: 0 });
  });

  it('come twice, late, in another order or never, where a fault says so', async () => {
    const { webhook, events, heard } = await receive();
    const { stripe, fault, stats } = await start({ webhook });
    const pay = async () => (await stripe.paymentIntents.create(order())).id;
    const ids = async (count: number) =>
      (await events(count)).map(({ data }) => (data.object as Stripe.PaymentIntent).id);

    await fault({ on: 'webhooks', kind: 'duplicate' });
    const twice = await pay();
    expect(await ids(2)).toEqual([twice, twice]);

    await fault({ on: 'webhooks', kind: 'drop' });
    await pay();
    const after = await pay();
    expect(await ids(3)).toEqual([twice, twice, after]);
    expect((await stats()).webhooks['dropped']).toBe(1);

    heard.length = 0;
    await fault({ on: 'webhooks', kind: 'reorder', ms: 600_000 });
    const first = await pay();
    const second = await pay();
    expect(await ids(2)).toEqual([second, first]);

    heard.length = 0;
    await fault({ on: 'webhooks', kind: 'reorder', ms: 10 });
    const alone = await pay();
    expect(await ids(1)).toEqual([alone]);

    heard.length = 0;
    await fault({ on: 'webhooks', kind: 'delay', ms: 10 });
    const late = await pay();
    expect(await ids(1)).toEqual([late]);
    await fault({ on: 'webhooks', kind: 'delay', ms: 600_000 });
    await pay();
    const prompt = await pay();
    expect(await ids(2)).toEqual([late, prompt]);
    expect((await stats()).webhooks['waiting']).toBe(1);
  });
});

describe('a fault', () => {
  const headers = { 'idempotency-key': 'charge-7' };
  const CREATE = 'payment_intents.create';
  /** Sends the order once; null where the connection broke. */
  const pay = ({ send }: Awaited<ReturnType<typeof start>>) =>
    send('/v1/payment_intents', ORDER, headers).catch(() => null);

  it('resets the connection before the call has an effect', async () => {
    const sandbox = await start();
    await sandbox.fault({ on: CREATE, kind: 'reset_before' });
    expect(await pay(sandbox)).toBeNull();
    expect((await sandbox.stats()).charges.count).toBe(0);
    const again = await pay(sandbox);
    expect(again?.headers.get('idempotent-replayed')).toBeNull();
    expect((await sandbox.stats()).charges.count).toBe(1);
  });

  it('drops the answer after the charge, which the key then answers', async () => {
    const sandbox = await start();
    await sandbox.fault({ on: CREATE, kind: 'drop_answer_after', times: 2 });
    expect(await pay(sandbox)).toBeNull();
    expect((await sandbox.stats()).charges.count).toBe(1);
    expect(await pay(sandbox)).toBeNull();
    const again = await pay(sandbox);
    expect(again?.headers.get('idempotent-replayed')).toBe('true');
    expect((await sandbox.stats()).charges.count).toBe(1);
  });

  it('answers 500 before the charge, and the key is free', async () => {
    const sandbox = await start();
    await sandbox.fault({ on: CREATE, kind: 'error_before', status: 503 });
    expect((await pay(sandbox))?.status).toBe(503);
    expect((await sandbox.stats()).charges.count).toBe(0);
    expect((await pay(sandbox))?.status).toBe(200);
    expect((await sandbox.stats()).charges.count).toBe(1);
  });

  it('answers 500 after the charge, and the key remembers that answer', async () => {
    const sandbox = await start();
    await sandbox.fault({ on: CREATE, kind: 'error_after' });
    const first = await pay(sandbox);
    expect(first?.status).toBe(500);
    expect(first?.headers.get('stripe-should-retry')).toBe('false');
    const again = await pay(sandbox);
    expect([again?.status, again?.headers.get('idempotent-replayed')]).toEqual([500, 'true']);
    expect(await again?.json()).toMatchObject({ error: { type: 'api_error' } });
    // Only looking it up tells the truth.
    expect((await sandbox.stripe.paymentIntents.list()).data).toMatchObject([{ status: 'succeeded' }]);
  });

  it('delays the effect: a client that gave up is charged later', async () => {
    const file = join(folder, 'delayed.jsonl');
    const { stripe, fault, stats, close } = await start({ file });
    await fault({ on: CREATE, kind: 'delay', ms: 600_000 });
    const error = await failure(stripe.paymentIntents.create(order(), { timeout: 100 }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect((await stats()).charges.count).toBe(0);
    // Stopping ends the delay.
    await close();
    expect((await (await start({ file })).stats()).charges.count).toBe(1);
  });

  it('delays the answer: a client that gave up was charged', async () => {
    const { stripe, fault, stats } = await start();
    await fault({ on: CREATE, kind: 'delay_answer', ms: 600_000 });
    const error = await failure(stripe.paymentIntents.create(order(), { timeout: 200 }));
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await waitFor(async () => (await stats()).charges.count === 1, 5000)).toBe(true);
  });

  it('strikes what it is for, as often as it says, and is listed until then', async () => {
    const { stripe, fault, control } = await start();
    await fault({ on: 'refunds.create', kind: 'error_before', times: 2 });
    const { id } = await stripe.paymentIntents.create(order());
    const refund = () => stripe.refunds.create({ payment_intent: id, amount: 1 });
    expect(await failure(refund())).toMatchObject({ statusCode: 500, rawType: 'api_error' });
    expect((await control('GET', 'faults')).body).toMatchObject({ faults: [{ on: 'refunds.create', times: 1 }] });
    await failure(refund());
    expect((await control('GET', 'faults')).body).toEqual({ faults: [] });
    await refund();

    await fault({ on: '*', kind: 'error_before', times: 100 });
    await failure(stripe.paymentIntents.retrieve(id));
    await failure(stripe.events.list());
    await control('DELETE', 'faults');
    await stripe.paymentIntents.retrieve(id);
    await fault({ on: '*', kind: 'error_before', probability: 0 });
    await stripe.paymentIntents.retrieve(id);
  });

  it.each([
    { on: 'payment_intents.creat', kind: 'delay' },
    { on: CREATE, kind: 'duplicate' },
    { on: 'webhooks', kind: 'reset_before' },
    { on: CREATE, kind: 'delay', seconds: 1 },
    { on: CREATE, kind: 'delay', times: 0 },
    { on: CREATE },
    { on: 7 },
  ])('%j is refused', async (fault) => {
    const { control } = await start();
    expect(await control('POST', 'faults', fault)).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_request_error' } },
    });
    expect((await control('GET', 'faults')).body).toEqual({ faults: [] });
  });
});

describe('money', () => {
  it.each<[number | bigint, string]>([
    [50, 'USD'],
    [99_999_999, 'USD'],
    [99_999_999n, 'EUR'],
    [30, 'GBP'],
    [50, 'JPY'],
    [17_500, 'HUF'],
    [1, 'XAF'],
    [100, 'ISK'],
    [99_999_900, 'UGX'],
    [10, 'KWD'],
    [99_999_990n, 'TND'],
    [999_999_999_999n, 'IDR'],
  ])('%d %s can be charged', (amount, currency) => {
    expect(checkMoney({ amount, currency })).toBeNull();
  });

  it.each<[number | bigint, string, string]>([
    [0, 'USD', 'The amount must be greater than 0.'],
    [-50n, 'USD', 'The amount must be greater than 0.'],
    [49, 'USD', 'The amount must be at least 50 (0.50 USD).'],
    [29n, 'GBP', 'The amount must be at least 30 (0.30 GBP).'],
    [49, 'JPY', 'The amount must be at least 50 (50 JPY).'],
    [100_000_000, 'USD', 'The amount must be at most 99999999 (999999.99 USD).'],
    [10n ** 30n, 'USD', 'The amount must be at most 99999999 (999999.99 USD).'],
    [50.5, 'USD', 'The amount must be a whole number of minor units.'],
    [Number.NaN, 'USD', 'The amount must be a whole number of minor units.'],
    [Number.POSITIVE_INFINITY, 'USD', 'The amount must be a whole number of minor units.'],
    [1050, 'ISK', 'An amount in ISK must end in 00.'],
    [50, 'UGX', 'The amount must be at least 100 (1.00 UGX).'],
    [5125n, 'KWD', 'An amount in KWD must end in 0.'],
    [99_999_990 + 10, 'KWD', 'The amount must be at most 99999990 (99999.990 KWD).'],
  ])('%d %s is refused', (amount, currency, reason) => {
    expect(checkMoney({ amount, currency })).toBe(reason);
  });

  it.each(['usd', 'XXX', '', 'US', 'constructor', 'BTC'])('%j is no currency', (currency) => {
    expect(checkMoney({ amount: 500, currency })).toContain('ISO 4217 code in capital letters');
  });

  it('knows every currency of the provider once, with limits that can be charged', () => {
    for (const [code, { minimum, maximum, exponent, step }] of CURRENCIES) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      for (const amount of [minimum, maximum]) expect(checkMoney({ amount, currency: code }), code).toBeNull();
      for (const amount of [minimum - 1, maximum + 1])
        expect(checkMoney({ amount, currency: code }), code).not.toBeNull();
      expect(step, code).toBe(exponent === 3 ? 10 : ['ISK', 'UGX'].includes(code) ? 100 : 1);
    }
    expect(CURRENCIES.size).toBe(140);
    const of = (exponent: number) => [...CURRENCIES].filter(([, rules]) => rules.exponent === exponent).length;
    expect([of(0), of(3)]).toEqual([15, 5]);
  });

  it.each<[number | bigint, string, string]>([
    [1099, 'USD', '10.99 USD'],
    [5, 'USD', '0.05 USD'],
    [500n, 'JPY', '500 JPY'],
    [5120, 'KWD', '5.120 KWD'],
  ])('%d %s reads %s', (amount, currency, text) => {
    expect(formatMoney({ amount, currency })).toBe(text);
  });
});

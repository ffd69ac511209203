import type Stripe from 'stripe';
import { expect } from 'vitest';
import { createSandbox } from '../../src/charges/sandbox/index.ts';
import type { Environment } from './app.ts';

const secret = 'whsec_of_the_tests_1234567890';

/** A payment sandbox in this process, which tells an API on `apiPort` of its events. */
export async function startSandbox(apiPort: number) {
  const sandbox = createSandbox({
    file: null,
    webhook: { url: `http://127.0.0.1:${apiPort}/webhooks/stripe`, secret },
  });
  const url = await sandbox.listen(0, '127.0.0.1');
  const ask = async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: 'Bearer sk_test_sandbox' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as T;
    expect(response.status, JSON.stringify(answer)).toBe(200);
    return answer;
  };
  return {
    secret,
    /** Settings of an API that charges here. */
    environment: {
      PORT: String(apiPort),
      SANDBOX_PORT: new URL(url).port,
      STRIPE_WEBHOOK_SECRET: secret,
      PAYMENT_TIMEOUT: '1s',
    } satisfies Environment,
    ask,
    fault: (fault: object) => ask('POST', '/sandbox/faults', fault),
    clearFaults: () => ask('DELETE', '/sandbox/faults'),
    async requests(name: string): Promise<number> {
      const { requests } = await ask<{ requests: Record<string, number> }>('GET', '/sandbox/stats');
      return requests[name] ?? 0;
    },
    /** All that was really charged, by the description of the charge. */
    async charged(): Promise<Map<string, number>> {
      const counts = new Map<string, number>();
      for (let after = ''; ;) {
        const page = await ask<{ data: Stripe.PaymentIntent[]; has_more: boolean }>(
          'GET',
          `/v1/payment_intents?limit=100${after && `&starting_after=${after}`}`,
        );
        for (const { status, description } of page.data)
          if (status === 'succeeded') counts.set(description ?? '', (counts.get(description ?? '') ?? 0) + 1);
        after = page.data.at(-1)?.id ?? '';
        if (!page.has_more) return counts;
      }
    },
    /** The latest payment intent of this description. */
    async intent(description: string): Promise<Stripe.PaymentIntent> {
      const { data } = await ask<{ data: Stripe.PaymentIntent[] }>('GET', '/v1/payment_intents?limit=100');
      const intent = data.find((one) => one.description === description);
      if (!intent) throw new Error(`No payment intent of ${description}`);
      return intent;
    },
    close: () => sandbox.close(),
  };
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

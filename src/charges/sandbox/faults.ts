/** Faults on demand: what a provider does on its bad days, switched on for the next calls. */
import { z } from 'zod';

const common = {
  /** How many times it strikes before it is gone. */
  times: z.int().min(1).default(1),
  /** Chance that a call which fits is struck. */
  probability: z.number().min(0).max(1).default(1),
};
const ms = z.int().min(0).max(600_000).default(1000);

/** `on` is the name of an endpoint, such as `payment_intents.create`, or `*` for every one under /v1. */
const apiFault = z.strictObject({
  ...common,
  on: z.string(),
  kind: z.enum([
    /** The call is executed `ms` later; its idempotency key is taken meanwhile. */
    'delay',
    /** The answer comes `ms` later than the effect. */
    'delay_answer',
    /** The connection is reset before the call has been read: no effect. */
    'reset_before',
    /** The connection is reset after the effect. */
    'drop_answer_after',
    /** `status` without an effect, and not remembered under the key. */
    'error_before',
    /** `status` after the effect. As in Stripe's API v1 the key remembers this answer. */
    'error_after',
  ]),
  ms,
  status: z.int().min(500).max(599).default(500),
});

const webhookFault = z.strictObject({
  ...common,
  on: z.literal('webhooks'),
  kind: z.enum([
    /** The event is sent twice at the same time. */
    'duplicate',
    /** The event is sent after the next one; without a next one after `ms`. */
    'reorder',
    /** The event is never sent. */
    'drop',
    /** The event is sent `ms` later. */
    'delay',
  ]),
  ms,
});

export type ApiFault = z.infer<typeof apiFault>;
export type WebhookFault = z.infer<typeof webhookFault>;
type Fault = ApiFault | WebhookFault;

export type Faults = ReturnType<typeof createFaults>;

/** @param names Of the endpoints that can be struck. */
export function createFaults(names: string[]) {
  let faults: Fault[] = [];
  const isForWebhooks = (fault: Fault): fault is WebhookFault => fault.on === 'webhooks';

  function take<F extends Fault>(fits: (fault: Fault) => fault is F): F | null {
    const fault = faults.filter(fits).find(({ probability }) => Math.random() < probability);
    if (!fault) return null;
    fault.times -= 1;
    if (fault.times === 0) faults = faults.filter((other) => other !== fault);
    return fault;
  }

  return {
    /** @throws Error that says in one line what is wrong with it. */
    add(input: unknown): Fault {
      const forWebhooks = (input as { on?: unknown } | null)?.on === 'webhooks';
      const parsed = (forWebhooks ? webhookFault : apiFault).safeParse(input);
      if (!parsed.success) throw new Error(z.prettifyError(parsed.error).replaceAll('\n', ' '));
      const fault = parsed.data;
      const known = ['*', 'webhooks', ...names];
      if (!known.includes(fault.on)) throw new Error(`"on" must be one of ${known.join(', ')}`);
      faults.push(fault);
      return { ...fault };
    },
    list: (): readonly Fault[] => faults,
    clear(): void {
      faults = [];
    },
    /** The fault that strikes this call of an endpoint. */
    takeFor: (name: string) =>
      take((fault): fault is ApiFault =>
        fault.on === '*' ? names.includes(name) : !isForWebhooks(fault) && fault.on === name,
      ),
    takeForWebhook: () => take(isForWebhooks),
  };
}

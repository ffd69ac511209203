/**
 * Webhooks: receivers elsewhere are told what happened here.
 *
 * Invariants: a message is sent to an endpoint until it is answered with 2xx, its attempts are used up (DEAD), or it is
 * canceled; its id never changes; no request leaves for an address that the settings do not allow; no receiver, however
 * slow, delays another; secrets are encrypted in the database and shown once.
 */
export { createDeliver, type AttemptOutcome } from './deliver.ts';
export { QUEUE, SLOW_QUEUE, startDispatcher } from './dispatcher.ts';
export { createFanOut, fanOutJob } from './fan-out.ts';
export { createGuard, type Guard, type GuardOptions } from './guard.ts';
export { cancelEndpoint, pruneMessages, sweepEndpoints } from './jobs.ts';
export { createWebhookLoaders, type WebhookLoaders } from './loaders.ts';
export { replay } from './replays.ts';
export { createSender } from './send.ts';
export { createWebhooks, type Webhooks } from './service.ts';

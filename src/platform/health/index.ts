import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { within } from '../within.ts';

/** A dependency. `run` rejects, with the reason as message, while it cannot be used. */
export interface Check {
  run: () => Promise<unknown>;
  /** Whether nothing can be served without it. */
  required: boolean;
}

export interface Health {
  ready: boolean;
  checks: Record<string, { ok: boolean; required: boolean; reason?: string }>;
}

/** Longest that a dependency may take to answer before it counts as down. */
const PATIENCE_MS = 2_000;

async function run({ run, required }: Check): Promise<Health['checks'][string]> {
  try {
    await within(PATIENCE_MS, run());
    return { ok: true, required };
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { ok: false, required, reason: [message, code, 'no answer'].find(Boolean) ?? '' };
  }
}

export async function readHealth(checks: Record<string, Check>): Promise<Health> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const),
  );
  return { ready: entries.every(([, { ok, required }]) => ok || !required), checks: Object.fromEntries(entries) };
}

/** `GET /health/live`: the process runs. `GET /health/ready`: it can serve, else 503 with the reasons. */
export function addHealthRoutes(fastify: FastifyInstance, checks: Record<string, Check>, isStopping: () => boolean) {
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    // Told at once: a load balancer that hears of it late sends requests that nobody takes any more.
    if (isStopping()) return await reply.code(503).send({ status: 'stopping', checks: {} });
    const { ready, checks: found } = await readHealth(checks);
    return await reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unready', checks: found });
  });
}

/** How often whoever waits looks, and how often that is told. */
const LOOK_MS = 250;
const TELL_MS = 3_000;

export interface PatienceOptions {
  checks: Record<string, Check>;
  /** Longest that what is required may be missing, in milliseconds. */
  timeoutMs: number;
  /** Told every few seconds, in one sentence, what is missing. */
  tell: (sentence: string) => void;
  /** Ends the waiting. */
  signal: AbortSignal;
}

/**
 * Resolves once every dependency can be used; after `timeoutMs`, once those can that are required. @throws Error with a
 * sentence for people, where they cannot
 */
export async function untilHealthy({ checks, timeoutMs, tell, signal }: PatienceOptions): Promise<void> {
  const since = performance.now();
  let told = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    const health = await readHealth(checks);
    const missing = Object.entries(health.checks).filter(([, { ok }]) => !ok);
    const waited = performance.now() - since;
    if (missing.length === 0) return;
    const reasons = missing.map(([name, { reason }]) => `${name} (${reason ?? ''})`).join(', ');
    if (waited >= timeoutMs) {
      if (health.ready) return;
      throw new Error(`Gave up after ${Math.round(waited / 1000)} s without ${reasons}.`);
    }
    if (waited > LOOK_MS && waited - told >= TELL_MS) {
      tell(`Waiting for ${reasons}.`);
      told = waited;
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

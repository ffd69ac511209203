import type { FastifyInstance } from 'fastify';

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
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    late = setTimeout(() => {
      reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`));
    }, PATIENCE_MS);
  });
  try {
    await Promise.race([run(), timeout]);
    return { ok: true, required };
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { ok: false, required, reason: [message, code, 'no answer'].find(Boolean) ?? '' };
  } finally {
    clearTimeout(late);
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
    const health = await readHealth(checks);
    const ready = health.ready && !isStopping();
    return await reply
      .code(ready ? 200 : 503)
      .send({ status: isStopping() ? 'stopping' : ready ? 'ready' : 'unready', checks: health.checks });
  });
}

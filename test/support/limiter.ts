// A process with limits of its own and, where the test says so, a wrong clock: `node test-limiter.js URL PREFIX SKEW_MS`.
import { createLog } from '../../src/platform/log/index.ts';
import { createLimits } from '../../src/platform/rate-limit/limits.ts';
import type { Limit } from '../../src/platform/rate-limit/token-bucket.ts';
import { createRedis } from '../../src/platform/redis/index.ts';

/** Sent by the test: ask so often, all at once. Answered by how many were allowed. */
export interface Round {
  limit: Limit;
  identity: string;
  calls: number;
}

const [url = '', prefix = '', skew = '0'] = process.argv.slice(2);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given: [number] | []) {
    super(given[0] ?? RealDate.now() + Number(skew));
  }
  static override now = () => RealDate.now() + Number(skew);
} as DateConstructor;

const log = createLog('warn');
const redis = createRedis(url, 'test', log);
// Exactness is asked here, of a machine that may be busy.
const limits = createLimits({ redis, prefix, log, patienceMs: 20_000 });
process.on('message', (message) => {
  const { limit, identity, calls } = message as Round;
  void Promise.all(Array.from({ length: calls }, () => limits.take(limit, identity))).then((decisions) =>
    process.send?.(decisions.filter(({ allowed }) => allowed).length),
  );
});
process.on('disconnect', () => process.exit());
await limits.connected();
process.send?.('ready');

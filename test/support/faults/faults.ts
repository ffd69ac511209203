import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import pg from 'pg';
import { STEPS } from '../processes.ts';
import { waitFor } from '../../../scripts/services.ts';
import type { Kept, Stage } from './stage.ts';

/** Something that goes wrong. */
export interface Fault {
  name: string;
  /** Why it cannot be made here. */
  missing?: (stage: Stage) => string | null;
  /** Begins, lasts as long as `rest` does, and is over at the end; what it broke may still be coming back. */
  run: (stage: Stage, rest: () => Promise<void>) => Promise<void>;
}

const pick = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(Math.random() * list.length)];
  if (one === undefined) throw new RangeError('Nothing to pick from');
  return one;
};

/** Ways in which a receiver misbehaves; each request meets one. */
const HOSTILE: ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(500).end('no'),
  (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  (response) => void response.socket?.resetAndDestroy(),
  (response) => void response.socket?.end('HTTP/9.9 what\r\n\r\n'),
  // Drips for as long as it is let.
  (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 100);
    response.on('close', () => clearInterval(drip));
  },
  // A body without an end.
  (response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(65_536, 'x');
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', pour);
    pour();
  },
  (response) => void setTimeout(() => response.writeHead(204).end(), 1_500),
];

/** What the provider does to a call. */
const STRIKES = [
  { kind: 'delay', ms: 3_000 },
  { kind: 'delay_answer', ms: 3_000 },
  { kind: 'reset_before' },
  { kind: 'drop_answer_after' },
  { kind: 'error_before' },
  { kind: 'error_after' },
];

const HOUR = 3_600_000;

/** Runs as the database's owner, and does not wait for what does not answer. */
async function asOwner({ postgres }: Stage, text: string): Promise<void> {
  const owner = new pg.Client({ connectionString: postgres.url, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await owner.query(text);
  } finally {
    await owner.end().catch(() => undefined);
  }
}

/** In the order of the short form: what takes longest to be made good comes first. */
export const FAULTS: Fault[] = [
  {
    name: 'nothing',
    run: (_stage, rest) => rest(),
  },
  {
    name: 'Redis killed, its data wiped',
    async run({ redis, redisFolder }, rest) {
      await redis.kill();
      for (const name of await readdir(redisFolder)) await rm(join(redisFolder, name), { recursive: true });
      await rest();
      await redis.start();
    },
  },
  {
    name: 'PostgreSQL killed',
    async run({ postgres }, rest) {
      await postgres.kill();
      await rest();
      await postgres.start();
    },
  },
  {
    name: 'worker killed',
    async run({ workers }, rest) {
      await pick(workers).kill();
      await rest();
    },
  },
  {
    name: 'the disk of the database full',
    missing: ({ disk }) => disk.missing,
    async run(stage, rest) {
      const { disk, postgres } = stage;
      disk.leave(64);
      await rest();
      // A new segment of the log finds no room either: PostgreSQL panics, and may not come back before there is room.
      await asOwner(stage, 'SELECT pg_switch_wal()').catch(() => undefined);
      await rest();
      disk.empty();
      if (!postgres.isAlive()) await postgres.start();
    },
  },
  {
    name: 'PostgreSQL restarted',
    async run({ postgres }, rest) {
      await postgres.stop();
      await rest();
      await postgres.start();
    },
  },
  {
    name: 'PostgreSQL frozen',
    async run({ postgres }, rest) {
      postgres.freeze();
      await rest();
      postgres.thaw();
    },
  },
  {
    name: 'API killed',
    async run({ apis }, rest) {
      await pick(apis).kill();
      await rest();
    },
  },
  {
    name: 'APIs killed at each step of a charge',
    async run({ apis }) {
      // The load charges all the time, so that each comes to its step.
      const steps = STEPS.values();
      const die = async (api: Kept) => {
        for (const step of steps) {
          const { restarts } = api;
          await api.current().ready;
          await api.current().set({ step, signal: 'SIGKILL' });
          if (!(await waitFor(() => api.restarts > restarts, 30_000))) throw new Error(`Nobody came to ${step}`);
        }
      };
      await Promise.all(apis.map(die));
    },
  },
  {
    name: 'Redis restarted',
    async run({ redis }, rest) {
      await redis.stop();
      await rest();
      await redis.start();
    },
  },
  {
    name: 'Redis frozen',
    async run({ redis }, rest) {
      redis.freeze();
      await rest();
      redis.thaw();
    },
  },
  {
    name: 'a hostile receiver',
    async run({ receiver }, rest) {
      receiver.answer = (response) => pick(HOSTILE)(response);
      await rest();
      receiver.answer = 204;
    },
  },
  {
    name: 'a provider that hangs, fails, and fails late',
    async run({ sandbox }, rest) {
      for (const on of ['payment_intents.create', 'refunds.create'])
        for (const strike of STRIKES) await sandbox.fault({ on, ...strike, times: 1_000, probability: 0.15 });
      await rest();
      await sandbox.clearFaults();
    },
  },
  ...[HOUR, -HOUR].map((aheadMs) => ({
    name: `clocks an hour ${aheadMs > 0 ? 'ahead' : 'behind'}, and set back`,
    async run({ setClock }: Stage, rest: () => Promise<void>) {
      await setClock(aheadMs);
      await rest();
      await setClock(0);
    },
  })),
];

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WaitingError, Worker, type Job } from 'bullmq';
import type { Db } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { createBatch } from './batch.ts';
import { backoffMs, type JobImplementation } from './define.ts';
import { bury, fail, finish, goOn, release, repeatedId, type Claim } from './outbox.ts';
import { createPatientCluster, namesCluster } from '../redis/index.ts';
import { queuePrefix, type HandedItem, type Queues } from './queues.ts';
import { startRelay } from './relay.ts';

/** A killed worker's job runs again within LOCK_MS + CHECK_MS, and as often as it takes. */
const LOCK_MS = 7_000;
const CHECK_MS = 3_000;
/** How long running jobs may go on once the worker is to stop; then they are handed back. */
const GRACE_MS = 8_000;
const HAND_BACK_MS = 3_000;
const ELSEWHERE_MS = 1_000;

export interface RunnerOptions {
  db: Db;
  queues: Queues;
  redisUrl: string;
  /** What the names of the keys begin with. */
  prefix: string;
  jobs: JobImplementation[];
  /** How many jobs of a queue run at once in this process; 10 where it is not said. */
  concurrency?: Record<string, number>;
  now: () => Date;
  log: Log;
  /** Runs a job in the trace that its payload carries. */
  trace?: <T>(job: string, traceparent: unknown, work: () => Promise<T>) => Promise<T>;
  /** Told of each run how it ended, and how many seconds it took. */
  onEnd?: (job: string, outcome: JobOutcome, seconds: number) => void;
}

/** A job that failed is tried again; a dead one is not. */
export type JobOutcome = 'done' | 'failed' | 'dead';

export interface JobRunner {
  /** Takes no new job, lets running ones finish or hands them back, and ends, within about 11 s. */
  close(): Promise<void>;
}

/** Takes jobs from all queues until it is closed. Any number of processes may do so. */
export function startJobRunner(options: RunnerOptions): JobRunner {
  const { db, queues, redisUrl, prefix, jobs, concurrency = {}, now, log, trace, onEnd } = options;
  const byName = new Map(jobs.map((job) => [job.definition.name, job]));
  const handBack = new AbortController();
  // Each running job may listen.
  setMaxListeners(0, handBack.signal);

  const finishInBatch = createBatch<Claim, undefined>(async (claims) => {
    await finish(db, claims);
    return claims.map(() => undefined);
  });

  /** Writes down how a run ended. */
  async function settle(
    { definition }: JobImplementation,
    claim: Claim,
    outcome: { again: Date | undefined } | { error: unknown },
  ) {
    const { name, every, attempts, backoff } = definition;
    const time = now();
    // A dead one that is replayed runs once.
    const nextTurn = every && claim.id === repeatedId(name) ? new Date(time.getTime() + every.ms) : null;
    if (!('error' in outcome)) {
      const again = outcome.again ?? nextTurn;
      await (again ? goOn(db, claim, again) : finishInBatch(claim));
      return;
    }
    const failures = claim.failed + 1;
    if (failures >= attempts) await bury(db, claim, outcome.error, time, nextTurn);
    else await fail(db, claim, outcome.error, time, new Date(time.getTime() + backoffMs(failures, backoff)));
  }

  const isSettled = async (...run: Parameters<typeof settle>): Promise<boolean> =>
    settle(...run).then(
      () => true,
      (error: unknown) => {
        log.warn(
          { err: error, job: run[1].job, id: run[1].id },
          'How a job ended cannot be written down; it runs again',
        );
        return false;
      },
    );

  /** Runs one job. @throws what made it fail, once that is written down */
  async function runItem(name: string, { payload, row }: HandedItem): Promise<void> {
    const implementation = byName.get(name);
    const claim = row && { ...row, job: name, payload };
    if (!implementation) {
      // A job of another version of this program, whose worker may get it the next time.
      if (claim) await release(db, [claim], new Date(now().getTime() + ELSEWHERE_MS));
      return;
    }
    let again: Date | undefined;
    const since = performance.now();
    const end = (outcome: JobOutcome) => onEnd?.(name, outcome, (performance.now() - since) / 1000);
    try {
      const work = () => implementation.run(payload, { signal: handBack.signal });
      again = await (trace ? trace(name, (payload as { traceparent?: unknown }).traceparent, work) : work());
    } catch (error) {
      if (handBack.signal.aborted) throw error;
      end(claim && claim.failed + 1 >= implementation.definition.attempts ? 'dead' : 'failed');
      log.warn({ err: error, job: name, id: row?.id, failed: (row?.failed ?? 0) + 1 }, 'A job failed');
      // Kept among the failed runs only once it is written down; otherwise the outbox hands the job over again.
      if (claim && !(await isSettled(implementation, claim, { error }))) return;
      throw error;
    }
    end('done');
    if (claim) await isSettled(implementation, claim, { again });
  }

  async function process(job: Job<{ items: HandedItem[] }>, token: string | undefined): Promise<void> {
    const ends = await Promise.allSettled(job.data.items.map((item) => runItem(job.name, item)));
    const failure = ends.find((end) => end.status === 'rejected');
    if (!failure) return;
    if (!handBack.signal.aborted) throw failure.reason;
    await job.moveToWait(token);
    throw new WaitingError();
  }

  const names = [...new Set(jobs.map(({ definition }) => definition.queue))];
  // What BullMQ makes of a URL is a client of one server.
  const cluster = namesCluster(redisUrl) ? createPatientCluster(redisUrl, 'worker') : null;
  const workers = names.map((name) => {
    const worker = new Worker<{ items: HandedItem[] }>(name, process, {
      connection: cluster ?? {
        url: redisUrl,
        maxRetriesPerRequest: null,
        retryStrategy: (attempt: number) => Math.min(attempt * 100, 2_000),
      },
      prefix: queuePrefix(prefix, name),
      concurrency: concurrency[name] ?? 10,
      lockDuration: LOCK_MS,
      stalledInterval: CHECK_MS,
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      drainDelay: 1,
    });
    // The other connection says once that Redis is away.
    worker.on('error', (error) => {
      if (queues.isReady()) log.warn({ err: error, queue: name }, 'A queue had a fault');
    });
    return worker;
  });
  const relay = startRelay({ db, queues, definitions: jobs.map(({ definition }) => definition), now, log });

  async function endWorkers(): Promise<void> {
    const ended = Promise.all(workers.map((worker) => worker.close()));
    const late = async (ms: number) => sleep(ms, 'late' as const, { ref: false });
    if ((await Promise.race([ended, late(GRACE_MS)])) !== 'late') return;
    handBack.abort(new Error('The worker stops'));
    if ((await Promise.race([ended, late(HAND_BACK_MS)])) !== 'late') return;
    log.warn('Some jobs did not end in time; they run again elsewhere');
    await Promise.all(workers.map((worker) => worker.close(true)));
  }

  return {
    async close() {
      await relay.stop();
      await endWorkers();
      cluster?.disconnect();
    },
  };
}

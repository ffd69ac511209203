/** Background work over BullMQ: what a job is, apart from how it is done. */
import { Queue, Worker, type ConnectionOptions } from 'bullmq';
import type { z } from 'zod';
import type { Log } from '../log/index.ts';

/** A kind of job: its name in the imperative, such as `comments.checkCounters`, and the shape of its payload. */
export interface JobDefinition<Payload> {
  name: string;
  schema: z.ZodType<Payload>;
  /** Tries in all before the job counts as failed. */
  attempts: number;
  /** Run again this often, in milliseconds, with this payload; however many workers there are. */
  every?: { ms: number; payload: Payload };
}

export interface JobImplementation {
  definition: JobDefinition<unknown>;
  run: (payload: unknown) => Promise<void>;
}

export const defineJob = <Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> => definition;

/** Ties a definition to what does it; the payload is parsed before `handle` sees it. */
export const implementJob = <Payload>(
  definition: JobDefinition<Payload>,
  handle: (payload: Payload) => Promise<void>,
): JobImplementation => ({
  definition: definition,
  run: (payload) => handle(definition.schema.parse(payload)),
});

export interface JobsOptions {
  redisUrl: string;
  /** What the names of the keys begin with. */
  prefix: string;
  jobs: JobImplementation[];
  log: Log;
}

const QUEUE = 'jobs';

/** Takes jobs until it is closed. Any number of processes may do so. */
export function createJobRunner({ redisUrl, prefix, jobs, log }: JobsOptions) {
  const connection: ConnectionOptions = { url: redisUrl, maxRetriesPerRequest: null };
  const options = { connection, prefix: `{${prefix}:queue}` };
  const queue = new Queue(QUEUE, options);
  const byName = new Map(jobs.map((job) => [job.definition.name, job]));
  const worker = new Worker(
    QUEUE,
    async ({ name, data }) => {
      const job = byName.get(name);
      if (!job) throw new Error(`No job of this name: ${name}`);
      await job.run(data);
    },
    { ...options, concurrency: 4 },
  );
  const report = (error: Error) => {
    log.warn({ err: error }, 'The queues cannot be reached; trying again until they can');
  };
  queue.on('error', report);
  worker.on('error', report);
  worker.on('failed', (job, error) => {
    log.error({ err: error, job: job?.name, id: job?.id }, 'A job failed');
  });

  return {
    /** Makes every repeated job known to the queue, as soon as Redis can be reached; again changes nothing. */
    schedule(): void {
      for (const { definition } of jobs) {
        const { name, every, attempts } = definition;
        if (!every) continue;
        const backoff = { type: 'exponential', delay: 1000 };
        const opts = { attempts, backoff, removeOnComplete: true, removeOnFail: 100 };
        queue.upsertJobScheduler(name, { every: every.ms }, { name, data: every.payload, opts }).catch(report);
      }
    },
    /** Takes no new job, lets running ones finish, and ends. */
    async close(): Promise<void> {
      await Promise.all([worker.close(), queue.close()]);
    },
  };
}

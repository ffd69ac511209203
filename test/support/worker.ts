import { afterAll } from 'vitest';
import { waitFor } from '../../scripts/services.ts';
import { startJobs } from '../../src/app.ts';
import type { JobRunner } from '../../src/platform/jobs/index.ts';
import type { TestServer } from './app.ts';

export interface TestWorker {
  start(): void;
  /** From then on jobs wait. */
  stop(): Promise<void>;
  /** Until every job that is due is done; starts the worker where it is stopped. */
  settle(): Promise<void>;
}

/** The jobs process of one test file, in this process; it runs from the first `start` or `settle` on. */
export function useWorker(server: TestServer): TestWorker {
  let runner: JobRunner | undefined;
  const worker: TestWorker = {
    start() {
      runner ??= startJobs(server.app);
    },
    async stop() {
      await runner?.close();
      runner = undefined;
    },
    async settle() {
      worker.start();
      const { db, now } = server.app;
      // Repeated jobs are in the outbox for ever, due at their next turn.
      const soon = () => new Date(now().getTime() + 120_000);
      // Of the repeated ones this comes again all the time.
      const waits = () => ({ dueAt: { lte: soon() }, job: { not: 'charges.recover' } });
      const isIdle = async () => (await db.prisma.outboxJob.count({ where: waits() })) === 0;
      if (!(await waitFor(isIdle, 60_000))) throw new Error('The jobs do not come to an end');
    },
  };
  afterAll(() => worker.stop());
  return worker;
}

import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyPluginCallback } from 'fastify';

/** Bull Board over these queues, to look at: what is to be done again is replayed from SQL, through the API. */
export function createBoard(queues: Queue[], basePath: string): FastifyPluginCallback {
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Parley' } },
  });
  // Its own tells the stack.
  serverAdapter.setErrorHandler((error) =>
    (error as { statusCode?: number }).statusCode === 400
      ? { status: 400, body: { error: error.message } }
      : { status: 500, body: { error: 'The queues cannot be read at the moment.' } },
  );
  return serverAdapter.registerPlugin();
}

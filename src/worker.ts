import { createApp, createScrapes, startJobs, untilReady } from './app.ts';
import { readConfig } from './config.ts';
import { runProcess } from './platform/process.ts';

await runProcess(
  'worker',
  async () => {
    const config = readConfig();
    const app = createApp(config, { serves: false });
    const { WORKER_METRICS_HOST: host, WORKER_METRICS_PORT: port } = config;
    const scrapes = createScrapes(app);
    if (port !== undefined) await scrapes.listen({ host, port });
    await app.timed;
    const jobs = startJobs(app);
    app.log.info('The worker takes jobs');
    const stop = async () => {
      await jobs.close();
      await scrapes.close();
      await app.close();
    };
    return { stop, ready: untilReady(app) };
  },
  'WORKER_METRICS_',
);

import { createApp, createJobs } from './app.ts';
import { readConfig } from './config.ts';
import { runProcess } from './platform/process.ts';

await runProcess('worker', async () => {
  const app = createApp(readConfig());
  const jobs = createJobs(app);
  await jobs.schedule();
  app.log.info('The worker takes jobs');
  return async () => {
    await jobs.close();
    await app.close();
  };
});

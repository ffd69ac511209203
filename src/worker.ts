import { createApp, startJobs } from './app.ts';
import { readConfig } from './config.ts';
import { runProcess } from './platform/process.ts';

await runProcess('worker', () => {
  const app = createApp(readConfig(), { serves: false });
  const jobs = startJobs(app);
  app.log.info('The worker takes jobs');
  return Promise.resolve(async () => {
    await jobs.close();
    await app.close();
  });
});

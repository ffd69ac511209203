import { createApi, createApp, stopApi, untilReady } from './app.ts';
import { readConfig } from './config.ts';
import { milliseconds } from './platform/duration.ts';
import { runProcess } from './platform/process.ts';

await runProcess('API', async () => {
  const config = readConfig();
  const app = createApp(config);
  const api = await createApi(app);
  const address = await api.listen({ host: config.HOST, port: config.PORT });
  app.log.info({ address }, 'The API listens');
  return { stop: () => stopApi(app, api), ready: untilReady(app), delayMs: 2 * milliseconds(config.STOP_DELAY) };
});

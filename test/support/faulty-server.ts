// The API with the steps of a charge at which a test lets it die or stand still; the product's own process has none.
import { createApi, createApp, stopApi } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { runProcess } from '../../src/platform/process.ts';

/** Sent by the test: what happens at the next arrival at a step. */
export interface Trap {
  step: string | null;
  signal: 'SIGKILL' | 'SIGSTOP';
}

let trap: Trap = { step: null, signal: 'SIGKILL' };
process.on('message', (message: Partial<Trap>) => {
  if (message.step === undefined) return;
  trap = message as Trap;
  process.send?.('armed');
});

await runProcess('API', async () => {
  const config = readConfig();
  const app = createApp(config, {
    reach: (step) => {
      if (step === trap.step) {
        trap = { ...trap, step: null };
        process.kill(process.pid, trap.signal);
      }
      return Promise.resolve();
    },
  });
  const api = await createApi(app);
  await api.listen({ host: config.HOST, port: config.PORT });
  return { stop: () => stopApi(app, api) };
});

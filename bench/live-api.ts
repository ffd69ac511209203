// An API process of the bench, which tells how much memory it needs: started with --expose-gc.
import { createApi, createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

const app = createApp(readConfig());
const api = await createApi(app);
const url = await api.listen({ host: '127.0.0.1', port: 0 });
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({
    mib: (heapUsed + external) / 1024 ** 2,
    cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url });

import { createSandbox } from './charges/sandbox/index.ts';
import { readSandboxConfig } from './config.ts';
import { runProcess } from './platform/process.ts';

await runProcess(
  'sandbox',
  async () => {
    const { SANDBOX_WEBHOOK_URL: url, STRIPE_WEBHOOK_SECRET: secret, ...config } = readSandboxConfig();
    const sandbox = createSandbox({
      file: config.SANDBOX_FILE ?? null,
      webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
    });
    const address = await sandbox.listen(config.SANDBOX_PORT, config.SANDBOX_HOST);
    console.log(`The payment sandbox listens on ${address}`);
    return { stop: () => sandbox.close() };
  },
  'SANDBOX_',
);

import { ConfigError } from '../src/config.ts';
import { isUnmigrated } from '../src/platform/db/index.ts';
import { SetupError, stopServices } from './services.ts';

/**
 * Runs a command-line tool to its end. What a person can put right is printed as a sentence, the rest with its trace.
 * A Ctrl-C stops the servers that it started.
 */
export async function runCommand(main: () => Promise<number>): Promise<never> {
  const state = { stopping: false };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      state.stopping = true;
      void stopServices().finally(() => process.exit(130));
    });
  try {
    // The migration engine leaves a timer behind that would keep the process for ten seconds.
    process.exit(await main());
  } catch (error) {
    if (state.stopping) return await new Promise<never>(() => undefined);
    if (isUnmigrated(error)) {
      console.error('parley: The database has no tables yet: run "npm start" or "npm run migrate" first.');
      process.exit(1);
    }
    const { code, message } = error as { code?: string; message: string };
    const isTold =
      error instanceof SetupError || error instanceof ConfigError || (code?.startsWith('ERR_PARSE_ARGS') ?? false);
    console.error(isTold ? `parley: ${message}` : error);
    process.exit(1);
  }
}

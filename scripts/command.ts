import { ConfigError } from '../src/config.ts';
import { SetupError } from './services.ts';

/** Runs a command-line tool to its end. What a person can put right is printed as a sentence, the rest with its trace. */
export async function runCommand(main: () => Promise<number>): Promise<never> {
  try {
    // The migration engine leaves a timer behind that would keep the process for ten seconds.
    process.exit(await main());
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const isTold = error instanceof SetupError || error instanceof ConfigError || code?.startsWith('ERR_PARSE_ARGS');
    console.error(isTold ? `parley: ${message}` : error);
    process.exit(1);
  }
}

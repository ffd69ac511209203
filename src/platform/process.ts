/** How long a process may take to finish what it does once it is told to stop, besides what it waits on purpose. */
const STOP_TIMEOUT_MS = 15_000;

/** A process that runs. */
export interface Running {
  stop: () => Promise<void>;
  /** Resolves once it has what it needs; rejects with a sentence where it will not get it. At once where it is not given. */
  ready?: Promise<void>;
  /** How long `stop` lets it go on at most before it ends anything, in milliseconds. */
  delayMs?: number;
}

/**
 * What a person must do about an address that a server cannot listen on; null for any other error.
 * @param prefix Of the settings that hold the address, as in SANDBOX_ for SANDBOX_PORT.
 */
export function explainListenError(error: unknown, prefix = ''): string | null {
  const { code, port, address, syscall } = error as {
    code?: string;
    port?: number;
    address?: string;
    syscall?: string;
  };
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return null;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program: set ${prefix}PORT to a free one, or stop that program.`;
  if (code === 'EACCES') return `No permission to listen on port ${port}: set ${prefix}PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${prefix}HOST is ${address ?? 'a name that leads nowhere'}, which is no address of this machine: set it to one, such as 127.0.0.1.`;
  return null;
}

/**
 * The life of one process: starts it, tells a parent process that it is ready, stops it on SIGTERM, SIGINT or when the
 * parent is gone, also while it still starts. A fault at the start, and what it waits for in vain, is printed as one
 * sentence, with status 1.
 * @param prefix Of the settings that hold its address.
 */
export async function runProcess(name: string, start: () => Promise<Running>, prefix = ''): Promise<void> {
  const sentence = (error: unknown): string => explainListenError(error, prefix) ?? (error as Error).message;
  let running: Running | undefined;
  let stopping = false;
  const isStopping = () => stopping;
  const end = () => {
    if (stopping) return;
    stopping = true;
    // Nothing is promised to anybody before the start is done.
    if (!running) process.exit(0);
    const { stop, delayMs = 0 } = running;
    setTimeout(() => process.exit(1), delayMs + STOP_TIMEOUT_MS).unref();
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`parley ${name}: stopping failed: ${sentence(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  process.on('disconnect', end);
  try {
    running = await start();
    await running.ready;
  } catch (error) {
    // What it needs goes away with everything else that is told to stop.
    if (isStopping()) return;
    console.error(`parley ${name}: ${sentence(error)}`);
    process.exit(1);
  }
  if (!isStopping()) process.send?.('ready');
}

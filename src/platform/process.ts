/** How long a process may take to finish what it does once it is told to stop. */
const STOP_TIMEOUT_MS = 15_000;

/** What a running process gives back: how to stop it. */
export type Stop = () => Promise<void>;

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
 * parent is gone, also while it still starts. A fault at the start is printed as one sentence, with status 1.
 * @param prefix Of the settings that hold its address.
 */
export async function runProcess(name: string, start: () => Promise<Stop>, prefix = ''): Promise<void> {
  const sentence = (error: unknown): string => explainListenError(error, prefix) ?? (error as Error).message;
  let stop: Stop | undefined;
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    // Nothing is promised to anybody before the start is done.
    if (!stop) process.exit(0);
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
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
    stop = await start();
  } catch (error) {
    console.error(`parley ${name}: ${sentence(error)}`);
    process.exit(1);
  }
  process.send?.('ready');
}

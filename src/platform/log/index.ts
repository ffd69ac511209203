import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Of an error only this: what libraries hang on theirs may be large, and may hold credentials. */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 1000) };
  const { name, message, stack, code, cause } = error as Error & { code?: unknown };
  return {
    type: name,
    message: message.slice(0, 1000),
    ...(code === undefined ? {} : { code }),
    stack: stack?.slice(0, 4000),
    ...(cause === undefined ? {} : { cause: serializeError(cause) }),
  };
}

/** JSON lines on standard output. Credentials are cut out wherever a logged object holds them. */
export function createLog(level: string): Log {
  return pino({
    level,
    serializers: { err: serializeError },
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.secret', '*.passwordHash'],
      censor: '[redacted]',
    },
  });
}

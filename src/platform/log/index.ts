import { pino, type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Credentials are cut out wherever a logged object holds them. */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.secret', '*.passwordHash'],
      censor: '[redacted]',
    },
  });
}

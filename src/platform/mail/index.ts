/** E-mail: to a mail server, or into a folder that people and tests look into. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Log } from '../log/index.ts';

export interface Mail {
  /** The left side of the Message-ID: the same for the same mail, so that one which is sent twice is shown once. */
  id: string;
  to: { name: string; address: string };
  /** One line; `singleLine` makes one. */
  subject: string;
  text: string;
  html: string;
}

export interface Mailer {
  /** Answers false where the receiver's server refused it for good. @throws where it may be taken later. */
  send(mail: Mail, signal: AbortSignal): Promise<boolean>;
  close(): void;
}

interface Transport {
  deliver(message: SendMailOptions, id: string): Promise<unknown>;
  close(): void;
}

/** `smtp://` and `smtps://` deliver; `file:folder` writes each mail into a file of its own there. */
export function createMailer({ url, from, log }: { url: string; from: string; log: Log }): Mailer {
  const transport = url.startsWith('file:') ? toFolder(url) : toServer(url);
  const domain = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, ...content }, signal) {
      try {
        const messageId = `<${id}@${domain}>`;
        // Nobody's holiday answers it: RFC 3834, 5.
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await transport.deliver({ ...content, from, messageId, headers, signal }, id);
        return true;
      } catch (error) {
        if (!isMailboxRefused(error)) throw withoutAddress(error, content.to.address);
        log.warn({ mail: id }, 'The mailbox of a mail does not take it, for good');
        return false;
      }
    },
    close: () => transport.close(),
  };
}

/** What a server answers may hold the address, and failures are kept. */
function withoutAddress(error: unknown, address: string): unknown {
  if (!(error instanceof Error)) return error;
  const pattern = new RegExp(address.replaceAll(/[^a-z0-9@]/gi, '\\$&'), 'gi');
  const clean = (text: string) => text.replaceAll(pattern, 'the receiver');
  error.message = clean(error.message);
  if (error.stack !== undefined) error.stack = clean(error.stack);
  return error;
}

/**
 * There is no such mailbox, or it takes no mail: RFC 5321, 4.2.3. Whatever else is refused a person must see to, such
 * as 5.7.x (RFC 3463, 3.8): this sender may not send there at all.
 */
function isMailboxRefused(error: unknown): boolean {
  const { command, response = '' } = error as { command?: string; response?: string };
  return command === 'RCPT TO' && /^55\d(?! 5\.7\.)/.test(response);
}

function toServer(url: string): Transport {
  const transport = createTransport({
    url,
    pool: true,
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return { deliver: (message) => transport.sendMail(message), close: () => transport.close() };
}

function toFolder(url: string): Transport {
  const folder = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    async deliver(message, id) {
      const { message: content } = await transport.sendMail(message);
      await mkdir(folder, { recursive: true });
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${id}.eml`;
      // Whoever looks for *.eml sees whole ones.
      await writeFile(join(folder, `.${name}`), content as Buffer, { mode: 0o600 });
      await rename(join(folder, `.${name}`), join(folder, name));
    },
    close: () => undefined,
  };
}

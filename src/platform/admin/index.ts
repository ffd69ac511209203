/** Pages for administrators: the view on the queues, behind a sign-in of its own. */
import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { databaseUnavailable, isUnreachable } from '../db/index.ts';
import { AppError, STATUS_OF, unauthenticated } from '../errors.ts';
import type { Queues } from '../jobs/index.ts';
import { createBoard } from './board.ts';
import { script, signInPage } from './sign-in.ts';

/** A cookie for these pages only; the API itself knows none, so that no other site can make a browser use it. */
const COOKIE = 'parley_admin';

/** Nothing comes from elsewhere, and no other page may frame these. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'";

export interface AdminOptions {
  queues: Queues;
  /** Passes for the token of an administrator. @throws UNAUTHENTICATED, FORBIDDEN */
  admit: (token: string) => Promise<void>;
}

const bearerOf = ({ headers: { authorization } }: FastifyRequest) => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];

/** The board has an error handler of its own, which tells too much: a refusal is answered here. */
async function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = isUnreachable(error) ? databaseUnavailable(error) : error;
  if (!(refusal instanceof AppError)) {
    request.log.error({ err: error, requestId: request.id }, 'A request failed');
    await reply.code(500).send({ error: 'Something went wrong on the server.', requestId: request.id });
    return;
  }
  const { code, message } = refusal;
  void reply.code(STATUS_OF[code]);
  const isPage = code !== 'UNAVAILABLE' && request.headers.accept?.includes('text/html');
  await (isPage ? reply.type('text/html').send(signInPage) : reply.send({ error: message, code }));
}

/** /admin/queues, and the sign-in that leads there. */
export async function addAdmin(fastify: FastifyInstance, { queues, admit }: AdminOptions): Promise<void> {
  await fastify.register(async (area) => {
    await area.register(cookie);
    area.addHook('onRequest', async (_request, reply) => void reply.header('content-security-policy', POLICY));
    area.get('/admin/sign-in.js', (_request, reply) => reply.type('text/javascript').send(script));
    area.post('/admin/session', async (request, reply) => {
      try {
        const token = bearerOf(request);
        if (!token) throw unauthenticated('Send a token as the header Authorization: Bearer …');
        await admit(token);
        const secure = request.protocol === 'https';
        void reply.setCookie(COOKIE, token, { path: '/admin', httpOnly: true, sameSite: 'strict', secure });
        await reply.code(204).send();
      } catch (error) {
        await refuse(error, request, reply);
      }
    });

    await area.register(async (board) => {
      board.addHook('onRequest', async (request, reply) => {
        try {
          const token = bearerOf(request) ?? request.cookies[COOKIE];
          if (!token) throw unauthenticated('Sign in first.');
          await admit(token);
        } catch (error) {
          await refuse(error, request, reply);
        }
      });
      await board.register(createBoard(queues.all, '/admin/queues'), { prefix: '/admin/queues' });
    });
  });
}

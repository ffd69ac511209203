import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectFolder } from './project.ts';

/** Scripts, styles and calls of this server only, nothing inline; no other page may frame this one. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** The example page at /app, built into dist/app. Paths that are no file of it are places inside of the page. */
export async function addWebApp(fastify: FastifyInstance): Promise<void> {
  const files = join(projectFolder, 'dist/app');
  if (!existsSync(join(files, 'index.html')))
    throw new Error('The page at /app is not built: run "npm run build", or set WEB_APP=false.');
  const html = readFileSync(join(files, 'index.html'));
  await fastify.register(async (area) => {
    area.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS));
    // Their names change with their content.
    await area.register(fastifyStatic, {
      root: join(files, 'assets'),
      prefix: '/app/assets/',
      decorateReply: false,
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
    });
    for (const path of ['/app', '/app/*'])
      area.get(path, (_request, reply) =>
        reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
      );
  });
}

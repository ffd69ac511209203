import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServerPlugin } from '@apollo/server';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { projectFolder } from '../../project.ts';

/** Scripts and calls of this server only; the editor writes styles into the page and starts workers. */
export const PLAYGROUND_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Parley – playground</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/playground/playground.css" />
  </head>
  <body>
    <div id="playground">Loading the playground …</div>
    <script type="module" src="/playground/playground.js"></script>
  </body>
</html>`;

/** GraphiQL for browsers that open /graphql. Every file comes from this server, built into dist/playground. */
export async function addPlayground(fastify: FastifyInstance): Promise<ApolloServerPlugin> {
  const files = join(projectFolder, 'dist/playground');
  if (!existsSync(files)) throw new Error('The playground is not built: run "npm run build", or set PLAYGROUND=false.');
  await fastify.register(fastifyStatic, { root: files, prefix: '/playground/', immutable: false, maxAge: '1h' });
  return {
    serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html }) }),
  };
}

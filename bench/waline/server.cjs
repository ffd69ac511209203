// Waline on PostgreSQL as one Node process: its own application, without the cluster and the file watcher around it.
const { createServer } = require('node:http');
const { dirname, join } = require('node:path');
const { tmpdir } = require('node:os');

const { DATABASE_URL, HOST, PORT } = process.env;
const database = new URL(DATABASE_URL);

async function main() {
  // It asks an OAuth service for what it offers at each request, wherever that is.
  const oauth = createServer((_request, response) => response.end('{"services":[]}'));
  await new Promise((resolve) => oauth.listen(0, '127.0.0.1', resolve));
  Object.assign(process.env, {
    PG_HOST: database.hostname,
    PG_PORT: database.port,
    PG_DB: database.pathname.slice(1),
    PG_USER: decodeURIComponent(database.username),
    PG_PASSWORD: decodeURIComponent(database.password),
    OAUTH_URL: `http://127.0.0.1:${oauth.address().port}`,
    JWT_TOKEN: 'a secret of the bench',
    // What would ask other services, or take time for what Parley does not do.
    AKISMET_KEY: 'false',
    // Seconds between two comments of one address: of those to come there are none.
    IPQPS: '-60',
    MARKDOWN_TEX: 'false',
    MARKDOWN_HIGHLIGHT: 'false',
    MARKDOWN_EMOJI: 'false',
    MARKDOWN_SUB: 'false',
    MARKDOWN_SUP: 'false',
    DISABLE_REGION: 'true',
    DISABLE_USERAGENT: 'true',
    DISABLE_AUTHOR_NOTIFY: 'true',
  });
  const folder = dirname(require.resolve('@waline/vercel/package.json'));
  const Application = require('thinkjs');
  const Loader = require('thinkjs/lib/loader');
  const { options } = new Application({
    ROOT_PATH: folder,
    APP_PATH: join(folder, 'src'),
    VIEW_PATH: join(folder, 'view'),
    RUNTIME_PATH: join(tmpdir(), 'parley-bench-waline'),
    proxy: true,
    env: 'vercel',
  });
  new Loader(options).loadAll('worker');
  const { think } = globalThis;
  // Its template for addresses of avatars is rendered anew for each comment.
  think.config('avatarUrl', () => 'https://avatars.example.org/1');
  think.logger.level = 'error';
  await think.beforeStartServer();
  createServer(think.app.callback()).listen(Number(PORT), HOST, () => {
    think.app.emit('appReady');
    process.on('disconnect', () => process.exit(0));
    process.send('ready');
  });
}

void main();

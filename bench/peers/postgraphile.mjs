// Needs Node 22.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { CONNECTION_OPTIONS, databaseUrl, POOL_SIZE, port, ready } from './serve.mjs';

const tags = jsonPgSmartTags({
  version: 1,
  config: {
    // The table idempotency_keys has the same name in the schema.
    type: { 'public.idempotency_key': { tags: { name: 'idempotency_key_text' } } },
    class: {
      // The way that the index goes.
      'public.comments': {
        tags: {
          foreignKey: '(post_id, container_id) references comments (post_id, id)|@foreignFieldName replies',
        },
      },
    },
  },
});

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [tags],
  pgServices: [
    makePgService({
      connectionString: databaseUrl,
      schemas: ['public'],
      poolConfig: { max: POOL_SIZE, options: CONNECTION_OPTIONS },
    }),
  ],
  schema: { defaultBehavior: '+list' },
  grafast: { explain: false },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(port, '127.0.0.1', ready);

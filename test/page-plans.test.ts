import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pageStatements } from '../src/comments/repository.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { asOwner, useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createPerson, createPost } from './support/factories.ts';

const server = useServer();
const ROOTS = 3_000;

interface Plan {
  'Actual Rows': number;
  Plans?: Plan[];
}
const mostRows = (plan: Plan): number => Math.max(plan['Actual Rows'], ...(plan.Plans ?? []).map(mostRows));

let client: pg.Client;
let values: Record<'start' | 'after', string>;
beforeAll(async () => {
  const author = await createPerson(server.client);
  const post = await createPost(server.client, { author });
  const some = { postId: post.id, authorId: author.id };
  await addMany(server.app.db, { ...some, count: ROOTS });
  await addMany(server.app.db, { ...some, count: 2, asReplies: true });
  await asOwner(server, 'ANALYZE');
  client = new pg.Client({
    connectionString: server.app.config.DATABASE_URL,
    options: '-c plan_cache_mode=force_generic_plan',
  });
  await client.connect();
  const [id, user] = [decodeId('Post', post.id), decodeId('User', author.id)];
  const [first, place] = [`'${id}', '{${id}}', '{21,4,4}', '${user}'`, `'{${id}}'`];
  values = { start: `${first}, false`, after: `${first}, '{0}', ${place}, false` };
});
afterAll(() => client.end());

it.each([...pageStatements].map(([sort, { one }]) => ({ sort, one })))(
  'a page of a post with thousands of roots reads few of them, by $sort, planned for any post',
  async ({ sort, one }) => {
    for (const way of ['start', 'after'] as const) {
      // Only EXECUTE is planned without a look at the values, as it is for the server.
      await client.query(`PREPARE page AS ${one[way].text}`);
      const time = sort === 'NEW' || sort === 'OLD';
      const given = time ? values[way].replace("'{0}'", "'{2020-01-01}'") : values[way];
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page(${given})`,
      );
      await client.query('DEALLOCATE page');
      for (const {
        'QUERY PLAN': [{ Plan: plan }],
      } of rows)
        expect(mostRows(plan)).toBeLessThan(ROOTS / 10);
      expect(rows).toHaveLength(1);
    }
  },
);

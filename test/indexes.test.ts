import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner, useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createComment, createPerson, createPost } from './support/factories.ts';
import { documentedStatements as statements } from './support/statements.ts';
import { decodeCommentId, decodeId } from '../src/platform/graphql/ids.ts';
import { ORDERS } from '../src/comments/orders.ts';
import * as notifications from '../src/notifications/repository.ts';

/** The table of docs/data.md: statement → index and partitions. */
const documented = [
  ...readFileSync(new URL('../docs/data.md', import.meta.url), 'utf8').matchAll(
    /^\| `([\w.]+)` \| `(\w+)` \| (one|all|) ?\|$/gm,
  ),
].map(([, name = '', index = '', partitions = '']) => ({ name, index, partitions }));

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Loops'?: number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Any id will do where only the way to it matters. */
const valuesOfJobs = (id: string, now: Date): Record<string, unknown[]> => ({
  'outbox.claim': [now, now, 20, ['job']],
  'outbox.release': [[id], ['job'], now],
  'outbox.finish': [[id], ['job']],
  'outbox.goOn': [id, 'job', now],
  'outbox.fail': [id, 'job', 0, now, '[]'],
  'outbox.lag': [now],
  'outbox.bury': [id, 'job', 0, id, '[]', now],
  'deadLetters.replay': [id, now, id],
  'deadLetters.count': [],
  'webhooks.findListening': [['type.7']],
  'webhooks.wake': [[id], now],
  'webhooks.findDue': [now, 20],
  'webhooks.claim': [[id], [5], now, now],
  'webhooks.rest': [[id], [null], now],
  'webhooks.giveBack': [[id]],
  'webhooks.load': [[id]],
  'webhooks.lockGates': [[id]],
  'webhooks.saveGates': [[id], [1], [now], [now], [0], [null], [5], [false], now],
  'webhooks.settle': [[id], [1], [now], [1], [200], [null], [null], ['DELIVERED'], [null], now],
  'webhooks.attempts': [[id], 20, [0]],
  'webhooks.cancelOf': [id, 20, now],
  'webhooks.prune': [now],
  'webhooks.lockEndpoint': [id],
  'webhooks.updateEndpoint': [id, null, null, null, null],
  'webhooks.restart': [id, 1, now],
  'webhooks.deleteEndpoint': [id, now],
  'webhooks.setSecrets': [id, '[]'],
  'webhooks.restartDelivery': [id, now],
  'webhooks.cancel': [id, now],
  'webhooks.endReplay': [id, now],
  'webhooks.lockReplay': [id],
  'webhooks.release': ['DEAD', id, 'ffffffff-ffff-ffff-ffff-ffffffffffff', null, null, 20, now, now, id],
  'webhooks.countReleased': [id],
  'webhooks.cancelReleased': [[id], [id], now],
  'webhooks.saveReplay': [id, null, 0, now, null],
});

const valuesOfModeration = (
  { postId, id, user }: { postId: string; id: string; user: string },
  now: Date,
): Record<string, unknown[]> => ({
  'moderation.findOpenFlags': [postId, id, user],
  'moderation.findItem': [postId, id],
  'moderation.closeItem': [postId, id, 1, true],
  'moderation.resolveFlags': [postId, id, 'UPHELD', now],
  'moderation.findRecords': [[user]],
  'moderation.findLog': [[user]],
  'moderation.dropExample': [postId, id],
  'moderation.forget': [postId, id],
  'moderation.findOwn': [user, id],
  'moderation.findOthers': [postId, user],
  'moderation.findAuthorRecords': [[user]],
  'moderation.findAncestors': [[postId], [id]],
  'moderation.shadow': [user, true, id, 200],
  'moderation.count.FLAGGED': [],
  'moderation.count.HELD': [],
  'moderation.queue.FLAGGED': [20],
  'moderation.queue.FLAGGED.after': [20, 0.5, id],
  'moderation.queue.HELD': [20],
  'moderation.queue.HELD.after': [20, now, id],
  'moderation.log.all': [20],
  'moderation.log.all.after': [20, now, id],
  'moderation.log.subject': [20, 'subject 7'],
  'moderation.log.subject.after': [20, now, id, 'subject 7'],
  'moderation.flagPage': [[postId], [id], 20],
  'moderation.flagPage.after': [[postId], [id], 20, [now], [id]],
});

const valuesOfCharges = (
  ids: { charge: string; refund: string; user: string },
  now: Date,
): Record<string, unknown[]> => {
  const event = [ids.user, ['job'], '{}', now];
  const held = [ids.user, 'key-7', 1, '{}'];
  const settle = [ids.charge, now, 'DECLINED', null, null, null, null, ['UNKNOWN'], ids.user, ...event];
  const settleRefund = [
    ids.refund,
    now,
    'FAILED',
    null,
    null,
    null,
    'SUCCEEDED',
    0,
    -1,
    ids.user,
    'PROVIDER',
    'REFUNDS',
    ...event,
  ];
  return {
    'charges.settle': [...settle, null],
    'charges.settle.held': [...settle, null, ...held],
    'charges.settleRefund': [...settleRefund, null],
    'charges.settleRefund.held': [...settleRefund, null, ...held],
    'charges.findByIds': [[ids.charge]],
    'charges.findDue': [now, 100],
    'charges.countOpen': [],
    'charges.markSent': [ids.charge, now],
    'charges.wake': [ids.charge, now],
    'charges.findSecret': [ids.charge],
    'charges.lock': [ids.charge],
    'charges.reserve': [ids.charge, 0, now],
    'charges.findRefunds': [[ids.refund]],
    'charges.findRefundsDue': [now, 100],
    'charges.markRefundSent': [ids.refund, now],
    'charges.wakeRefund': [ids.refund, now],
    'charges.reapEvents': [new Date(now.getTime() - 30 * 86_400_000)],
    'charges.page': [ids.user, 20],
    'charges.page.after': [ids.user, 20, now, ids.charge],
    'charges.refundPage': [[ids.charge], 20],
    'charges.refundPage.after': [[ids.charge], 20, [now], [ids.refund]],
  };
};

/** Of erasing a person. */
const valuesOfErasure = (
  ids: { user: string; post: string; comment: string; charge: string; refund: string },
  now: Date,
): Record<string, unknown[]> => ({
  'users.beginErasure': [ids.user, now],
  'users.endErasure': [ids.user, 'erased_7'],
  'posts.eraseOf': [ids.user, 100],
  'comments.lockOf': [ids.user, notifications.NOBODY, 100],
  'comments.eraseMany': [[ids.post], [ids.comment], ids.user],
  'notifications.eraseTo': [ids.user, 500],
  'notifications.eraseFrom': [ids.user, 500],
  'notifications.eraseThreads': [ids.user, 500],
  'notifications.eraseEmailSetting': [ids.user],
  'charges.blank': [[ids.charge]],
  'charges.blankRefunds': [[ids.charge]],
  'charges.blankAnswers': [[ids.user], ['key-7'], [ids.refund]],
  'idempotency.eraseOf': [ids.user, 500],
});

const server = useServer({ DATABASE_TIMEOUT: '60s' });
let client: pg.Client;
let values: Record<string, unknown[]>;
/** Parent index names by the names that its partitions' indexes have. */
let parentOf: Map<string, string>;

beforeAll(async () => {
  const { db } = server.app;
  const author = await createPerson(server.client);
  const post = await createPost(server.client, { author });
  await addMany(db, { postId: post.id, authorId: author.id, count: 4000 });
  await addMany(db, { postId: post.id, authorId: author.id, count: 1, asReplies: true });
  await db.prisma
    .$executeRaw`INSERT INTO users (id, handle, display_name) SELECT gen_random_uuid(), 'filler_' || g, 'x' FROM generate_series(1, 3000) g`;
  await db.prisma
    .$executeRaw`INSERT INTO posts (id, author_id, title, body) SELECT gen_random_uuid(), id, 'filler', '' FROM users`;
  // Enough posts that every partition has many rows.
  await db.prisma.$executeRaw`
    INSERT INTO comments (id, post_id, depth, author_id, body)
    SELECT gen_random_uuid(), p.id, 0, p.author_id, 'straw ' || g FROM (SELECT * FROM posts LIMIT 600) p, generate_series(1, 40) g`;
  await db.prisma.$executeRaw`
    INSERT INTO post_comment_counts (post_id, slot, visible) SELECT post_id, 0, count(*) FROM comments GROUP BY post_id
    ON CONFLICT (post_id, slot) DO UPDATE SET visible = EXCLUDED.visible`;
  await db.prisma.$executeRaw`
    INSERT INTO comment_votes (post_id, comment_id, user_id, value)
    SELECT c.post_id, c.id, u.id, 1 FROM comments c, (SELECT id FROM users LIMIT 4) u`;
  await db.prisma.$executeRaw`
    INSERT INTO idempotency_keys (user_id, key, field, fingerprint, expires_at, answer)
    SELECT id, 'key-' || g, 'f', 'x', now() + (g - 5) * interval '1 hour', '{}' FROM users, generate_series(1, 30) g`;
  await db.prisma.$executeRaw`
    INSERT INTO outbox (id, job, payload, due_at, created_at)
    SELECT gen_random_uuid(), 'job', '{}', now() + (g - 3) * interval '1 s', now() FROM generate_series(1, 3000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO dead_letters (id, job, payload, failures, created_at, died_at)
    SELECT gen_random_uuid(), 'job', '{}', '[]', now(), now() FROM generate_series(1, 1000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO webhook_endpoints (id, url, event_types, secrets, created_at, due_at)
    SELECT gen_random_uuid(), 'https://example.org', ARRAY['type.' || g], '[]', now(), now() + (g - 3) * interval '1 s'
    FROM generate_series(1, 2000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO webhook_messages (id, event_type, payload, created_at)
    SELECT gen_random_uuid(), 'x', '{}', now() - g * interval '1 minute' FROM generate_series(1, 3000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO webhook_deliveries (id, endpoint_id, message_id, event_type, due_at, created_at, status, settled_at, in_flight)
    SELECT gen_random_uuid(), e.id, m.id, 'x', CASE WHEN pending THEN now() END, now(),
      CASE WHEN pending THEN 'PENDING' ELSE 'DEAD' END::webhook_delivery_status, CASE WHEN NOT pending THEN now() END, pending AND random() < 0.1
    FROM (SELECT id FROM webhook_endpoints LIMIT 20) e, (SELECT id, random() < 0.2 AS pending FROM webhook_messages LIMIT 500) m`;
  await db.prisma.$executeRaw`
    INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms) SELECT id, 1, now(), 1 FROM webhook_deliveries`;
  await db.prisma.$executeRaw`
    INSERT INTO webhook_replays (id, filter, max_per_second, total, created_at)
    SELECT gen_random_uuid(), '{}', 1, 1, now() FROM generate_series(1, 1000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO notifications (id, user_id, kind, cause, created_at, read_at)
    SELECT uuid_v7(t.at), id, 'REPLY', 'cause ' || g, t.at, CASE WHEN g > 3 THEN now() END
    FROM users, generate_series(1, 20) g, LATERAL (SELECT now() - g * interval '5 days' AS at) t`;
  await db.prisma.$executeRaw`
    INSERT INTO thread_settings (post_id, user_id, followed, muted)
    SELECT p.id, u.id, u.handle < 'filler_2', u.handle > 'filler_8' FROM users u, (SELECT id FROM posts LIMIT 10) p`;
  await db.prisma.$executeRaw`
    INSERT INTO email_settings (user_id, mode, digested_at)
    SELECT id, (ARRAY['OFF', 'EACH', 'DAILY'])[1 + g % 3]::email_mode, now() - g * interval '1 minute'
    FROM (SELECT id, row_number() OVER () AS g FROM users) u`;
  await db.prisma.$executeRaw`
    INSERT INTO charges (id, payer_id, idempotency_key, amount, refunded, currency, payment_method, status, created_at, updated_at, sent_at, due_at)
    SELECT gen_random_uuid(), id, 'key-' || g, 1000, 10, 'USD', 'pm', CASE WHEN due THEN 'UNKNOWN' ELSE 'SUCCEEDED' END::charge_status,
      now(), now(), now(), CASE WHEN due THEN now() END
    FROM users, generate_series(1, 5) g, LATERAL (SELECT hashtext(id::text || g) % 100 = 0 AS due) d`;
  await db.prisma.$executeRaw`
    INSERT INTO refunds (id, charge_id, asked_by, idempotency_key, amount, status, created_at, updated_at, sent_at, due_at)
    SELECT gen_random_uuid(), id, payer_id, 'refund', 10, CASE WHEN due THEN 'PENDING' ELSE 'SUCCEEDED' END::refund_status,
      now(), now(), now(), CASE WHEN due THEN now() END
    FROM charges, LATERAL (SELECT hashtext(id::text) % 100 = 0 AS due) d`;
  await db.prisma.$executeRaw`
    INSERT INTO provider_events (id, type, created_at)
    SELECT 'evt_' || g, 'x', now() - g * interval '1 minute' FROM generate_series(1, 50000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO flags (id, post_id, comment_id, revision, reporter_id, reason, weight, created_at)
    SELECT gen_random_uuid(), c.post_id, c.id, 1, u.id, 'SPAM', 0.1, now()
    FROM (SELECT * FROM comments LIMIT 10) c, (SELECT id FROM users LIMIT 1000) u`;
  await db.prisma.$executeRaw`
    INSERT INTO moderation_items (post_id, comment_id, flag_count, flag_weight, flagged_at, held_at)
    SELECT post_id, id, CASE WHEN n % 50 = 1 THEN 1 ELSE 0 END, random(), CASE WHEN n % 50 = 1 THEN now() END,
      CASE WHEN n % 50 = 2 THEN now() END
    FROM (SELECT *, row_number() OVER () AS n FROM comments LIMIT 20000) c`;
  await db.prisma.$executeRaw`
    INSERT INTO reporter_records (user_id) SELECT id FROM users`;
  await db.prisma.$executeRaw`
    INSERT INTO moderation_log (id, verb, subject, before, after, created_at)
    SELECT uuid_v7(now()), 'APPROVE', 'subject ' || g, '{}', '{}', now() - g * interval '1 minute' FROM generate_series(1, 5000) g`;
  await db.prisma.$executeRaw`
    INSERT INTO spam_examples (post_id, comment_id, text, spam, created_at)
    SELECT post_id, id, 'x', true, now() FROM comments LIMIT 3000`;
  const comment = await createComment(server.client, { post, author, body: 'a needle in the haystack' });
  await asOwner(server, 'VACUUM ANALYZE');

  client = new pg.Client({
    connectionString: server.app.config.DATABASE_URL,
    options: '-c plan_cache_mode=force_generic_plan',
  });
  await client.connect();
  const { rows } = await client.query<{ parent: string; child: string }>(
    `SELECT p.relname AS parent, c.relname AS child FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_class c ON c.oid = i.inhrelid WHERE p.relkind = 'I'`,
  );
  parentOf = new Map(rows.map(({ parent, child }) => [child, parent]));

  const [user, postId, key] = [decodeId('User', author.id), decodeId('Post', post.id), decodeCommentId(comment.id)];
  const now = new Date();
  const [thread] = await db.prisma.threadSetting.findMany({ where: { followed: true }, take: 1 });
  const followed = thread?.postId;
  const containers = [postId];
  const isModerator = false;
  const { id: chargeId } = await db.prisma.charge.findFirstOrThrow({ where: { status: 'SUCCEEDED' } });
  const { id: refundId } = await db.prisma.refund.findFirstOrThrow({ where: { status: 'SUCCEEDED' } });
  values = {
    'users.findByIds': [[user]],
    'users.findByHandles': [['filler_7', 'filler_8']],
    'posts.findByIds': [[postId]],
    'posts.page.all': [[''], 20],
    'posts.page.all.after': [[''], 20, [now], [postId]],
    'posts.page.author': [[user], 20],
    'posts.page.author.after': [[user], 20, [now], [postId]],
    'comments.findByKeys': [[postId], [key.id], user],
    'comments.findPlace': [postId, key.id, user],
    // Of somebody who wrote little of it.
    'comments.countShadows': [[postId], key.id],
    'comments.findOwn': [[postId], [key.id], key.id, [postId], [postId]],
    'comments.search.all': ['needle', 20, user],
    'comments.search.all.after': ['needle', 20, user, now, key.id],
    'comments.search.post': ['needle', 20, user, postId],
    'comments.search.post.after': ['needle', 20, user, postId, now, key.id],
    'comments.page.author': [[user], 20, user, isModerator],
    'comments.page.author.after': [[user], 20, user, [now], [key.id], isModerator],
    'comments.lock': [postId, key.id],
    'comments.edit': [postId, key.id, 'edited', now],
    'comments.erase': [postId, key.id],
    'comments.countVotes': [postId, key.id, 0, 0, key.id, ['job'], {}, now],
    'comments.findVotes': [postId, [key.id], [user]],
    'comments.addedSince': [postId, key.id, user, isModerator, 100],
    'comments.findVote': [postId, key.id, user],
    'comments.dropVote': [postId, key.id, user],
    ...valuesOfJobs(user, now),
    'notifications.add': [[user], 'REPLY', 'a cause', null, null, now, postId],
    'notifications.addForFollowers': [notifications.NOBODY, 'REPLY', 'a cause', null, null, now, followed, 1000],
    'notifications.findOwn': [[key.id], user],
    'notifications.findSince': [user, now, 100],
    'notifications.page.all': [user, 20],
    'notifications.page.all.after': [user, 20, now, key.id],
    'notifications.page.unread': [user, 20],
    'notifications.page.unread.after': [user, 20, now, key.id],
    'notifications.countUnread': [user, new Date(0)],
    'notifications.markRead': [user, now, [key.id]],
    'notifications.markAllRead': [user, now],
    'notifications.markMailed': [[key.id], now],
    'notifications.reap': [new Date(now.getTime() - 90 * 86_400_000)],
    'notifications.findThreads': [[postId], user],
    'notifications.setThread': [postId, user, true, null],
    'notifications.findDigestsDue': [now, new Date(0), notifications.NOBODY, 500],
    'notifications.beginDigests': [[user], now, now],
    'notifications.endDigest': [user, now],
    'users.lock': [user],
    'users.setStanding': [user, null, false],
    'posts.lock': [postId],
    'posts.setLocked': [postId, false],
    'comments.setState': [postId, key.id, 'HELD'],
    ...valuesOfModeration({ postId, id: key.id, user }, now),
    ...valuesOfCharges({ charge: chargeId, refund: refundId, user }, now),
    ...valuesOfErasure({ user, post: postId, comment: key.id, charge: chargeId, refund: refundId }, now),
    'idempotency.takeOver': [user, 'key-7', now, now],
    'idempotency.find': [user, 'key-7'],
    'idempotency.finish': [user, 'key-7', {}],
    'idempotency.reap': [new Date()],
  };
  for (const sort of Object.keys(ORDERS)) {
    const after = [[sort === 'NEW' || sort === 'OLD' ? now : 5], [key.id]];
    for (const [name, first, limits] of [
      [`comments.page.${sort}`, postId, [20, 4, 4]],
      [`comments.page.posts.${sort}`, [postId], [20]],
    ] as const) {
      values[name] = [first, containers, limits, user, isModerator];
      values[`${name}.after`] = [first, containers, limits, user, ...after, isModerator];
    }
  }
});
afterAll(() => client.end());

const textOf = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value);
const literalOf = (value: unknown): string =>
  value === null
    ? 'NULL'
    : pg.escapeLiteral(
        Array.isArray(value)
          ? `{${value.map((item) => (item === null ? 'NULL' : JSON.stringify(textOf(item)))).join(',')}}`
          : textOf(value),
      );

async function explain(name: string): Promise<Plan[]> {
  const text = statements.get(name);
  if (!text) throw new Error(`docs/data.md lists ${name}, which is no statement`);
  await client.query('BEGIN');
  try {
    // Only EXECUTE is planned without a look at the values, as it is for the server.
    await client.query(`PREPARE statement AS ${text}`);
    const given = (values[name] ?? []).map(literalOf).join(', ');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE statement${given && ` (${given})`}`,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    return plan ? nodesOf(plan).filter((node) => (node['Actual Loops'] ?? 1) > 0) : [];
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE ALL');
  }
}

describe('docs/data.md', () => {
  it('lists every statement that reads or changes rows by an index', () => {
    expect(new Set(documented.map(({ name }) => name))).toEqual(new Set(Object.keys(values)));
    const inserts = [
      'comments.insert',
      'comments.keepRevision',
      'comments.eraseRevisions',
      'comments.eraseRevisionsOfMany',
      'comments.setVote',
      'posts.insert',
      'notifications.setEmailMode',
      'idempotency.claim',
      'outbox.add',
      'outbox.enqueue',
      'moderation.addFlag',
      'moderation.countFlag',
      'moderation.saveItem',
      'moderation.record',
      'moderation.log',
      'moderation.addExample',
      'charges.begin',
      'charges.beginRefund',
      'charges.addEvent',
      'outbox.repeat',
      'outbox.addMany',
      'webhooks.addMessages',
      'webhooks.addDeliveries',
      'webhooks.insertEndpoint',
      'webhooks.insertReplay',
      'webhooks.log',
      // Every five minutes, over all endpoints.
      'webhooks.sweep',
    ];
    expect([...statements.keys()].filter((name) => !inserts.includes(name)).sort()).toEqual(Object.keys(values).sort());
  });

  it.each(documented)('$name runs on $index', async ({ name, index, partitions }) => {
    expect(statements.get(name)).not.toMatch(/\bOFFSET [1-9$]/);
    const nodes = await explain(name);
    expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
    const used = nodes.map((node) => node['Index Name']).filter((found) => found !== undefined);
    expect(used.map((found) => parentOf.get(found) ?? found)).toContain(index);
    const touched = new Set(
      [
        ...nodes.map((node) => node['Relation Name']),
        ...used.map((found) => found.replace(/^(comments_p\d\d)_.*/, '$1')),
      ].filter((relation) => /^comments_p\d\d$/.test(relation ?? '')),
    );
    if (partitions === 'one') expect(touched.size).toBe(1);
  });
});

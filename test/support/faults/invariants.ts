import { waitFor } from '../../../scripts/services.ts';
import { findLedgerFaults } from '../../../src/charges/index.ts';
import { findCounterFaults } from '../../../src/comments/index.ts';
import { decodeCommentId, decodeId, encodeId } from '../../../src/platform/graphql/ids.ts';
import { repeatedId } from '../../../src/platform/jobs/outbox.ts';
import { createClient } from '../client.ts';
import type { Person } from '../factories.ts';
import { shownOf, type People, type Phase } from './people.ts';
import type { Stage } from './stage.ts';

/** Something that was acknowledged and is not so, or that is and should not be. */
export interface Loss {
  /** In which it was acknowledged; undefined where that cannot be said. */
  phase?: Phase | undefined;
  what: string;
}

/** Names of one field at the root that one operation may have. */
const AT_ONCE = 30;

const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

/** The nodes of these ids, as this API shows them to this person. */
async function readNodes<Row>(url: string, ids: string[], fields: string, by: Person | null): Promise<(Row | null)[]> {
  const client = createClient(url);
  const found: (Row | null)[] = [];
  for (const group of inGroups(ids, AT_ONCE)) {
    const query = `{ ${group.map((id, index) => `n${index}: node(id: "${id}") { ${fields} }`).join(' ')} }`;
    const { data, errors } = await client.raw<Record<string, Row | null>>(query, {}, by ? { token: by.token } : {});
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    found.push(...group.map((_, index) => data[`n${index}`] ?? null));
  }
  return found;
}

/** Until everything that was begun has come to an end. @returns what has not, in words; nothing where all has */
export async function settle({ db }: Stage, timeoutMs: number): Promise<string[]> {
  const findOpen = async () => {
    const jobs = await db.prisma.outboxJob.findMany({ select: { id: true, job: true } });
    const counts = {
      // Repeated ones are there for ever.
      'jobs in the outbox': jobs.filter(({ id, job }) => id !== repeatedId(job)).length,
      'webhooks on their way': await db.prisma.webhookDelivery.count({ where: { status: 'PENDING' } }),
      'charges without an end': await db.prisma.charge.count({
        where: { status: { notIn: ['SUCCEEDED', 'DECLINED', 'CANCELED'] } },
      }),
      'refunds without an end': await db.prisma.refund.count({ where: { status: 'PENDING' } }),
    };
    return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
  };
  let open: string[] = [];
  await waitFor(async () => (open = await findOpen()).length === 0, timeoutMs);
  return open;
}

/** Each is a name and what breaks it. */
export const INVARIANTS: Record<string, (stage: Stage, people: People) => Promise<Loss[]>> = {
  async 'each comment is as its last acknowledged write left it, from either API, to a stranger and a moderator'(
    { urls },
    { told, moderator },
  ) {
    const fields = '... on Comment { body state version upvotes downvotes }';
    const losses: Loss[] = [];
    for (const url of urls)
      for (const viewer of [null, moderator]) {
        const rows = await readNodes<object>(
          url,
          told.map(({ id }) => id),
          fields,
          viewer,
        );
        for (const [index, comment] of told.entries()) {
          const votes = [...comment.votes.values()];
          const shown =
            viewer && comment.state === 'REMOVED' ? { body: comment.body, state: comment.state } : shownOf(comment);
          const wanted = JSON.stringify({
            ...shown,
            version: comment.version,
            upvotes: votes.filter((vote) => vote === 'UP').length,
            downvotes: votes.filter((vote) => vote === 'DOWN').length,
          });
          const is = JSON.stringify(rows[index]);
          if (is !== wanted) losses.push({ phase: comment.phase, what: `${comment.id} is ${is}, not ${wanted}` });
        }
      }
    return losses;
  },

  async 'each comment is there once'({ db }, { told, posts }) {
    const losses: Loss[] = [];
    for (const id of posts) {
      const count = await db.prisma.comment.count({ where: { postId: decodeId('Post', id) } });
      const wanted = told.filter(({ postId }) => postId === id).length;
      if (count !== wanted) losses.push({ what: `${id} has ${count} comments, not ${wanted}` });
    }
    return losses;
  },

  async 'nothing of what is gone can be found, and what is there can'({ urls }, { told }) {
    const losses: Loss[] = [];
    const sample = [
      ...told.filter(({ state }) => state !== 'VISIBLE').slice(-40),
      ...told.filter(({ state }) => state === 'VISIBLE').slice(-40),
    ];
    for (const [index, { body, state, phase }] of sample.entries()) {
      const { data } = await createClient(urls[index % urls.length] ?? '').raw<{
        searchComments: { nodes: { body: string }[] };
      }>('query ($text: String!) { searchComments(text: $text) { nodes { body } } }', {
        text: body.split(' ').at(-1),
      });
      const found = data.searchComments.nodes.map((node) => node.body).join();
      if (found !== (state === 'VISIBLE' ? body : ''))
        losses.push({ phase, what: `a search for ${body}, which is ${state}, finds "${found}"` });
    }
    return losses;
  },

  async 'the pages of both APIs, kept ones too, say what PostgreSQL says'({ urls, db }, { posts }) {
    const losses: Loss[] = [];
    interface Page {
      post: { commentCount: number; comments: { nodes: { id: string; body: string | null; score: number }[] } };
    }
    for (const id of posts)
      for (const sort of ['NEW', 'OLD', 'TOP', 'BEST'])
        // The second time it comes from a cache.
        for (const url of [...urls, ...urls]) {
          const { data } = await createClient(url).raw<Page>(
            'query ($id: ID!, $sort: CommentSort!) { post(id: $id) { commentCount comments(first: 50, sort: $sort) { nodes { id body score } } } }',
            { id, sort },
          );
          const { commentCount, comments } = data.post;
          const postId = decodeId('Post', id);
          const ids = comments.nodes.map((node) => decodeCommentId(node.id).id);
          const rows = await db.prisma.comment.findMany({ where: { postId, id: { in: ids } } });
          const visible = await db.prisma.comment.count({ where: { postId, state: 'VISIBLE' } });
          const wanted = ids.map((key, index) => {
            const row = rows.find((one) => one.id === key);
            const body = row?.state === 'VISIBLE' ? row.body : null;
            return { id: comments.nodes[index]?.id, body, score: (row?.upvotes ?? 0) - (row?.downvotes ?? 0) };
          });
          const is = JSON.stringify({ commentCount, nodes: comments.nodes });
          const should = JSON.stringify({ commentCount: visible, nodes: wanted });
          if (is !== should) losses.push({ what: `${url} shows ${sort} of ${id} as ${is}, not ${should}` });
        }
    return losses;
  },

  async 'every counter equals a recount'({ db }, { posts }) {
    const faults = await findCounterFaults(
      db,
      posts.map((id) => decodeId('Post', id)),
    );
    return faults.map((fault) => ({ what: JSON.stringify(fault) }));
  },

  async 'each charge is made once at the provider, declined ones never, and its payer is told the same by either API'(
    { sandbox, urls },
    { charges },
  ) {
    const made = await sandbox.charged();
    const losses: Loss[] = [];
    for (const { key, status, phase } of charges) {
      const count = made.get(key) ?? 0;
      made.delete(key);
      if (count !== Number(status === 'SUCCEEDED')) losses.push({ phase, what: `${key} is charged ${count} times` });
    }
    for (const key of made.keys()) losses.push({ what: `${key} is charged, and nobody was told` });
    for (const url of urls)
      for (const { id, payer, status, refunded, phase } of charges.slice(-400)) {
        const [row] = await readNodes<object>(url, [id], '... on Charge { status refunded { amount } }', payer);
        const wanted = JSON.stringify({ status, refunded: { amount: refunded } });
        if (JSON.stringify(row) !== wanted)
          losses.push({ phase, what: `${id} is ${JSON.stringify(row)}, not ${wanted}` });
      }
    return losses;
  },

  async 'refunds are what was acknowledged, at the provider too, and never more than their charge'(
    { sandbox, db },
    { charges, amount },
  ) {
    const losses: Loss[] = charges.flatMap(({ id, phase, refunded }) =>
      refunded > amount ? [{ phase, what: `${id} was refunded ${refunded}` }] : [],
    );
    const wanted = charges.reduce((sum, { refunded }) => sum + refunded, 0);
    const { _sum } = await db.prisma.refund.aggregate({ where: { status: 'SUCCEEDED' }, _sum: { amount: true } });
    const stats = await sandbox.ask<{ refunds: { amount: { usd?: number } } }>('GET', '/sandbox/stats');
    const there = { told: wanted, here: Number(_sum.amount ?? 0), provider: stats.refunds.amount.usd ?? 0 };
    if (new Set(Object.values(there)).size !== 1) losses.push({ what: `refunds: ${JSON.stringify(there)}` });
    return losses;
  },

  async 'the ledger agrees with every charge and refund'({ db }) {
    return (await findLedgerFaults(db)).map((fault) => ({ what: JSON.stringify(fault) }));
  },

  async 'each event of what was acknowledged was delivered'({ receiver, urls }, { acknowledged, endpointId, admin }) {
    interface Body {
      type: string;
      data: { id: string; version?: number; refundId?: string };
    }
    const got = new Set(
      receiver.received.map(({ body }) => {
        const { type, data } = JSON.parse(body) as Body;
        return [type, data.refundId ?? data.id, ...(data.version === undefined ? [] : [data.version])].join(' ');
      }),
    );
    const losses: Loss[] = acknowledged.flatMap(({ phase, event }) =>
      got.has(event) ? [] : [{ phase, what: `nobody was told of ${event}` }],
    );
    const [url = ''] = urls;
    for (const status of ['PENDING', 'DEAD', 'CANCELED']) {
      const { data } = await createClient(url).raw<{ webhookDeliveries: { nodes: { id: string }[] } }>(
        `query ($endpointId: ID!, $status: WebhookDeliveryStatus!) {
          webhookDeliveries(filter: { endpointId: $endpointId, status: $status }) { nodes { id } } }`,
        { endpointId, status },
        { token: admin.token },
      );
      for (const { id } of data.webhookDeliveries.nodes) losses.push({ what: `the delivery ${id} is ${status}` });
    }
    return losses;
  },

  async 'each message reached the receiver under an id of its own'({ receiver, db }) {
    const ids = new Set(receiver.received.map(({ id }) => id));
    const rows = await db.prisma.webhookDelivery.findMany({ select: { messageId: true } });
    const missing = rows.filter(({ messageId }) => !ids.has(`msg_${messageId.replaceAll('-', '')}`));
    return [
      ...missing.map(({ messageId }) => ({ what: `${messageId} was never received` })),
      ...(ids.size === rows.length ? [] : [{ what: `${ids.size} ids were received of ${rows.length} messages` }]),
    ];
  },

  async 'each decision is logged once, and each report kept once'({ db }, { decisions, flags }) {
    const losses: Loss[] = [];
    const log = await db.prisma.moderationLogEntry.groupBy({ by: ['subject', 'verb'], _count: true });
    const logged = new Map(log.map(({ subject, verb, _count }) => [`${subject} ${verb}`, _count]));
    for (const { id, verb, phase } of decisions) {
      const count = decisions.filter((other) => other.id === id && other.verb === verb).length;
      const is = logged.get(`${id} ${verb}`) ?? 0;
      if (is !== count) losses.push({ phase, what: `${verb} of ${id} is logged ${is} times, not ${count}` });
    }
    const rows = await db.prisma.flag.findMany({ select: { commentId: true, reporterId: true } });
    const kept = new Set(rows.map(({ commentId, reporterId }) => `${commentId} ${encodeId('User', reporterId)}`));
    for (const { id, reporter, phase } of flags)
      if (!kept.has(`${decodeCommentId(id).id} ${reporter.id}`))
        losses.push({ phase, what: `the report of ${id} by ${reporter.handle} is gone` });
    return losses;
  },

  async 'no job was given up'({ db }) {
    const rows = await db.prisma.deadLetter.findMany();
    return rows.map(({ job, failures }) => ({ what: `${job}: ${JSON.stringify(failures)}` }));
  },

  'no process ended by itself': ({ processes }) =>
    Promise.resolve(
      processes.flatMap(({ name, deaths, output }) =>
        deaths.map((status) => ({ what: `${name} ended with status ${status}: ${output().slice(-2_000)}` })),
      ),
    ),
};

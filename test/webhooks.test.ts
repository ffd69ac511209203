import { Webhook } from 'standardwebhooks';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../scripts/services.ts';
import { createSealer } from '../src/platform/sealing.ts';
import { graphql } from './generated/index.ts';
import { asOwner, useServer } from './support/app.ts';
import { createComment, createPerson, createPost, createStaff, type Person } from './support/factories.ts';
import { startReceiver, type Receiver } from './support/receiver.ts';
import { useWorker } from './support/worker.ts';

const server = useServer({
  WEBHOOK_ALLOW_HTTP: 'true',
  WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
  WEBHOOK_RETRY_SCHEDULE: '0s,200ms,200ms',
  WEBHOOK_TIMEOUT: '1s',
});
const worker = useWorker(server);

let admin: Person;
let receiver: Receiver;
beforeAll(async () => {
  worker.start();
  admin = await createStaff(server, 'ADMIN');
});
beforeEach(async () => {
  receiver = await startReceiver();
  return () => receiver.close();
});

graphql(`
  fragment EndpointFields on WebhookEndpoint {
    id
    url
    description
    eventTypes
    status
    failingSince
  }
  fragment DeliveryFields on WebhookDelivery {
    id
    eventType
    messageId
    status
    attemptCount
    nextAttemptAt
    payload
    endpoint {
      id
    }
    attempts {
      nodes {
        number
        statusCode
        error
        responseBody
        durationMs
      }
    }
  }
`);
const CreateEndpoint = graphql(`
  mutation CreateEndpoint($input: CreateWebhookEndpointInput!) {
    createWebhookEndpoint(input: $input) {
      secret
      endpoint {
        ...EndpointFields
      }
    }
  }
`);
const UpdateEndpoint = graphql(`
  mutation UpdateEndpoint($input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(input: $input) {
      endpoint {
        ...EndpointFields
      }
    }
  }
`);
const DeleteEndpoint = graphql(`
  mutation DeleteEndpoint($id: ID!) {
    deleteWebhookEndpoint(id: $id) {
      id
    }
  }
`);
const Rotate = graphql(`
  mutation Rotate($id: ID!, $overlap: String!) {
    rotateWebhookSecret(id: $id, overlap: $overlap) {
      secret
    }
  }
`);
const SendTest = graphql(`
  mutation SendTest($endpointId: ID!) {
    sendTestWebhook(endpointId: $endpointId) {
      delivery {
        ...DeliveryFields
      }
    }
  }
`);
const Deliveries = graphql(`
  query Deliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {
    webhookDeliveries(filter: $filter, first: $first, after: $after) {
      nodes {
        ...DeliveryFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const Replay = graphql(`
  mutation Replay($id: ID!, $at: DateTime) {
    replayWebhookDelivery(id: $id, at: $at) {
      delivery {
        ...DeliveryFields
      }
    }
  }
`);
const ReplayMany = graphql(`
  mutation ReplayMany($filter: WebhookDeliveryFilter!, $maxPerSecond: Int!, $at: DateTime) {
    replayWebhookDeliveries(filter: $filter, maxPerSecond: $maxPerSecond, at: $at) {
      count
      replay {
        id
        total
        released
        endedAt
      }
    }
  }
`);
const CancelDelivery = graphql(`
  mutation CancelDelivery($id: ID!) {
    cancelWebhookDelivery(id: $id) {
      delivery {
        status
        nextAttemptAt
      }
    }
  }
`);
const CancelReplay = graphql(`
  mutation CancelReplay($id: ID!) {
    cancelWebhookReplay(id: $id) {
      replay {
        released
        endedAt
      }
    }
  }
`);
const Log = graphql(`
  query Log {
    webhookLog(first: 100) {
      nodes {
        action
        details
        actor {
          handle
        }
        endpoint {
          id
        }
      }
    }
  }
`);

async function createEndpoint(eventTypes = ['comment.created'], url = receiver.url) {
  const { createWebhookEndpoint } = await server.client.ask(
    CreateEndpoint,
    { input: { url, eventTypes } },
    admin.token,
  );
  return { ...createWebhookEndpoint.endpoint, secret: createWebhookEndpoint.secret };
}
const update = (input: { id: string; status?: 'ACTIVE' | 'PAUSED' | 'DISABLED'; url?: string }) =>
  server.client.ask(UpdateEndpoint, { input }, admin.token);
const deliveriesOf = async (
  endpointId: string,
  filter: { status?: 'DEAD' | 'PENDING' | 'DELIVERED' | 'CANCELED' } = {},
) =>
  (await server.client.ask(Deliveries, { filter: { endpointId, ...filter }, first: 100 }, admin.token))
    .webhookDeliveries.nodes;
const all = (endpointId: string, status: string, count = 1) =>
  waitFor(async () => {
    const found = await deliveriesOf(endpointId);
    return found.length === count && found.every((delivery) => delivery.status === status);
  }, 20_000);

describe('a message', () => {
  it('is sent once to each endpoint that wants its type, signed as Standard Webhooks says', async () => {
    const endpoint = await createEndpoint(['comment.created', 'comment.deleted']);
    const other = await createEndpoint(['post.created']);
    const comment = await createComment(server.client);
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    expect(await all(other.id, 'DELIVERED')).toBe(true);
    expect(receiver.received).toHaveLength(2);
    const got = receiver.received.find(({ body }) => body.includes('comment.created'));
    const payload = new Webhook(endpoint.secret).verify(got?.body ?? '', got?.headers as Record<string, string>);
    expect(payload).toEqual({
      type: 'comment.created',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      data: {
        id: comment.id,
        postId: comment.post.id,
        parentId: null,
        authorId: comment.author.id,
        state: 'VISIBLE',
        version: 1,
      },
    });
    expect(() => new Webhook(other.secret).verify(got?.body ?? '', got?.headers as Record<string, string>)).toThrow();
    const [delivery] = await deliveriesOf(endpoint.id);
    expect(delivery).toMatchObject({
      eventType: 'comment.created',
      messageId: got?.id,
      attemptCount: 1,
      nextAttemptAt: null,
      payload,
      attempts: { nodes: [{ number: 1, statusCode: 204, error: null }] },
    });
  });

  it('is told of edits and deletions too, and says nothing of a deleted comment’s author', async () => {
    const endpoint = await createEndpoint(['comment.updated', 'comment.deleted']);
    const comment = await createComment(server.client);
    const options = { token: comment.author.token };
    const edit = 'mutation ($id: ID!) { editComment(input: { id: $id, body: "new" }) { comment { id } } }';
    await server.client.raw(edit, { id: comment.id }, options);
    await server.client.raw(edit, { id: comment.id }, options);
    await server.client.raw(
      'mutation ($id: ID!) { deleteComment(id: $id) { comment { id } } }',
      { id: comment.id },
      options,
    );
    expect(await all(endpoint.id, 'DELIVERED', 2)).toBe(true);
    const bodies = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    expect(bodies.find(({ type }) => type === 'comment.updated')?.data).toMatchObject({ id: comment.id, version: 2 });
    expect(bodies.find(({ type }) => type === 'comment.deleted')?.data).toMatchObject({
      authorId: null,
      state: 'DELETED',
      version: 3,
    });
  });

  it('is retried with the same id until it succeeds', async () => {
    const endpoint = await createEndpoint();
    receiver.answer = (response) => response.writeHead(receiver.received.length < 3 ? 500 : 200).end('said');
    await createComment(server.client);
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    for (const { body, headers } of receiver.received)
      new Webhook(endpoint.secret).verify(body, headers as Record<string, string>);
    const [delivery] = await deliveriesOf(endpoint.id);
    expect(delivery?.attempts.nodes).toMatchObject([
      { number: 1, statusCode: 500, error: 'answered with status 500', responseBody: 'said' },
      { number: 2, statusCode: 500 },
      { number: 3, statusCode: 200, error: null },
    ]);
  });

  it('is DEAD after the last attempt, and a replay gives it the full schedule again', async () => {
    const endpoint = await createEndpoint();
    receiver.answer = 500;
    await createComment(server.client);
    expect(await all(endpoint.id, 'DEAD')).toBe(true);
    const [dead] = await deliveriesOf(endpoint.id, { status: 'DEAD' });
    expect(dead).toMatchObject({ attemptCount: 3, nextAttemptAt: null });
    await server.client.ask(Replay, { id: dead?.id ?? '' }, admin.token);
    expect(await waitFor(() => receiver.received.length === 6, 10_000)).toBe(true);
    expect(await all(endpoint.id, 'DEAD')).toBe(true);
    receiver.answer = 200;
    const { replayWebhookDelivery } = await server.client.ask(Replay, { id: dead?.id ?? '' }, admin.token);
    expect(replayWebhookDelivery.delivery.status).toBe('PENDING');
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    expect(receiver.received).toHaveLength(7);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    expect((await deliveriesOf(endpoint.id))[0]?.attempts.nodes.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('that is replayed for later waits until then, and can be canceled meanwhile', async () => {
    const endpoint = await createEndpoint();
    await createComment(server.client);
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    const [delivery] = await deliveriesOf(endpoint.id);
    const at = new Date(Date.now() + 1500).toISOString();
    const { replayWebhookDelivery } = await server.client.ask(Replay, { id: delivery?.id ?? '', at }, admin.token);
    expect(replayWebhookDelivery.delivery).toMatchObject({ status: 'PENDING', nextAttemptAt: at });
    expect(await waitFor(() => receiver.received.length === 2, 10_000)).toBe(true);
    expect(receiver.received[1]?.at).toBeGreaterThanOrEqual(new Date(at).getTime());
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await server.client.ask(Replay, { id: delivery?.id ?? '', at: later }, admin.token);
    const { cancelWebhookDelivery } = await server.client.ask(CancelDelivery, { id: delivery?.id ?? '' }, admin.token);
    expect(cancelWebhookDelivery.delivery).toEqual({ status: 'CANCELED', nextAttemptAt: null });
  });

  it('that meets a receiver which hangs or cannot be reached fails with a reason', async () => {
    const endpoint = await createEndpoint();
    receiver.answer = () => undefined;
    await createComment(server.client);
    expect(await all(endpoint.id, 'DEAD')).toBe(true);
    const [hanging] = await deliveriesOf(endpoint.id);
    expect(hanging?.attempts.nodes[0]).toMatchObject({
      statusCode: null,
      error: 'timed out after 1 s',
      responseBody: null,
    });
    const gone = await createEndpoint(['comment.created'], 'http://127.0.0.1:1/');
    await createComment(server.client);
    expect(await all(gone.id, 'DEAD')).toBe(true);
    const [refused] = await deliveriesOf(gone.id);
    expect(refused?.attempts.nodes[0]).toMatchObject({ statusCode: null, error: 'the connection was refused' });
  });
});

describe('an endpoint', () => {
  it('is refused where its address is not allowed, with the field', async () => {
    for (const url of [
      'ftp://example.org',
      'http://10.0.0.1/',
      'https://user:pw@example.org/',
      'nonsense',
      'https://[::1]/',
    ]) {
      const { code, errors } = await server.client.call(
        CreateEndpoint,
        { input: { url, eventTypes: ['comment.created'] } },
        { token: admin.token },
      );
      expect([url, code, errors[0]?.extensions.field]).toEqual([url, 'BAD_USER_INPUT', 'url']);
    }
    for (const eventTypes of [[], ['comment.exploded']]) {
      const { errors } = await server.client.call(
        CreateEndpoint,
        { input: { url: receiver.url, eventTypes } },
        { token: admin.token },
      );
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'eventTypes' });
    }
  });

  it('is for administrators only', async () => {
    const [person, moderator] = [await createPerson(server.client), await createStaff(server, 'MODERATOR')];
    const endpoint = await createEndpoint();
    const input = { url: receiver.url, eventTypes: ['post.created'] };
    for (const { token } of [person, moderator]) {
      expect((await server.client.call(CreateEndpoint, { input }, { token })).code).toBe('FORBIDDEN');
      expect((await server.client.call(Deliveries, {}, { token })).code).toBe('FORBIDDEN');
      expect((await server.client.raw('query ($id: ID!) { node(id: $id) { id } }', endpoint, { token })).data).toEqual({
        node: null,
      });
    }
    expect((await server.client.call(CreateEndpoint, { input })).code).toBe('UNAUTHENTICATED');
    const { data } = await server.client.raw('query ($id: ID!) { node(id: $id) { id } }', endpoint, admin);
    expect(data).toEqual({ node: { id: endpoint.id } });
  });

  it('keeps its secret encrypted, and shows it once', async () => {
    const endpoint = await createEndpoint();
    expect(endpoint.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const rows = await server.app.db.prisma.$queryRaw`SELECT e::text FROM webhook_endpoints e`;
    const log = await server.app.db.prisma.$queryRaw`SELECT l::text FROM webhook_log l`;
    expect(JSON.stringify([rows, log])).not.toContain(endpoint.secret.slice(6));
  });

  it('that answers 410 is disabled at once, gets nothing more, and goes on when it is made ACTIVE', async () => {
    const endpoint = await createEndpoint();
    receiver.answer = 410;
    const post = await createPost(server.client);
    await createComment(server.client, { post });
    const statusOf = async () =>
      (
        await server.client.raw<{ node: { status: string } }>(
          'query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { status } } }',
          endpoint,
          admin,
        )
      ).data.node.status;
    expect(await waitFor(async () => (await statusOf()) === 'DISABLED', 10_000)).toBe(true);
    const told = async () =>
      (await server.client.raw('{ notifications { nodes { kind subject { id } } } }', {}, admin)).data;
    const heard = { notifications: { nodes: [{ kind: 'WEBHOOK', subject: { id: endpoint.id } }] } };
    await expect.poll(told, { timeout: 10_000 }).toEqual(heard);
    await createComment(server.client, { post });
    const other = await startReceiver();
    const marker = await createEndpoint(['comment.created'], other.url);
    await createComment(server.client, { post });
    expect(await all(marker.id, 'DELIVERED')).toBe(true);
    await other.close();
    expect(await deliveriesOf(endpoint.id)).toMatchObject([{ status: 'PENDING', attemptCount: 1 }]);
    receiver.answer = 200;
    await update({ id: endpoint.id, status: 'ACTIVE' });
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    const { webhookLog } = await server.client.ask(Log, {}, admin.token);
    expect(webhookLog.nodes).toContainEqual({
      action: 'endpoint.disabled',
      details: { reason: 'It answered 410 Gone.' },
      actor: null,
      endpoint: { id: endpoint.id },
    });
  });

  it('that is PAUSED collects, and sends all of it afterwards', async () => {
    const endpoint = await createEndpoint();
    const post = await createPost(server.client);
    await update({ id: endpoint.id, status: 'PAUSED' });
    for (let index = 0; index < 5; index += 1) await createComment(server.client, { post });
    expect(await all(endpoint.id, 'PENDING', 5)).toBe(true);
    expect(receiver.received).toHaveLength(0);
    await update({ id: endpoint.id, status: 'ACTIVE' });
    expect(await all(endpoint.id, 'DELIVERED', 5)).toBe(true);
    expect(receiver.received).toHaveLength(5);
  });

  it('that is deleted gets nothing more; its deliveries stay listed', async () => {
    const endpoint = await createEndpoint();
    const post = await createPost(server.client);
    receiver.answer = 500;
    await createComment(server.client, { post });
    expect(await all(endpoint.id, 'DEAD')).toBe(true);
    await update({ id: endpoint.id, status: 'PAUSED' });
    await createComment(server.client, { post });
    expect(
      await waitFor(async () => (await deliveriesOf(endpoint.id, { status: 'PENDING' })).length === 1, 10_000),
    ).toBe(true);
    await server.client.ask(DeleteEndpoint, { id: endpoint.id }, admin.token);
    expect(
      await waitFor(async () => (await deliveriesOf(endpoint.id, { status: 'CANCELED' })).length === 1, 10_000),
    ).toBe(true);
    const [dead] = await deliveriesOf(endpoint.id, { status: 'DEAD' });
    expect(dead?.endpoint.id).toBe(endpoint.id);
    expect((await server.client.call(Replay, { id: dead?.id ?? '' }, admin)).code).toBe('BAD_USER_INPUT');
    expect((await server.client.call(DeleteEndpoint, { id: endpoint.id }, admin)).code).toBe('NOT_FOUND');
    expect((await server.client.call(SendTest, { endpointId: endpoint.id }, admin)).code).toBe('NOT_FOUND');
  });

  it('can be tried with a message of its own', async () => {
    const endpoint = await createEndpoint();
    const { sendTestWebhook } = await server.client.ask(SendTest, { endpointId: endpoint.id }, admin.token);
    expect(sendTestWebhook.delivery).toMatchObject({ eventType: 'webhook.test', status: 'PENDING' });
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'webhook.test',
      data: { endpointId: endpoint.id },
    });
  });

  it('signs with both secrets during a rotation, and with the new one only afterwards', async () => {
    const endpoint = await createEndpoint();
    const post = await createPost(server.client);
    const { rotateWebhookSecret: second } = await server.client.ask(
      Rotate,
      { id: endpoint.id, overlap: '1h' },
      admin.token,
    );
    const { rotateWebhookSecret: third } = await server.client.ask(
      Rotate,
      { id: endpoint.id, overlap: '1h' },
      admin.token,
    );
    await createComment(server.client, { post });
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    const verify = (secret: string, index: number) => {
      const got = receiver.received[index];
      return new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>);
    };
    for (const secret of [endpoint.secret, second.secret, third.secret]) verify(secret, 0);
    const { rotateWebhookSecret: last } = await server.client.ask(
      Rotate,
      { id: endpoint.id, overlap: '0s' },
      admin.token,
    );
    await createComment(server.client, { post });
    expect(await all(endpoint.id, 'DELIVERED', 2)).toBe(true);
    verify(last.secret, 1);
    expect(() => verify(third.secret, 1)).toThrow();
    for (const overlap of ['soon', '31d', '-1s']) {
      const { errors } = await server.client.call(Rotate, { id: endpoint.id, overlap }, admin);
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'overlap' });
    }
  });
});

describe('a replay of many', () => {
  const COUNT = 25;
  async function makeDead() {
    const endpoint = await createEndpoint();
    receiver.answer = 500;
    const post = await createPost(server.client);
    await Promise.all(Array.from({ length: COUNT }, () => createComment(server.client, { post })));
    expect(await all(endpoint.id, 'DEAD', COUNT)).toBe(true);
    receiver.answer = 200;
    receiver.received = [];
    return endpoint;
  }

  it('sends again what is DEAD, no faster than it was asked to', async () => {
    const endpoint = await makeDead();
    const since = Date.now();
    const { replayWebhookDeliveries } = await server.client.ask(
      ReplayMany,
      { filter: { endpointId: endpoint.id }, maxPerSecond: 10 },
      admin.token,
    );
    expect(replayWebhookDeliveries).toMatchObject({
      count: COUNT,
      replay: { total: COUNT, released: 10, endedAt: null },
    });
    expect(await all(endpoint.id, 'DELIVERED', COUNT)).toBe(true);
    expect(Date.now() - since).toBeGreaterThan(2_000);
    expect(receiver.received).toHaveLength(COUNT);
    // In any second no more than two halves of two seconds' worth.
    const times = receiver.received.map(({ at }) => at);
    for (const time of times)
      expect(times.filter((at) => at >= time && at < time + 1000).length).toBeLessThanOrEqual(20);
    const { webhookLog } = await server.client.ask(Log, {}, admin.token);
    expect(webhookLog.nodes[0]).toMatchObject({
      action: 'deliveries.replayed',
      actor: { handle: admin.handle },
      details: { total: COUNT, maxPerSecond: 10, filter: { status: 'DEAD' } },
    });
  });

  it('can be for later and be canceled', async () => {
    const endpoint = await makeDead();
    const at = new Date(Date.now() + 500).toISOString();
    const { replayWebhookDeliveries } = await server.client.ask(
      ReplayMany,
      { filter: { endpointId: endpoint.id, status: 'DEAD' }, maxPerSecond: 5, at },
      admin.token,
    );
    expect(replayWebhookDeliveries.replay.released).toBe(0);
    expect(await waitFor(() => receiver.received.length >= 5, 10_000)).toBe(true);
    expect(receiver.received[0]?.at).toBeGreaterThanOrEqual(new Date(at).getTime());
    const { id } = replayWebhookDeliveries.replay;
    const { cancelWebhookReplay } = await server.client.ask(CancelReplay, { id }, admin.token);
    const { released } = cancelWebhookReplay.replay;
    expect(cancelWebhookReplay.replay.endedAt).not.toBeNull();
    expect(released).toBeLessThan(COUNT);
    expect(
      await waitFor(async () => (await deliveriesOf(endpoint.id, { status: 'DELIVERED' })).length === released, 10_000),
    ).toBe(true);
    expect(await deliveriesOf(endpoint.id, { status: 'DEAD' })).toHaveLength(COUNT - released);
  });

  it('refuses what makes no sense', async () => {
    const endpoint = await createEndpoint();
    const filter = { endpointId: endpoint.id };
    for (const [variables, field] of [
      [{ filter, maxPerSecond: 0 }, 'maxPerSecond'],
      [{ filter, maxPerSecond: 1001 }, 'maxPerSecond'],
      [{ filter: { ...filter, status: 'PENDING' as const }, maxPerSecond: 1 }, 'filter'],
      [{ filter: { endpointId: 'nonsense' }, maxPerSecond: 1 }, 'endpointId'],
    ] as const) {
      const { errors } = await server.client.call(ReplayMany, variables, admin);
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
  });
});

describe('the list of deliveries', () => {
  it('is paged by keyset and filtered', async () => {
    const endpoint = await createEndpoint(['comment.created', 'post.created']);
    const post = await createPost(server.client);
    await Promise.all(Array.from({ length: 6 }, () => createComment(server.client, { post })));
    expect(await all(endpoint.id, 'DELIVERED', 7)).toBe(true);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const {
        webhookDeliveries,
      }: {
        webhookDeliveries: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
      } = await server.client.ask(Deliveries, { filter: { endpointId: endpoint.id }, first: 3, after }, admin.token);
      seen.push(...webhookDeliveries.nodes.map(({ id }) => id));
      if (!webhookDeliveries.pageInfo.hasNextPage) break;
      after = webhookDeliveries.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen).toEqual((await deliveriesOf(endpoint.id)).map(({ id }) => id));
    const list = async (filter: object) =>
      (await server.client.ask(Deliveries, { filter: { endpointId: endpoint.id, ...filter }, first: 100 }, admin.token))
        .webhookDeliveries.nodes.length;
    expect(await list({ eventType: 'post.created' })).toBe(1);
    expect(await list({ status: 'DEAD' })).toBe(0);
    expect(await list({ since: new Date(Date.now() + 60_000).toISOString() })).toBe(0);
    expect(
      await list({
        since: new Date(Date.now() - 60_000).toISOString(),
        until: new Date(Date.now() + 60_000).toISOString(),
      }),
    ).toBe(7);
    expect(await list({ until: new Date(Date.now() - 60_000).toISOString() })).toBe(0);
  });

  it('and its log are append-only for the processes, and for the database’s owner', async () => {
    for (const text of ["UPDATE webhook_log SET action = 'x'", 'DELETE FROM webhook_log']) {
      await expect(server.app.db.query({ name: text, text }, [])).rejects.toThrow('permission denied');
      await expect(asOwner(server, text)).rejects.toThrow('append-only');
    }
  });
});

describe('what happens while an attempt runs', () => {
  /** Answers the first request late, with this status; the others at once. */
  const holdFirst = (status: number, ms: number) => {
    receiver.answer = (response) =>
      void setTimeout(
        () => response.writeHead(receiver.received.length === 1 ? status : 204).end(),
        receiver.received.length === 1 ? ms : 0,
      );
  };
  const requests = (count: number) => waitFor(() => receiver.received.length === count, 10_000);
  const test = async (endpointId: string) =>
    (await server.client.ask(SendTest, { endpointId }, admin.token)).sendTestWebhook.delivery;

  it('does not hold up what comes after it', async () => {
    const endpoint = await createEndpoint(['webhook.test']);
    for (let index = 0; index < 3; index += 1) {
      await test(endpoint.id);
      expect(await all(endpoint.id, 'DELIVERED', index + 1)).toBe(true);
    }
    await server.app.db.prisma.webhookEndpoint.updateMany({ where: { url: receiver.url }, data: { concurrency: 16 } });
    receiver.received = [];
    holdFirst(204, 900);
    const first = await test(endpoint.id);
    expect(await requests(1)).toBe(true);
    await server.client.ask(CancelDelivery, { id: first.id }, admin.token);
    await Promise.all([server.client.ask(Replay, { id: first.id }, admin.token), test(endpoint.id), test(endpoint.id)]);
    expect(await waitFor(() => receiver.received.length >= 4, 5_000)).toBe(true);
    expect(await all(endpoint.id, 'DELIVERED', 6)).toBe(true);
  });

  it('is no part of the schedule that a replay starts, whatever comes of it', async () => {
    const endpoint = await createEndpoint(['webhook.test']);
    holdFirst(500, 900);
    const delivery = await test(endpoint.id);
    expect(await requests(1)).toBe(true);
    const at = new Date(Date.now() + 1_800).toISOString();
    await server.client.ask(Replay, { id: delivery.id, at }, admin.token);
    expect(await requests(2)).toBe(true);
    expect(receiver.received[1]?.at).toBeGreaterThanOrEqual(new Date(at).getTime());
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    expect(await deliveriesOf(endpoint.id)).toMatchObject([{ attemptCount: 2, attempts: { nodes: [{ number: 2 }] } }]);
  });

  it('says nothing of another address that the endpoint has by then', async () => {
    const endpoint = await createEndpoint(['webhook.test']);
    holdFirst(410, 700);
    await test(endpoint.id);
    expect(await requests(1)).toBe(true);
    const moved = await startReceiver();
    await update({ id: endpoint.id, url: moved.url });
    expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
    expect(moved.received).toHaveLength(1);
    await moved.close();
  });
});

it('many replays at once leave the API its connections', async () => {
  const endpoint = await createEndpoint(['webhook.test']);
  const { sendTestWebhook } = await server.client.ask(SendTest, { endpointId: endpoint.id }, admin.token);
  expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
  const { id } = sendTestWebhook.delivery;
  const since = Date.now();
  await Promise.all(Array.from({ length: 60 }, () => server.client.ask(Replay, { id }, admin.token)));
  expect(Date.now() - since).toBeLessThan(4_000);
  expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
});

it('a replay of many keeps its pace over a pause of the endpoint', async () => {
  const endpoint = await createEndpoint(['webhook.test']);
  for (let index = 0; index < 15; index += 1)
    await server.client.ask(SendTest, { endpointId: endpoint.id }, admin.token);
  expect(await all(endpoint.id, 'DELIVERED', 15)).toBe(true);
  await update({ id: endpoint.id, status: 'PAUSED' });
  receiver.received = [];
  const filter = { endpointId: endpoint.id, status: 'DELIVERED' as const };
  await server.client.ask(ReplayMany, { filter, maxPerSecond: 5 }, admin.token);
  // Long enough that all of it would have been let go.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  await update({ id: endpoint.id, status: 'ACTIVE' });
  const since = Date.now();
  expect(await waitFor(() => receiver.received.length === 15, 20_000)).toBe(true);
  expect(Date.now() - since).toBeGreaterThan(1_500);
  const times = receiver.received.map(({ at }) => at);
  for (const time of times)
    expect(times.filter((at) => at >= time && at < time + 1_000).length).toBeLessThanOrEqual(10);
});

it('an overlap of 0s ends every former secret, also where five sign already', async () => {
  const endpoint = await createEndpoint(['webhook.test']);
  const secrets = [endpoint.secret];
  for (let index = 0; index < 4; index += 1)
    secrets.push(
      (await server.client.ask(Rotate, { id: endpoint.id, overlap: '30d' }, admin.token)).rotateWebhookSecret.secret,
    );
  expect((await server.client.call(Rotate, { id: endpoint.id, overlap: '30d' }, admin)).code).toBe('BAD_USER_INPUT');
  const { rotateWebhookSecret } = await server.client.ask(Rotate, { id: endpoint.id, overlap: '0s' }, admin.token);
  await server.client.ask(SendTest, { endpointId: endpoint.id }, admin.token);
  expect(await all(endpoint.id, 'DELIVERED')).toBe(true);
  const [got] = receiver.received;
  const verify = (secret: string) =>
    new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>);
  verify(rotateWebhookSecret.secret);
  for (const secret of secrets) expect(() => verify(secret)).toThrow();
});

it('secrets under another key are told in the attempt, and nothing is sent unsigned', async () => {
  const endpoint = await createEndpoint(['webhook.test']);
  const sealed = createSealer('another key that is long enough, too').seal(endpoint.secret, 'x');
  await server.app.db.prisma.webhookEndpoint.updateMany({
    where: { url: receiver.url },
    data: { secrets: [{ sealed, until: null }] },
  });
  await server.client.ask(SendTest, { endpointId: endpoint.id }, admin.token);
  expect(await all(endpoint.id, 'DEAD')).toBe(true);
  expect(receiver.received).toHaveLength(0);
  const [dead] = await deliveriesOf(endpoint.id);
  expect(dead?.attempts.nodes[0]?.error).toContain('ENCRYPTION_KEY');
});

it('filters and times that cannot be are refused with their field', async () => {
  const endpoint = await createEndpoint(['webhook.test']);
  for (const eventType of ['\0', '', '\ud800', 'comment.exploded']) {
    const { status, errors } = await server.client.call(Deliveries, { filter: { eventType } }, admin);
    expect([eventType, status, errors[0]?.extensions.field]).toEqual([eventType, 400, 'eventType']);
  }
  for (const time of ['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59']) {
    const filter = { endpointId: endpoint.id, since: time };
    expect((await server.client.call(ReplayMany, { filter, maxPerSecond: 1 }, admin)).status).toBe(400);
    expect((await server.client.call(Deliveries, { filter }, admin)).status).toBe(400);
  }
  const { sendTestWebhook } = await server.client.ask(SendTest, { endpointId: endpoint.id }, admin.token);
  const { id } = sendTestWebhook.delivery;
  const { errors } = await server.client.call(Replay, { id, at: '2999-01-01T00:00:00Z' }, admin);
  expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'at' });
  await update({ id: endpoint.id, status: 'DISABLED' });
  expect((await server.client.call(SendTest, { endpointId: endpoint.id }, admin)).code).toBe('BAD_USER_INPUT');
});

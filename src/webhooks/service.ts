import { v7 as uuid } from 'uuid';
import type { Db, Sql } from '../platform/db/index.ts';
import { DURATION, milliseconds } from '../platform/duration.ts';
import { badInput, notFound } from '../platform/errors.ts';
import type { Page } from '../platform/graphql/connection.ts';
import { encodeId } from '../platform/graphql/ids.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import type { Sealer } from '../platform/sealing.ts';
import { parseText } from '../platform/text.ts';
import type { UserRow } from '../users/index.ts';
import { EVENT_TYPES } from './events.ts';
import { addDeliveries } from './fan-out.ts';
import { NEW_GATE } from './gate.ts';
import type { Guard } from './guard.ts';
import { cancelEndpointJob } from './jobs.ts';
import { releaseNext, replayJob, whereOf, type DeliveryFilter } from './replays.ts';
import * as webhooks from './repository.ts';
import { statements, type DeliveryRow, type EndpointRow, type LogRow, type ReplayRow } from './repository.ts';
import { createSecret, rotate, type SealedSecret } from './secrets.ts';

interface LockedEndpoint {
  secrets: SealedSecret[];
  status: EndpointRow['status'];
}

/** Ids are in the order of their time. */
const before = (after: Page['after']) => (after ? { id: { lt: after.id } } : {});

export type Webhooks = ReturnType<typeof createWebhooks>;

export interface EndpointChange {
  url?: string | null | undefined;
  eventTypes?: readonly string[] | null | undefined;
  description?: string | null | undefined;
  status?: EndpointRow['status'] | null | undefined;
}

const MAX_OVERLAP_MS = 30 * 86_400_000;
/** Secrets that may sign at the same time; each costs a signature a message. */
const MAX_SECRETS = 5;
const MAX_PER_SECOND = 1_000;
const MAX_AHEAD_MS = 366 * 86_400_000;

export interface WebhooksOptions {
  db: Db;
  outbox: Outbox;
  sealer: Sealer;
  guard: Guard;
  /** Milliseconds before each attempt. */
  schedule: number[];
  now: () => Date;
}

/** What administrators do. Who may is said by the schema; each change stands in the log. */
export function createWebhooks({ db, outbox, sealer, guard, schedule, now }: WebhooksOptions) {
  const parseUrl = (url: string): string => {
    const fault = guard.checkUrl(url) ?? guard.checkUrl(new URL(url).href);
    if (fault) throw badInput('url', fault);
    return new URL(url).href;
  };
  const parseEventTypes = (types: readonly string[]): string[] => {
    if (types.length === 0) throw badInput('eventTypes', 'eventTypes must name at least one type.');
    const unknown = types.find((type) => !EVENT_TYPES.includes(type));
    if (unknown !== undefined)
      throw badInput('eventTypes', `eventTypes holds a type that is not one of ${EVENT_TYPES.join(', ')}.`);
    return [...new Set(types)];
  };
  const parseStart = (at: Date | null): void => {
    if (at && at.getTime() > now().getTime() + MAX_AHEAD_MS) throw badInput('at', 'at must be within a year from now.');
  };
  const parseDescription = (text: string) => parseText('description', text, { min: 0, max: 500 });

  const log = (tx: Sql, actor: UserRow, action: string, endpointId: string | null, details: object = {}) => {
    const createdAt = now();
    const id = uuid({ msecs: createdAt.getTime() });
    return webhooks.addLogEntry(tx, { id, action, actorId: actor.id, endpointId, details, createdAt });
  };

  /** Locks an endpoint that is not deleted. @throws NOT_FOUND */
  async function lock(tx: Sql, id: string): Promise<LockedEndpoint> {
    const [endpoint] = await tx.query<LockedEndpoint>(statements.lockEndpoint, [id]);
    if (!endpoint) throw notFound('webhook endpoint');
    return endpoint;
  }

  async function readEndpoint(id: string): Promise<EndpointRow> {
    const endpoint = await db.prisma.webhookEndpoint.findUnique({ where: { id } });
    if (!endpoint) throw notFound('webhook endpoint');
    return endpoint;
  }
  async function readDelivery(id: string): Promise<DeliveryRow> {
    const delivery = await db.prisma.webhookDelivery.findUnique({ where: { id } });
    if (!delivery) throw notFound('webhook delivery');
    return delivery;
  }

  return {
    /** Endpoints that are not deleted, the newest first; one more than the page has. */
    listEndpoints: ({ first, after }: Page): Promise<EndpointRow[]> =>
      db.prisma.webhookEndpoint.findMany({
        where: { deletedAt: null, ...before(after) },
        orderBy: { id: 'desc' },
        take: first + 1,
      }),

    /** The newest first; one more than the page has. */
    listDeliveries: (filter: DeliveryFilter, { first, after }: Page): Promise<DeliveryRow[]> =>
      db.prisma.webhookDelivery.findMany({
        where: { AND: [whereOf(filter), before(after)] },
        orderBy: { id: 'desc' },
        take: first + 1,
      }),

    /** The newest first; one more than the page has. */
    listLog: ({ first, after }: Page): Promise<LogRow[]> =>
      db.prisma.webhookLogEntry.findMany({ where: before(after), orderBy: { id: 'desc' }, take: first + 1 }),

    /** @throws BAD_USER_INPUT with the field */
    async createEndpoint(
      actor: UserRow,
      input: { url: string; eventTypes: readonly string[]; description?: string | null | undefined },
    ) {
      const url = parseUrl(input.url);
      const eventTypes = parseEventTypes(input.eventTypes);
      const description = input.description == null ? null : parseDescription(input.description);
      const createdAt = now();
      const id = uuid({ msecs: createdAt.getTime() });
      const secret = createSecret();
      const secrets: SealedSecret[] = [{ sealed: sealer.seal(secret, id), until: null }];
      await db.transaction(async (tx) => {
        await tx.query(statements.insertEndpoint, [
          id,
          url,
          description,
          eventTypes,
          JSON.stringify(secrets),
          createdAt,
        ]);
        await log(tx, actor, 'endpoint.created', id, { url, eventTypes });
      });
      return { endpoint: await readEndpoint(id), secret };
    },

    /** What is null or left out stays. Becoming ACTIVE closes the gate. @throws BAD_USER_INPUT, NOT_FOUND */
    async updateEndpoint(actor: UserRow, id: string, change: EndpointChange): Promise<EndpointRow> {
      const url = change.url == null ? null : parseUrl(change.url);
      const eventTypes = change.eventTypes == null ? null : parseEventTypes(change.eventTypes);
      const description = change.description == null ? null : parseDescription(change.description);
      const status = change.status ?? null;
      await db.transaction(async (tx) => {
        await lock(tx, id);
        await tx.query(statements.updateEndpoint, [id, url, eventTypes, description, status]);
        if (status === 'ACTIVE' || url !== null) await tx.query(statements.restart, [id, NEW_GATE.concurrency, now()]);
        const given = Object.fromEntries(
          Object.entries({ url, eventTypes, description, status }).filter(([, value]) => value !== null),
        );
        await log(tx, actor, 'endpoint.updated', id, given);
      });
      return await readEndpoint(id);
    },

    /** Keeps what was delivered, cancels what was not. @throws NOT_FOUND */
    async deleteEndpoint(actor: UserRow, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        await lock(tx, id);
        await tx.query(statements.deleteEndpoint, [id, now()]);
        await outbox.enqueue(tx, cancelEndpointJob, { endpointId: id });
        await log(tx, actor, 'endpoint.deleted', id);
      });
    },

    /** @param overlap duration such as 24h for which both secrets sign. @throws BAD_USER_INPUT, NOT_FOUND */
    async rotateSecret(actor: UserRow, id: string, overlap: string) {
      if (!DURATION.test(overlap) || milliseconds(overlap) > MAX_OVERLAP_MS)
        throw badInput('overlap', 'overlap must be a duration of at most 30 days, such as 30m, 24h or 7d.');
      const secret = createSecret();
      await db.transaction(async (tx) => {
        const { secrets } = await lock(tx, id);
        const time = now();
        const next = rotate(secrets, sealer.seal(secret, id), new Date(time.getTime() + milliseconds(overlap)), time);
        if (next.length > MAX_SECRETS)
          throw badInput('overlap', `${MAX_SECRETS} secrets sign already: end the former ones first, with overlap 0s.`);
        await tx.query(statements.setSecrets, [id, JSON.stringify(next)]);
        await log(tx, actor, 'secret.rotated', id, { overlap });
      });
      return { endpoint: await readEndpoint(id), secret };
    },

    /** @throws NOT_FOUND; BAD_USER_INPUT where the endpoint is DISABLED */
    async sendTest(endpointId: string): Promise<DeliveryRow> {
      const id = await db.transaction(async (tx) => {
        const { status } = await lock(tx, endpointId);
        if (status === 'DISABLED') throw badInput('endpointId', 'This endpoint is DISABLED: make it ACTIVE first.');
        const at = now();
        const message = {
          id: uuid({ msecs: at.getTime() }),
          type: 'webhook.test',
          at: at.toISOString(),
          data: { endpointId: encodeId('WebhookEndpoint', endpointId) },
        };
        const [made = ''] = await addDeliveries(tx, [{ message, endpointId }], { schedule, now });
        return made;
      });
      return await readDelivery(id);
    },

    /** Starts the schedule of one delivery anew. @throws NOT_FOUND; BAD_USER_INPUT where its endpoint was deleted */
    async replay(actor: UserRow, id: string, at: Date | null): Promise<DeliveryRow> {
      parseStart(at);
      const { endpointId } = await readDelivery(id);
      await db.transaction(async (tx) => {
        const [endpoint] = await tx.query<LockedEndpoint>(statements.lockEndpoint, [endpointId]);
        if (!endpoint) throw badInput('id', 'The endpoint of this delivery was deleted.');
        const time = now();
        const start = at && at > time ? at : time;
        await tx.query(statements.restartDelivery, [id, start]);
        await webhooks.wake(tx, [endpointId], start);
        await log(tx, actor, 'delivery.replayed', endpointId, {
          delivery: encodeId('WebhookDelivery', id),
          at: start.toISOString(),
        });
      });
      return await readDelivery(id);
    },

    /** Replays what matches now. @throws BAD_USER_INPUT */
    async replayMany(
      actor: UserRow,
      filter: DeliveryFilter,
      { maxPerSecond, at }: { maxPerSecond: number; at: Date | null },
    ): Promise<ReplayRow> {
      if (maxPerSecond < 1 || maxPerSecond > MAX_PER_SECOND)
        throw badInput('maxPerSecond', `maxPerSecond must be from 1 to ${MAX_PER_SECOND}; it is ${maxPerSecond}.`);
      parseStart(at);
      if (filter.status === 'PENDING')
        throw badInput('filter', 'PENDING deliveries are on their way already: replay those that are DEAD.');
      const dead: DeliveryFilter = { ...filter, status: filter.status ?? 'DEAD' };
      const createdAt = now();
      const id = uuid({ msecs: createdAt.getTime() });
      const total = await db.prisma.webhookDelivery.count({
        where: { ...whereOf(dead), endpoint: { deletedAt: null } },
      });
      await db.transaction(async (tx) => {
        await tx.query(statements.insertReplay, [id, dead, maxPerSecond, total, createdAt]);
        await log(tx, actor, 'deliveries.replayed', filter.endpointId ?? null, {
          replay: encodeId('WebhookReplay', id),
          filter: dead,
          maxPerSecond,
          at: at?.toISOString() ?? null,
          total,
        });
        const next = at && at > createdAt ? at : await releaseNext(tx, id, createdAt);
        if (next) await outbox.enqueue(tx, replayJob, { replayId: id }, next);
      });
      return await db.prisma.webhookReplay.findUniqueOrThrow({ where: { id } });
    },

    /** @throws NOT_FOUND */
    async cancel(actor: UserRow, id: string): Promise<DeliveryRow> {
      const { endpointId } = await readDelivery(id);
      await db.transaction(async (tx) => {
        await webhooks.wake(tx, [endpointId], now());
        const canceled = await tx.query(statements.cancel, [id, now()]);
        if (canceled.length === 0) return;
        await log(tx, actor, 'delivery.canceled', endpointId, { delivery: encodeId('WebhookDelivery', id) });
      });
      return await readDelivery(id);
    },

    /** @throws NOT_FOUND */
    async cancelReplay(actor: UserRow, id: string): Promise<ReplayRow> {
      await db.transaction(async (tx) => {
        const ended = await tx.query(statements.endReplay, [id, now()]);
        if (ended.length > 0) await log(tx, actor, 'replay.canceled', null, { replay: encodeId('WebhookReplay', id) });
      });
      const replay = await db.prisma.webhookReplay.findUnique({ where: { id } });
      if (!replay) throw notFound('webhook replay');
      return replay;
    },
  };
}

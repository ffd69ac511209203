import DataLoader from 'dataloader';
import type { Db } from '../platform/db/index.ts';
import { createPageLoader, type PageLoader } from '../platform/graphql/page-loader.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findAttempts, type AttemptRow, type DeliveryRow, type EndpointRow } from './repository.ts';

export interface WebhookLoaders {
  /** Deleted ones too: what was delivered to them stays listed. */
  endpoints: DataLoader<string, (EndpointRow & { deletedAt: Date | null }) | null>;
  deliveries: DataLoader<string, DeliveryRow | null>;
  /** By the message's id. */
  payloads: DataLoader<string, unknown>;
  /** Of a delivery, the oldest first. */
  attempts: PageLoader<string, AttemptRow>;
}

export function createWebhookLoaders(db: Db): WebhookLoaders {
  const messages = createRowLoader((ids) => db.prisma.webhookMessage.findMany({ where: { id: { in: ids } } }));
  return {
    endpoints: createRowLoader((ids) => db.prisma.webhookEndpoint.findMany({ where: { id: { in: ids } } })),
    deliveries: createRowLoader((ids) => db.prisma.webhookDelivery.findMany({ where: { id: { in: ids } } })),
    payloads: new DataLoader(async (ids) =>
      (await messages.loadMany(ids)).map((message) => (message instanceof Error ? message : message?.payload)),
    ),
    attempts: createPageLoader((batch) => findAttempts(db, batch)),
  };
}

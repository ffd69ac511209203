export type { EndpointRow as WebhookEndpointMapper } from './repository.ts';
export type { DeliveryRow as WebhookDeliveryMapper } from './repository.ts';
export type { AttemptRow as WebhookAttemptMapper } from './repository.ts';
export type { ReplayRow as WebhookReplayMapper } from './repository.ts';
export type { LogRow as WebhookLogEntryMapper } from './repository.ts';

export type { NotificationRow as NotificationMapper } from './repository.ts';

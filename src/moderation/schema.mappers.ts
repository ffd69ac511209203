export type { ItemInQueue as ModerationItemMapper } from './repository.ts';
export type { FlagRow as FlagMapper } from './repository.ts';
export type { LogRow as ModerationLogEntryMapper } from './repository.ts';
export type { QueuePage as ModerationItemConnectionMapper } from './repository.ts';

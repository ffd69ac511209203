export type { DeadJobRow as DeadJobMapper } from './dead-letters.ts';
export type { Failure as JobFailureMapper } from './dead-letters.ts';

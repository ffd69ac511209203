/**
 * Background work. What is to be done stands in PostgreSQL (the outbox), committed with what causes it; a relay hands it
 * to BullMQ queues, whose workers do it.
 *
 * Invariants: a committed job runs until it succeeds or is a dead letter, whatever is killed or wiped; a rolled-back one
 * never runs; a job may run more than once, so handlers write what they do once; only a failure counts as an attempt.
 */
export { createBatch } from './batch.ts';
export { countDeadLetters, createDeadLetters, type DeadLetters } from './dead-letters.ts';
export { backoffMs, defineEvent, defineJob, defineListener, implementJob } from './define.ts';
export type { JobImplementation, JobRun } from './define.ts';
export { ADD, createOutbox, readLag, type Outbox, type Prepared } from './outbox.ts';
export { createQueues, type Bundle, type Queues, type QueueStats } from './queues.ts';
export { startLoop, type Loop } from './loop.ts';
export { startJobRunner, type JobOutcome, type JobRunner } from './runner.ts';

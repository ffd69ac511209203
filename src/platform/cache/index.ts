/**
 * Caches that are never older than the last write that was answered: whole answers, rows, and their journal.
 *
 * Invariants: whatever is served from a cache was read from the database after every write that it shows and that was
 * answered before it was asked for; no key in Redis is without a TTL; without Redis everything is read from the database.
 */
export { createJournal, type Journal } from './journal.ts';
export { createStore, forgetEntries, type CacheStats, type Store } from './store.ts';
export { createPolicies, NEVER, type Policy } from './policy.ts';
export { addResponseCache, createAnswer, type Answer } from './responses.ts';
export { createRows, noRows, type Rows } from './rows.ts';
export { tagOf, type See } from './tags.ts';

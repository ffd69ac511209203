import type { Gatekeeper } from '../comments/index.ts';
import { encodeCommentId } from '../platform/graphql/ids.ts';
import type { SpamCheck } from '../spam/index.ts';
import { hasRole, type UserRow } from '../users/index.ts';
import { addLog, NOTHING, saveItem, statements } from './repository.ts';

/** Whose texts wait for the spam check before others read them. */
export type HoldUnchecked = 'none' | 'suspicious' | 'new' | 'all';

/** An account is new for as long. */
const NEW_MS = 7 * 86_400_000;

export interface GatekeeperOptions {
  policy: HoldUnchecked;
  spam: SpamCheck;
  now: () => Date;
}

/**
 * Keeps texts of new accounts back until the spam check has seen them: all of them (`new`), or those that already look
 * like spam by themselves (`suspicious`). It looks at plain facts that are at hand and asks nobody.
 */
export function createGatekeeper({ policy, spam, now }: GatekeeperOptions): Gatekeeper {
  const looksLikeSpam = (text: string, ageMs: number) =>
    spam.check({
      text,
      author: { ageMs, comments: 0, removed: 0, trusted: false },
      recent: { own: [], others: [] },
      ownLastHour: 0,
    }).action !== 'VISIBLE';

  return {
    holds(author: UserRow, body: string): boolean {
      if (policy === 'none' || hasRole(author, 'MODERATOR')) return false;
      const ageMs = now().getTime() - author.createdAt.getTime();
      if (policy === 'all') return true;
      return ageMs < NEW_MS && (policy === 'new' || looksLikeSpam(body, ageMs));
    },
    async noteHeld(tx, key, before) {
      const moment = now();
      await saveItem(tx, key, { ...NOTHING, heldAt: moment, unchecked: true, unpublished: before === null });
      const entry = {
        verb: 'AUTO_HOLD',
        moderatorId: null,
        subject: encodeCommentId(key),
        reason: 'Not checked yet.',
      } as const;
      await addLog(tx, { ...entry, before: { state: before }, after: { state: 'HELD' } }, moment);
    },
    // It leaves the queues, and teaches nothing any more; nobody was right or wrong to report it.
    async noteErased(tx, { postId, id }) {
      await tx.query(statements.resolveFlags, [postId, id, 'UPHELD', now()]);
      await tx.query(statements.forget, [postId, id]);
      await tx.query(statements.dropExample, [postId, id]);
    },
  };
}

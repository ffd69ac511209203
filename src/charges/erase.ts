import type { Db, Statement } from '../platform/db/index.ts';
import type { Pace } from '../platform/pace.ts';
import { pageStatements } from './repository.ts';

export const statements = {
  // The provider may have to be asked again in the same words for one whose outcome is unknown.
  blank: {
    name: 'charges.blank',
    text: `
      UPDATE charges SET description = NULL, payment_method = '', idempotency_key = ''
      WHERE id = ANY($1::uuid[]) AND status NOT IN ('PENDING', 'UNKNOWN') RETURNING id`,
  },
  blankRefunds: {
    name: 'charges.blankRefunds',
    text: `
      UPDATE refunds SET reason = NULL WHERE charge_id = ANY($1::uuid[])
      RETURNING id, asked_by AS "userId", idempotency_key AS "key"`,
  },
  blankAnswers: {
    name: 'charges.blankAnswers',
    text: `
      UPDATE idempotency_keys k SET answer = k.answer || '{"reason": null}'
      FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS r(user_id, key, id)
      WHERE k.user_id = r.user_id AND k.key = r.key AND k.resource_id = r.id AND k.answer IS NOT NULL`,
  },
} satisfies Record<string, Statement>;

const BATCH = 100;

/** The key of a refund, whose remembered answer holds its reason. */
interface RefundKey {
  userId: string;
  key: string;
}

/**
 * Blanks the words of a payer's charges and of their refunds; amounts stay, for the books. Answers how many charges have
 * no words any more, how many keep them since their outcome is not known yet, and the keys of the refunds.
 */
export async function eraseChargesOf({ db, pace }: { db: Db; pace: Pace }, payerId: string) {
  interface Found {
    id: string;
    createdAt: Date;
  }
  const keys: RefundKey[] = [];
  let [blanked, open] = [0, 0];
  for (let after: Found | null = null; ;) {
    const found: Found[] = await pace(async () => {
      const { start, after: next } = pageStatements.charges;
      const values = after ? [after.createdAt, after.id] : [];
      const page = await db.query<Found>(after ? next : start, [payerId, BATCH, ...values]);
      const ids = page.map(({ id }) => id);
      const done = await db.query(statements.blank, [ids]);
      blanked += done.length;
      open += page.length - done.length;
      await db.transaction(async (tx) => {
        const refunds = await tx.query<RefundKey & { id: string }>(statements.blankRefunds, [ids]);
        const columns = [
          refunds.map(({ userId }) => userId),
          refunds.map(({ key }) => key),
          refunds.map(({ id }) => id),
        ];
        await tx.query(statements.blankAnswers, columns);
        keys.push(...refunds.map(({ userId, key }) => ({ userId, key })));
      });
      return page;
    });
    after = found.at(-1) ?? null;
    if (!after || found.length < BATCH) return { blanked, open, keys };
  }
}

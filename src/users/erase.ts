import { randomBytes } from 'node:crypto';
import { tagOf } from '../platform/cache/tags.ts';
import type { Db, Sql, Statement } from '../platform/db/index.ts';
import { decodeAnyId } from '../platform/graphql/ids.ts';

const touches = ([id]: [string]) => [tagOf.user(id)];

export const statements = {
  beginErasure: {
    name: 'users.beginErasure',
    touches,
    text: `
      UPDATE users SET erased_at = coalesce(erased_at, $2), display_name = 'Erased', email = NULL, password_hash = NULL
      WHERE id = $1 RETURNING erased_at AS "erasedAt"`,
  },
  endErasure: {
    name: 'users.endErasure',
    touches,
    text: `
      UPDATE users SET handle = $2, external_subject = NULL, role = 'USER', suspended_until = NULL, shadow_banned = false
      WHERE id = $1 AND erased_at IS NOT NULL`,
  },
} satisfies Record<string, Statement>;

/** The person of a handle or a public id, half erased or not; null for nobody. */
export function findToErase(db: Db, handleOrId: string) {
  const id = decodeAnyId(handleOrId);
  const where = id?.type === 'User' ? { id: id.uuids[0] ?? '' } : { handle: handleOrId };
  return db.prisma.user.findUnique({ where, select: { id: true, role: true } });
}

/**
 * From now on nobody signs in as the person, and no token is taken; again changes nothing. The handle stays, by which
 * an erasure that was cut off is taken up again. Answers when that began.
 */
export async function beginErasure(sql: Sql, id: string, now: Date): Promise<Date> {
  const [user] = await sql.query<{ erasedAt: Date }>(statements.beginErasure, [id, now]);
  if (!user) throw new Error(`There is no person of this id: ${id}`);
  return user.erasedAt;
}

/** Leaves the empty shell: its handle is made of 96 random bits, so that it is nobody else's. */
export const endErasure = (sql: Sql, id: string) =>
  sql.query(statements.endErasure, [id, `erased_${randomBytes(12).toString('hex')}`]);

import type { Role } from '../generated/prisma/enums.ts';
import { tagOf } from '../platform/cache/tags.ts';
import type { Db, Sql, Statement } from '../platform/db/index.ts';
import { nullable, read } from '../platform/db/words.ts';

/** What the program knows of a person where no secret is needed. */
export interface UserRow {
  id: string;
  handle: string;
  displayName: string;
  role: Role;
  createdAt: Date;
  /** Until then the person can read and not write. */
  suspendedUntil: Date | null;
  /** Only the person and moderators see the person's comments. Told to moderators alone. */
  shadowBanned: boolean;
  /** Since when the person is being, or is, erased: an empty shell, shown only where there must be somebody. */
  erasedAt: Date | null;
}

/** Columns of a person who is joined to another row as `alias`; `takeUser` reads them. */
export const userColumns = (alias: string) =>
  `${alias}.id AS "user.id", ${alias}.handle AS "user.handle", ${alias}.display_name AS "user.displayName",
  ${alias}.role AS "user.role", ${alias}.created_at AS "user.createdAt", ${alias}.suspended_until AS "user.suspendedUntil",
  ${alias}.shadow_banned AS "user.shadowBanned", ${alias}.erased_at AS "user.erasedAt"`;

export interface JoinedUser {
  'user.id': string | null;
  'user.handle': string;
  'user.displayName': string;
  'user.role': Role;
  'user.createdAt': Date;
  'user.suspendedUntil': Date | null;
  'user.shadowBanned': boolean;
  'user.erasedAt': Date | null;
}

/** Null for nobody, and for one who is erased. */
export const takeUser = (row: JoinedUser): UserRow | null =>
  row['user.id'] === null || row['user.erasedAt'] !== null
    ? null
    : {
        id: row['user.id'],
        handle: row['user.handle'],
        displayName: row['user.displayName'],
        role: row['user.role'],
        createdAt: row['user.createdAt'],
        suspendedUntil: row['user.suspendedUntil'],
        shadowBanned: row['user.shadowBanned'],
        erasedAt: null,
      };

/** The same as words, but for the id and the display name; those that are seldom shown have a set of their own. */
export const nameWords = (alias: string) => [`${alias}.handle`, `${alias}.erased_at`].map(nullable);
export const personWords = (alias: string) =>
  [`${alias}.role`, `${alias}.created_at`, `${alias}.suspended_until`, `${alias}.shadow_banned`].map(nullable);

interface UserWords {
  id: string;
  displayName: string;
  handle: string;
  erasedAt: string;
  /** Absent, like the following, where only the name was asked for. */
  role: string | undefined;
  createdAt: string | undefined;
  suspendedUntil: string | undefined;
  shadowBanned: string | undefined;
}

/** Null for one who is erased. What was not asked for is undefined, whatever its type says. */
export const readUser = (words: UserWords): UserRow | null =>
  words.erasedAt === ''
    ? {
        id: words.id,
        handle: words.handle,
        displayName: words.displayName,
        role: words.role as Role,
        createdAt: read.time(words.createdAt),
        suspendedUntil: read.timeOrNull(words.suspendedUntil),
        shadowBanned: read.flag(words.shadowBanned),
        erasedAt: null,
      }
    : null;

const columns = {
  id: true,
  handle: true,
  displayName: true,
  role: true,
  createdAt: true,
  suspendedUntil: true,
  shadowBanned: true,
  erasedAt: true,
};

const plainColumns = `
  id, handle, display_name AS "displayName", role, created_at AS "createdAt", suspended_until AS "suspendedUntil",
  shadow_banned AS "shadowBanned", erased_at AS "erasedAt"`;

export const statements = {
  findByIds: {
    name: 'users.findByIds',
    text: `SELECT ${plainColumns} FROM users WHERE id = ANY($1::uuid[])`,
  },
  findByHandles: {
    name: 'users.findByHandles',
    text: `SELECT ${plainColumns} FROM users WHERE handle = ANY($1::text[]) AND erased_at IS NULL`,
  },
  lock: {
    name: 'users.lock',
    text: `SELECT ${plainColumns} FROM users WHERE id = $1 AND erased_at IS NULL FOR NO KEY UPDATE`,
  },
  setStanding: {
    name: 'users.setStanding',
    touches: ([id]: [string]) => [tagOf.user(id)],
    text: `UPDATE users SET suspended_until = $2, shadow_banned = $3 WHERE id = $1`,
  },
} satisfies Record<string, Statement>;

/** With the shells of those who are erased. */
export const findByIds = (sql: Sql, ids: readonly string[]): Promise<UserRow[]> =>
  sql.query<UserRow>(statements.findByIds, [ids]);

/** Locked until the transaction ends; null where there is no such person. */
export async function lockUser(tx: Sql, id: string): Promise<UserRow | null> {
  const [user] = await tx.query<UserRow>(statements.lock, [id]);
  return user ?? null;
}

export const setStanding = (
  tx: Sql,
  id: string,
  { suspendedUntil, shadowBanned }: Pick<UserRow, 'suspendedUntil' | 'shadowBanned'>,
) => tx.query(statements.setStanding, [id, suspendedUntil, shadowBanned]);

export const findByHandle = (db: Db, handle: string): Promise<UserRow | null> =>
  db.prisma.user.findUnique({ where: { handle, erasedAt: null }, select: columns });

export const findByHandles = (sql: Sql, handles: readonly string[]): Promise<UserRow[]> =>
  sql.query<UserRow>(statements.findByHandles, [handles]);

/** The ids of those who are to hear of the server's own troubles. */
export const findAdministrators = async (db: Db): Promise<string[]> =>
  (await db.prisma.user.findMany({ where: { role: 'ADMIN' }, select: { id: true }, take: 1_000 })).map(({ id }) => id);

/** With the address, for writing to the person only. */
export const findAddressee = (db: Db, id: string) =>
  db.prisma.user.findUnique({ where: { id }, select: { ...columns, email: true } });

/** With the password's hash, for signing in only. */
export const findCredentials = (db: Db, handle: string) =>
  db.prisma.user.findUnique({ where: { handle }, select: { ...columns, passwordHash: true } });

/** With one who is being erased: that token is refused until it is nobody's. */
export const findBySubject = (db: Db, externalSubject: string): Promise<UserRow | null> =>
  db.prisma.user.findUnique({ where: { externalSubject }, select: columns });

export interface NewUser {
  id: string;
  handle: string;
  displayName: string;
  email?: string;
  passwordHash?: string;
  externalSubject?: string;
  createdAt: Date;
}

/** Which of these is taken already by someone. */
export async function findTaken(db: Db, { handle, email }: { handle: string; email: string }) {
  const taken = await db.prisma.user.findMany({
    where: { OR: [{ handle }, { email }] },
    select: { handle: true },
    take: 2,
  });
  if (taken.length === 0) return null;
  return taken.some((user) => user.handle === handle) ? 'handle' : 'email';
}

/** Null where a unique value of it was taken meanwhile. */
export async function insert(db: Db, user: NewUser): Promise<UserRow | null> {
  try {
    const added = await db.prisma.user.create({ data: user, select: columns });
    await db.invalidate([tagOf.handle(user.handle), tagOf.user(user.id)]);
    return added;
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return null;
    throw error;
  }
}

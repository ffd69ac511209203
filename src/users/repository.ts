import type { Role } from '../generated/prisma/enums.ts';
import type { Db, Sql, Statement } from '../platform/db/index.ts';

/** What the program knows of a person where no secret is needed. */
export interface UserRow {
  id: string;
  handle: string;
  displayName: string;
  role: Role;
  createdAt: Date;
}

/** The columns of a person who is joined to another row as `alias`; `takeUser` reads them. */
export const userColumns = (alias: string) =>
  `${alias}.id AS "user.id", ${alias}.handle AS "user.handle", ${alias}.display_name AS "user.displayName",
   ${alias}.role AS "user.role", ${alias}.created_at AS "user.createdAt"`;

export interface JoinedUser {
  'user.id': string | null;
  'user.handle': string;
  'user.displayName': string;
  'user.role': Role;
  'user.createdAt': Date;
}

export const takeUser = (row: JoinedUser): UserRow | null =>
  row['user.id'] === null
    ? null
    : {
        id: row['user.id'],
        handle: row['user.handle'],
        displayName: row['user.displayName'],
        role: row['user.role'],
        createdAt: row['user.createdAt'],
      };

const columns = { id: true, handle: true, displayName: true, role: true, createdAt: true };

export const statements = {
  findByIds: {
    name: 'users.findByIds',
    text: `SELECT id, handle, display_name AS "displayName", role, created_at AS "createdAt"
           FROM users WHERE id = ANY($1::uuid[])`,
  },
  findByHandles: {
    name: 'users.findByHandles',
    text: `SELECT id, handle, display_name AS "displayName", role, created_at AS "createdAt"
           FROM users WHERE handle = ANY($1::text[])`,
  },
} satisfies Record<string, Statement>;

export const findByIds = (sql: Sql, ids: readonly string[]): Promise<UserRow[]> =>
  sql.query<UserRow>(statements.findByIds, [ids]);

export const findByHandle = (db: Db, handle: string): Promise<UserRow | null> =>
  db.prisma.user.findUnique({ where: { handle }, select: columns });

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
    return await db.prisma.user.create({ data: user, select: columns });
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return null;
    throw error;
  }
}

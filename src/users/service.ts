import { hash, verify } from '@node-rs/argon2';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import { badInput, forbidden, unauthenticated } from '../platform/errors.ts';
import { parseText } from '../platform/text.ts';
import * as users from './repository.ts';
import type { UserRow } from './repository.ts';
import type { Claims, Tokens } from './tokens.ts';

export interface SignUp {
  handle: string;
  displayName: string;
  email: string;
  password: string;
}

export interface SignedIn {
  token: string;
  user: UserRow;
}

export type Users = ReturnType<typeof createUsers>;

const HANDLE = /^[a-z0-9_]{2,32}$/;

function notErased(user: UserRow | undefined): UserRow {
  if (!user || user.erasedAt) throw unauthenticated('The person of this token is gone: sign up again.');
  return user;
}

/** Argon2id, 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export function createUsers({ db, tokens, now }: { db: Db; tokens: Tokens; now: () => Date }) {
  // Compared where there is no such person, so that the answer takes as long as for a wrong password.
  const nobodysHash = hashPassword('nobody has this password');

  const ownSignIn = () => {
    if (tokens.external) throw forbidden('People sign in at the identity provider of this server, not here.');
  };

  const parseSignUp = (input: SignUp): SignUp => {
    const { handle, displayName, password } = input;
    const email = input.email.trim().toLowerCase();
    if (!HANDLE.test(handle)) throw badInput('handle', 'handle must be 2 to 32 of the characters a-z, 0-9 and _.');
    parseText('displayName', displayName, { min: 1, max: 64 });
    if (email.length > 254 || !z.email().safeParse(email).success)
      throw badInput('email', 'email is not an e-mail address.');
    parseText('password', password, { min: 8, max: 256 });
    return { handle, displayName: displayName.trim(), email, password };
  };

  /** The person behind a subject of the identity provider, made on first sight. */
  async function findOrAddExternal(issuer: string, claims: Claims): Promise<UserRow> {
    const externalSubject = `${issuer}|${claims.sub}`;
    const known = await users.findBySubject(db, externalSubject);
    if (known) return notErased(known);
    const id = uuid();
    const text = (claim: unknown) => (typeof claim === 'string' ? claim : '');
    const wish = text(claims['preferred_username'] ?? claims['nickname']).toLowerCase();
    const name = text(claims['name']).replaceAll('\0', '').toWellFormed().trim().slice(0, 32);
    const base = wish.replaceAll(/[^a-z0-9_]/g, '_').slice(0, 23);
    // The wish as it is, then with a tail that nobody else has.
    for (const handle of [base, `${base}_${id.slice(-8)}`, `user_${id.replaceAll('-', '').slice(-24)}`]) {
      if (!HANDLE.test(handle)) continue;
      const user = await users.insert(db, {
        id,
        handle,
        displayName: name || handle,
        externalSubject,
        createdAt: now(),
      });
      if (user) return user;
      const winner = await users.findBySubject(db, externalSubject);
      if (winner) return winner;
    }
    throw new Error('There is no free handle for a person of the identity provider');
  }

  /** The person of whom a valid token speaks. @throws UNAUTHENTICATED when that person is gone. */
  async function findByClaims(claims: Claims): Promise<UserRow> {
    if (tokens.external) return await findOrAddExternal(claims.iss ?? '', claims);
    const [user] = z.uuid().safeParse(claims.sub).success ? await users.findByIds(db, [claims.sub]) : [];
    return notErased(user);
  }

  return {
    /** @throws BAD_USER_INPUT with the field: out of shape, or taken by someone. */
    async signUp(input: SignUp): Promise<SignedIn> {
      ownSignIn();
      const { handle, displayName, email, password } = parseSignUp(input);
      const refuse = (field: string) => badInput(field, `This ${field} is taken.`);
      const taken = await users.findTaken(db, { handle, email });
      if (taken) throw refuse(taken);
      const passwordHash = await hashPassword(password);
      const user = await users.insert(db, { id: uuid(), handle, displayName, email, passwordHash, createdAt: now() });
      if (!user) throw refuse((await users.findTaken(db, { handle, email })) ?? 'handle');
      return { user, token: await tokens.sign(user.id) };
    },

    /** @throws UNAUTHENTICATED, alike and as slow for a wrong password and for an unknown handle. */
    async signIn({ handle, password }: { handle: string; password: string }): Promise<SignedIn> {
      ownSignIn();
      const refusal = unauthenticated('The handle or the password is wrong.');
      if (password.length > 1024) throw refusal;
      const found = HANDLE.test(handle) ? await users.findCredentials(db, handle) : null;
      const matches = await verify(found?.passwordHash ?? (await nobodysHash), password);
      if (!found?.passwordHash || !matches) throw refusal;
      const { passwordHash: _, ...user } = found;
      return { user, token: await tokens.sign(user.id) };
    },

    /** What a token proves, without asking the database. @throws UNAUTHENTICATED when it is not valid. */
    identify: (token: string): Promise<Claims> => tokens.verify(token),

    findByClaims,

    /** Who sent this token. @throws UNAUTHENTICATED when it is not valid or its person is gone. */
    authenticate: async (token: string): Promise<UserRow> => findByClaims(await tokens.verify(token)),

    /** Of these people those who are not erased, by their ids. */
    async findPresent(ids: string[]): Promise<Map<string, UserRow>> {
      const found = await users.findByIds(db, ids);
      return new Map(found.filter(({ erasedAt }) => erasedAt === null).map((user) => [user.id, user]));
    },

    findByHandle: (handle: string): Promise<UserRow | null> =>
      HANDLE.test(handle) ? users.findByHandle(db, handle) : Promise.resolve(null),
  };
}

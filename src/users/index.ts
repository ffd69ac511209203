/**
 * People: who they are, how they prove it, what their role lets them do.
 *
 * Invariants: a handle is one person's for ever; a password is kept only as its Argon2id hash; an e-mail address and a
 * hash never leave this folder.
 */
export { createUsers, hashPassword, type Users } from './service.ts';
export { createTokens } from './tokens.ts';
export { createUserLoader, type UserLoader } from './loaders.ts';
export { hasRole, signedIn, type Viewer } from './policy.ts';
export { takeUser, userColumns, type JoinedUser, type UserRow } from './repository.ts';

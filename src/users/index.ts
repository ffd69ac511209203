/**
 * People: who they are, how they prove it, what their role lets them do.
 *
 * Invariants: a handle is one person's until the person is erased; a password is kept only as its Argon2id hash, which never leaves this
 * folder; an e-mail address leaves it only to be written to (`findAddressee`).
 */
export { createUsers, hashPassword, type Users } from './service.ts';
export { beginErasure, endErasure, findToErase } from './erase.ts';
export { createTokens, subjectOf } from './tokens.ts';
export { createUserLoader, type UserLoader } from './loaders.ts';
export { hasRole, isSuspended, signedIn, type Viewer } from './policy.ts';
export {
  findAddressee,
  findAdministrators,
  findByHandles,
  lockUser,
  setStanding,
  nameWords,
  personWords,
  readUser,
  takeUser,
  userColumns,
  type JoinedUser,
  type UserRow,
} from './repository.ts';

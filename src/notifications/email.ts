import { z } from 'zod';
import type { EmailMode } from '../generated/prisma/enums.ts';
import type { Db } from '../platform/db/index.ts';
import { defineJob, implementJob, type JobImplementation, type Outbox } from '../platform/jobs/index.ts';
import type { Mailer } from '../platform/mail/index.ts';
import { singleLine } from '../platform/text.ts';
import { findAddressee, type UserRow } from '../users/index.ts';
import { composeDigest, composeEach, createTeller, type MailContent, type Told } from './mails.ts';
import * as notifications from './repository.ts';

/** A queue of their own: a slow mail server delays nothing else. A server that is away for hours loses nothing. */
const patiently = { queue: 'mail', attempts: 30, backoff: { firstMs: 5_000, maxMs: 3_600_000 } };

export const sendEmailJob = defineJob({
  ...patiently,
  name: 'notifications.sendEmail',
  schema: z.object({ notificationId: z.uuid() }),
});

const sendDigestJob = defineJob({
  ...patiently,
  name: 'notifications.sendDigest',
  schema: z.object({ userId: z.uuid(), since: z.iso.datetime(), digestedAt: z.iso.datetime() }),
});

const planDigestsJob = defineJob({
  name: 'notifications.planDigests',
  schema: z.object({}),
  attempts: 3,
  every: { ms: 3_600_000, payload: {} },
});

const DAY_MS = 86_400_000;
/** How many people's digests are planned in one transaction. */
const BATCH = 500;
const MAX_LINES = 50;

export interface EmailOptions {
  db: Db;
  outbox: Outbox;
  /** Null where no mail is set up; then nothing is planned and nothing sent. */
  mailer: Mailer | null;
  now: () => Date;
}

type Addressee = UserRow & { email: string };

/** The person and the settings; null where they changed their mind, or have no address. */
async function findReader(db: Db, userId: string, mode: EmailMode) {
  const [setting, person] = await Promise.all([notifications.findEmailSetting(db, userId), findAddressee(db, userId)]);
  if (setting?.mode !== mode || person?.email == null) return null;
  return { ...setting, person: { ...person, email: person.email } };
}

interface Digest {
  /** The newest first. */
  told: Told[];
  ids: string[];
  /** How many more are unread. */
  leftOut: number;
}

/** What is unread, not mailed, and worth telling since then. */
async function collectDigest(db: Db, person: UserRow, since: Date): Promise<Digest> {
  const tell = createTeller(db, person);
  const [told, ids]: [Told[], string[]] = [[], []];
  let seen = 0;
  for (let after: { value: Date; id: string } | null = null; ;) {
    const page = await notifications.findPage(db, person.id, { unreadOnly: true, limit: MAX_LINES, after });
    const recent = page.filter(({ createdAt }) => createdAt > since);
    const lines = await Promise.all(recent.map(tell));
    for (const [index, { id }] of recent.entries()) {
      if (told.length === MAX_LINES) break;
      seen += 1;
      const line = lines[index];
      if (!line) continue;
      told.push(line);
      ids.push(id);
    }
    const last = recent.at(-1);
    if (!last || recent.length < MAX_LINES || told.length === MAX_LINES) break;
    after = { value: last.createdAt, id: last.id };
  }
  const unread = await notifications.countUnread(db, person.id, since);
  return { told, ids, leftOut: Math.max(0, unread - seen) };
}

/** The jobs that send mail. */
export function emailJobs({ db, outbox, mailer, now }: EmailOptions): JobImplementation[] {
  const post = ({ displayName, email }: Addressee, id: string, content: MailContent, signal: AbortSignal) =>
    mailer?.send({ id, to: { name: singleLine(displayName, 64), address: email }, ...content }, signal);

  const sendEmail = implementJob(sendEmailJob, async ({ notificationId: id }, { signal }) => {
    const notification = mailer && (await db.prisma.notification.findUnique({ where: { id } }));
    const reader = notification && (await findReader(db, notification.userId, 'EACH'));
    const told = reader && (await createTeller(db, reader.person)(notification));
    if (!told) return;
    const isSent = await post(reader.person, `notification.${id}`, composeEach(told), signal);
    if (isSent) await notifications.markMailed(db, [id], now());
  });

  const planDigests = implementJob(planDigestsJob, async (_payload, { signal }) => {
    if (!mailer) return;
    const digestedAt = now();
    const until = new Date(digestedAt.getTime() - DAY_MS);
    for (let after = { userId: notifications.NOBODY, digestedAt: new Date(0) }; ;) {
      signal.throwIfAborted();
      const due = await notifications.findDigestsDue(db, until, after, BATCH);
      await db.transaction(async (tx) => {
        const ids = due.map(({ userId }) => userId);
        const begun = await notifications.beginDigests(tx, ids, until, digestedAt);
        const payloads = due
          .filter(({ userId }) => begun.has(userId))
          .map(({ userId, since }) => ({ userId, since: since.toISOString(), digestedAt: digestedAt.toISOString() }));
        await outbox.enqueueMany(tx, sendDigestJob, payloads);
      });
      const last = due.at(-1);
      if (!last || due.length < BATCH) return;
      after = last;
    }
  });

  const sendDigest = implementJob(sendDigestJob, async ({ userId, since, ...job }, { signal }) => {
    const digestedAt = new Date(job.digestedAt);
    const reader = mailer && (await findReader(db, userId, 'DAILY'));
    if (!reader || reader.digestSentAt?.getTime() === digestedAt.getTime()) return;
    const { told, ids, leftOut } = await collectDigest(db, reader.person, new Date(since));
    if (told.length === 0) return;
    const id = `digest.${userId}.${digestedAt.getTime()}`;
    const isSent = await post(reader.person, id, composeDigest(told, leftOut), signal);
    if (!isSent) return;
    await db.transaction(async (tx) => {
      await notifications.markMailed(tx, ids, now());
      await notifications.endDigest(tx, userId, digestedAt);
    });
  });

  return [sendEmail, planDigests, sendDigest];
}

import { canRead, createCommentLoaders, type CommentRow } from '../comments/index.ts';
import type { NotificationKind } from '../generated/prisma/enums.ts';
import type { Db } from '../platform/db/index.ts';
import { readFrom } from '../platform/db/reading.ts';
import { escapeHtml, shorten, singleLine } from '../platform/text.ts';
import { createPostLoaders } from '../posts/index.ts';
import { createUserLoader, type UserRow } from '../users/index.ts';
import type { NotificationRow } from './repository.ts';
import { actorOf, commentOf } from './visibility.ts';

/** What a mail says of one notification. */
export interface Told {
  /** One line, without a full stop. */
  sentence: string;
  /** The beginning of the comment; null where there is none that the person may read. */
  excerpt: string | null;
}

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

interface Facts {
  who: string;
  title: string;
}

const SENTENCES: Record<NotificationKind, (facts: Facts) => string> = {
  REPLY: ({ who, title }) => `${who} replied to you in “${title}”`,
  MENTION: ({ who, title }) => `${who} mentioned you in “${title}”`,
  POST_COMMENT: ({ who, title }) => `${who} commented on “${title}”`,
  MODERATION: () => 'A moderator made a decision that concerns you',
  CHARGE: () => 'There is news of a charge of yours',
  WEBHOOK: () => 'A webhook endpoint was disabled',
};

/** These are worth a mail only while the person may read the comment. */
const OF_COMMENTS = new Set<NotificationKind>(['REPLY', 'MENTION', 'POST_COMMENT']);

const excerptOf = ({ body }: CommentRow) =>
  shorten((body ?? '').replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\n\t]/gu, ' '), 500);

/** Reads, in batches, what the person may know by now of notifications; null of those that are not to be mailed. */
export function createTeller(db: Db, person: UserRow) {
  const users = createUserLoader(readFrom(db));
  const posts = createPostLoaders(readFrom(db));
  const comments = createCommentLoaders({ read: readFrom(db), viewer: person });
  return async (notification: NotificationRow): Promise<Told | null> => {
    if (notification.readAt || notification.mailedAt) return null;
    const [comment, actor] = await Promise.all([
      commentOf(notification, { comments }),
      actorOf(notification, person, { users, comments }),
    ]);
    const readable = comment && canRead(person, comment) ? comment : null;
    if (!readable && OF_COMMENTS.has(notification.kind)) return null;
    const post = readable && (await posts.byId.load(readable.postId));
    const who = actor ? `${singleLine(actor.displayName, 64)} (@${actor.handle})` : 'Somebody';
    return {
      sentence: SENTENCES[notification.kind]({ who, title: singleLine(post?.title ?? '', 100) }),
      excerpt: readable && excerptOf(readable),
    };
  };
}

const page = (content: string, footer: string) =>
  `<!doctype html><html lang="en"><body dir="auto">${content}<p><small>${escapeHtml(footer)}</small></p></body></html>`;

const EACH = 'You get a mail for each notification because you asked for it; your settings say when mails come.';
const DAILY = 'You get a mail a day because you asked for it; your settings say when mails come.';

export function composeEach({ sentence, excerpt }: Told): MailContent {
  const quoted = excerpt?.replaceAll(/^/gm, '> ');
  const quote = excerpt && `<blockquote style="white-space: pre-wrap">${escapeHtml(excerpt)}</blockquote>`;
  return {
    subject: singleLine(sentence, 150),
    text: [`${sentence}.`, quoted, `-- \n${EACH}`].filter(Boolean).join('\n\n'),
    html: page(`<p>${escapeHtml(sentence)}.</p>${quote ?? ''}`, EACH),
  };
}

/** `leftOut`: how many more are unread. */
export function composeDigest(told: Told[], leftOut: number): MailContent {
  const lines = told.map(({ sentence, excerpt }) => [sentence, excerpt && singleLine(excerpt, 160)].filter(Boolean));
  const more = leftOut > 0 ? [`And ${leftOut} more`] : [];
  const count = told.length + leftOut;
  return {
    subject: count === 1 ? 'One new notification' : `${count} new notifications`,
    text: [...lines.map((line) => `* ${line.join(': ')}`), ...more, `-- \n${DAILY}`].join('\n\n'),
    html: page(
      `<ul>${lines.map((line) => `<li>${line.map((part) => escapeHtml(part ?? '')).join('<br>')}</li>`).join('')}</ul>${more
        .map((line) => `<p>${line}</p>`)
        .join('')}`,
      DAILY,
    ),
  };
}

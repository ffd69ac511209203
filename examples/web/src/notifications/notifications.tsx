import { NetworkStatus } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import type { NotificationKind, NotificationsQuery } from '../generated/graphql.ts';
import { Link } from '../router.tsx';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Time } from '../ui/time.tsx';
import { MarkRead, Notifications as NotificationsDocument, UnreadCount } from './documents.ts';

type Notification = NotificationsQuery['notifications']['nodes'][number];

const HAPPENED: Record<NotificationKind, string> = {
  REPLY: 'answered your comment',
  MENTION: 'mentioned you',
  POST_COMMENT: 'commented on a post of yours, or one that you follow',
  MODERATION: 'A moderator decided about something of yours',
  CHARGE: 'A charge came to its end',
  WEBHOOK: 'A webhook endpoint was disabled',
};

/** What somebody did; who it was may not be told any more. */
const PERSONAL: NotificationKind[] = ['REPLY', 'MENTION', 'POST_COMMENT'];

/** A row of the list; following its link marks it as read. */
function Row({ notification, onRead }: { notification: Notification; onRead: (id: string) => void }) {
  const { id, kind, actor, subject, createdAt, readAt } = notification;
  const who = actor ? `@${actor.handle}` : 'Somebody';
  const sentence = PERSONAL.includes(kind) ? `${who} ${HAPPENED[kind]}` : HAPPENED[kind];
  const read = () => {
    if (readAt === null) onRead(id);
  };
  return (
    <li className={readAt === null ? 'unread' : ''}>
      <p>
        {readAt === null && <span className="count">new</span>}{' '}
        {subject?.__typename === 'Comment' ? (
          <Link to={`/comments/${subject.id}`} onClick={read}>
            {sentence}
          </Link>
        ) : (
          sentence
        )}{' '}
        <span className="quiet">
          · <Time at={createdAt} />
        </span>
      </p>
      {subject?.__typename === 'Comment' && (
        <p className="quiet excerpt">
          {subject.body ?? 'A text that is gone'} – in {subject.post.title}
        </p>
      )}
    </li>
  );
}

export function Notifications() {
  const { data, error, networkStatus, fetchMore } = useQuery(NotificationsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const [markRead, marking] = useMutation(MarkRead, { refetchQueries: [UnreadCount, NotificationsDocument] });
  const list = data?.notifications;
  return (
    <>
      <title>Notifications – Parley</title>
      <div className="row spread">
        <h1>Notifications</h1>
        {list?.nodes.some(({ readAt }) => readAt === null) && (
          <button type="button" className="plain" onClick={() => void markRead({ variables: { ids: null } })}>
            Mark all as read
          </button>
        )}
      </div>
      <ProblemNote error={error ?? marking.error} />
      {list?.nodes.length === 0 && <p className="quiet">Nothing yet.</p>}
      <ul className="cards">
        {list?.nodes.map((notification) => (
          <Row
            key={notification.id}
            notification={notification}
            onRead={(id) => void markRead({ variables: { ids: [id] } })}
          />
        ))}
      </ul>
      <More
        page={list?.pageInfo}
        busy={networkStatus === NetworkStatus.fetchMore}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </>
  );
}

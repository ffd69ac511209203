import { NetworkStatus } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import type { ModerationLogQuery, ModerationVerb } from '../generated/graphql.ts';
import { Link } from '../router.tsx';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { say } from '../ui/say.tsx';
import { Time } from '../ui/time.tsx';
import { ModerationLog, ReinstateUser, RestoreComment } from './documents.ts';

type Entry = ModerationLogQuery['moderationLog']['nodes'][number];

const DID: Record<ModerationVerb, string> = {
  APPROVE: 'approved',
  REMOVE: 'removed',
  RESTORE: 'restored',
  SUSPEND_USER: 'suspended',
  REINSTATE_USER: 'reinstated',
  SHADOW_BAN_USER: 'shadow-banned',
  LOCK_POST: 'locked',
  UNLOCK_POST: 'unlocked',
  AUTO_HIDE: 'hid',
  AUTO_HOLD: 'held back',
};

function Subject({ subject }: { subject: Entry['subject'] }) {
  switch (subject.__typename) {
    case 'Comment':
      return (
        <>
          <Link to={`/comments/${subject.id}`}>a comment</Link>
          <span className="excerpt quiet">{subject.body}</span>
        </>
      );
    case 'Post':
      return <Link to={`/posts/${subject.id}`}>{subject.title}</Link>;
    case 'User':
      return <>@{subject.handle}</>;
    default:
      return <>something</>;
  }
}

/** What takes a decision back that still holds. */
function Undo({ subject }: { subject: Entry['subject'] }) {
  const [restore, restoring] = useMutation(RestoreComment, { refetchQueries: [ModerationLog] });
  const [reinstate, reinstating] = useMutation(ReinstateUser, { refetchQueries: [ModerationLog] });
  const undo = async () => {
    const { error } =
      subject.__typename === 'Comment'
        ? await restore({ variables: { id: subject.id, expectedVersion: subject.version } })
        : await reinstate({ variables: { id: subject.id } });
    if (!error) say('Done.');
  };
  const holds =
    (subject.__typename === 'Comment' && subject.state === 'REMOVED') ||
    (subject.__typename === 'User' && (subject.suspendedUntil !== null || subject.shadowBanned === true));
  if (!holds) return null;
  return (
    <>
      <button type="button" className="plain" onClick={() => void undo()}>
        {subject.__typename === 'Comment' ? 'Restore' : 'Reinstate'}
      </button>
      <ProblemNote error={restoring.error ?? reinstating.error} />
    </>
  );
}

const stateOf = (snapshot: unknown) => (snapshot as { state?: string }).state?.toLowerCase();

/** What was decided, by moderators and by the system, the newest first. */
export function Log() {
  const { data, error, networkStatus, fetchMore } = useQuery(ModerationLog, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const list = data?.moderationLog;
  return (
    <section aria-labelledby="log">
      <h2 id="log">Decisions</h2>
      <ProblemNote error={error} />
      {list?.nodes.length === 0 && <p className="quiet">Nothing was decided yet.</p>}
      <ul className="cards">
        {list?.nodes.map(({ id, verb, moderator, subject, reason, before, after, createdAt }) => (
          <li key={id}>
            <p>
              {moderator ? `@${moderator.handle}` : 'The system'} <strong>{DID[verb]}</strong>{' '}
              <Subject subject={subject} />
            </p>
            <p className="quiet">
              <Time at={createdAt} />
              {stateOf(before) !== undefined && ` · ${stateOf(before)} → ${stateOf(after)}`}
              {reason !== null && ` · “${reason}”`} <Undo subject={subject} />
            </p>
          </li>
        ))}
      </ul>
      <More
        page={list?.pageInfo}
        busy={networkStatus === NetworkStatus.fetchMore}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </section>
  );
}

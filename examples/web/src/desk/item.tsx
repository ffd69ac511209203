import type { ApolloCache } from '@apollo/client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { ItemFieldsFragment, ModerationQueue } from '../generated/graphql.ts';
import { problemOf } from '../graphql/problem.ts';
import { Link } from '../router.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { say } from '../ui/say.tsx';
import { Time } from '../ui/time.tsx';
import { ApproveComment, RemoveComment } from './documents.ts';
import { Standing } from './standing.tsx';

/** Takes what was decided out of the cache: lists leave out what is not there any more. */
function drop(cache: ApolloCache, item: ItemFieldsFragment, queue: ModerationQueue): void {
  cache.modify({
    fields: {
      moderationQueue(kept, { storeFieldName }) {
        const list = kept as { totalCount: number };
        return storeFieldName.includes(queue) ? { ...list, totalCount: list.totalCount - 1 } : list;
      },
    },
  });
  cache.evict({ id: cache.identify(item) ?? '' });
}

interface ItemProps {
  item: ItemFieldsFragment;
  queue: ModerationQueue;
  onDecided: () => void;
  /** The comment has changed since it was read. */
  onConflict: () => void;
}

/** One comment that waits, what speaks for and against it, and the decision. */
export function Item({ item, queue, onDecided, onConflict }: ItemProps) {
  const { cache } = useApolloClient();
  const [approve, approving] = useMutation(ApproveComment);
  const [remove, removing] = useMutation(RemoveComment);
  const [reason, setReason] = useState('');
  const { comment, flags, thread } = item;
  const busy = approving.loading || removing.loading;

  const decide = async (send: typeof approve | typeof remove, done: string) => {
    if (busy) return;
    // What was seen is what is decided on: another version is a VERSION_CONFLICT.
    const variables = { id: comment.id, expectedVersion: comment.version, reason: reason.trim() || null };
    const { error } = await send({ variables });
    if (error) {
      if (problemOf(error).code === 'VERSION_CONFLICT') onConflict();
      return;
    }
    say(done);
    drop(cache, item, queue);
    onDecided();
  };

  return (
    <article aria-label={`Comment of @${comment.author?.handle}`} className="item">
      <p className="quiet">
        on <Link to={`/posts/${comment.post.id}`}>{comment.post.title}</Link> · waits since <Time at={item.enteredAt} />
      </p>
      {thread.length > 0 && (
        <ol className="above" aria-label="What it answers">
          {thread.map(({ id, author, body }) => (
            <li key={id}>
              <Link to={`/comments/${id}`}>{author ? `@${author.handle}` : 'Somebody'}</Link>:{' '}
              {body ?? 'a text that is gone'}
            </li>
          ))}
        </ol>
      )}
      <blockquote className="text">{comment.body}</blockquote>
      <Standing user={comment.author} record={item.authorRecord} />
      <dl>
        <dt>State</dt>
        <dd>{comment.state.toLowerCase()}</dd>
        <dt>Weight of the reports</dt>
        <dd>{item.flagWeight.toFixed(2)}</dd>
        <dt>Spam</dt>
        <dd>
          {item.spamScore === null ? 'no verdict' : `${Math.round(item.spamScore * 100)} %`}
          {item.spamReasons.length > 0 && (
            <ul>
              {item.spamReasons.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      {flags.nodes.length > 0 && (
        <ul className="flags" aria-label="Reports">
          {flags.nodes.map((flag) => (
            <li key={flag.id}>
              <strong>{flag.reason.toLowerCase()}</strong> by @{flag.reporter.handle} (weight {flag.weight.toFixed(2)}
              {flag.resolution !== null && `, ${flag.resolution.toLowerCase()}`})
              {flag.note !== null && <> “{flag.note}”</>}
            </li>
          ))}
        </ul>
      )}
      <Field
        label="Reason"
        hint="For the log"
        name="reason"
        maxLength={1_000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <ProblemNote error={approving.error ?? removing.error} />
      <div className="row">
        <button type="button" aria-disabled={busy} onClick={() => void decide(approve, 'Approved.')}>
          Approve
        </button>
        <button type="button" className="danger" aria-disabled={busy} onClick={() => void decide(remove, 'Removed.')}>
          Remove
        </button>
      </div>
    </article>
  );
}

import { NetworkStatus } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import type { CommentViewFragment, CommentSort } from '../generated/graphql.ts';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Comment } from './comment.tsx';
import { Replies as RepliesDocument } from './documents.ts';

interface RepliesProps {
  comment: CommentViewFragment;
  sort: CommentSort;
  locked: boolean;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}

/** The replies to one comment: those that came with the thread at once, others when they are asked for. */
export function Replies({ comment, sort, locked, isShown, onShow }: RepliesProps) {
  const count = comment.replyCount;
  const hasReplies = count > 0 || comment.anyReply.nodes.length > 0;
  const { data, error, networkStatus, fetchMore } = useQuery(
    RepliesDocument,
    isShown && hasReplies ? { variables: { id: comment.id, sort } } : skipToken,
  );
  if (!hasReplies) return null;
  // Without public ones there may be tombstones with replies of their own.
  const all = count === 0 ? 'replies' : `${count} ${count === 1 ? 'reply' : 'replies'}`;
  if (!isShown)
    return (
      <button type="button" className="more" onClick={() => onShow(true)}>
        Show {all}
      </button>
    );
  const replies = data?.node?.__typename === 'Comment' ? data.node.replies : undefined;
  const left = replies ? count - replies.nodes.filter(({ state }) => state === 'VISIBLE').length : 0;
  return (
    <>
      <ProblemNote error={error} />
      {!replies && !error && <p className="quiet">Loading …</p>}
      <ul
        className={`comments replies depth-${Math.min(comment.depth + 1, 12)}`}
        aria-label={`Replies to ${comment.author ? `@${comment.author.handle}` : 'this comment'}`}
      >
        {replies?.nodes.map((reply) => (
          <li key={reply.id}>
            <Comment comment={reply} sort={sort} locked={locked} answers={comment.author?.handle ?? null} />
          </li>
        ))}
      </ul>
      <More
        page={replies?.pageInfo}
        busy={networkStatus === NetworkStatus.fetchMore}
        onMore={(after) => fetchMore({ variables: { after } })}
        label={left > 0 ? `Show ${left} more ${left === 1 ? 'reply' : 'replies'}` : 'Show more replies'}
      />
    </>
  );
}

import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import type { CommentSort } from '../generated/graphql.ts';
import { Link } from '../router.tsx';
import { useViewer } from '../session/viewer.ts';
import { Choice } from '../ui/field.tsx';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Time } from '../ui/time.tsx';
import { AddCommentForm } from './add-comment-form.tsx';
import { Comment } from './comment.tsx';
import { Thread as ThreadDocument } from './documents.ts';
import { useLiveThread } from './live-thread.ts';

const SORTS: [CommentSort, string][] = [
  ['BEST', 'Best'],
  ['TOP', 'Top'],
  ['HOT', 'Hot'],
  ['NEW', 'Newest'],
  ['OLD', 'Oldest'],
  ['CONTROVERSIAL', 'Controversial'],
];

/** A post and what is said about it. */
export function Thread({ id }: { id: string }) {
  const viewer = useViewer();
  const [sort, setSort] = useState<CommentSort>('BEST');
  const { data, error, networkStatus, fetchMore, refetch } = useQuery(ThreadDocument, {
    variables: { id, sort },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const live = useLiveThread(id, viewer?.id);
  const post = data?.post;
  if (!data) return error ? <ProblemNote error={error} /> : <p className="quiet">Loading …</p>;
  if (!post) return <h1>There is no such post</h1>;
  return (
    <>
      <title>{`${post.title} – Parley`}</title>
      <article className="post">
        <h1>{post.title}</h1>
        <p className="quiet">
          {post.author ? `@${post.author.handle}` : 'Somebody who left'} · <Time at={post.createdAt} />
        </p>
        <p className="text">{post.body}</p>
      </article>

      {post.locked && <p className="quiet">This thread is locked: it takes no new comments.</p>}
      {viewer && !post.locked && <AddCommentForm postId={id} parentId={null} />}
      {viewer === null && (
        <p>
          <Link to="/sign-in">Sign in</Link> to vote and to comment.
        </p>
      )}

      <section aria-labelledby="discussion">
        <div className="row spread">
          <h2 id="discussion">
            {post.commentCount} {post.commentCount === 1 ? 'comment' : 'comments'}
          </h2>
          <Choice label="Sort by" name="sort" options={SORTS} value={sort} onChoose={setSort} />
        </div>
        <div className="row spread news">
          <span className={live.isLive ? 'live' : 'quiet'}>{live.isLive ? 'Live' : 'Not live'}</span>
          <span role="status">
            {live.waiting > 0 && (
              <button type="button" onClick={() => live.show()}>
                {live.waiting} new {live.waiting === 1 ? 'comment' : 'comments'}
              </button>
            )}
          </span>
          {(live.mayMiss || !live.isLive) && (
            <button type="button" className="plain" onClick={() => void refetch().then(() => live.reloaded())}>
              {live.mayMiss ? 'Load what came meanwhile' : 'Load again'}
            </button>
          )}
        </div>
        <ProblemNote error={error} />
        <ul className="comments" aria-busy={networkStatus === NetworkStatus.setVariables}>
          {post.comments.nodes.map((comment) => (
            <li key={comment.id}>
              <Comment comment={comment} sort={sort} locked={post.locked} isOpen />
            </li>
          ))}
        </ul>
        <More
          page={post.comments.pageInfo}
          busy={networkStatus === NetworkStatus.fetchMore}
          onMore={(after) => fetchMore({ variables: { after } })}
          label="Show more comments"
        />
      </section>
    </>
  );
}

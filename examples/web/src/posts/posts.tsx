import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from '../router.tsx';
import { useViewer } from '../session/viewer.ts';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Time } from '../ui/time.tsx';
import { Posts as PostsDocument } from './documents.ts';
import { NewPost } from './new-post.tsx';

/** All posts, the newest first. */
export function Posts() {
  const viewer = useViewer();
  const [isWriting, setWriting] = useState(false);
  const { data, error, networkStatus, fetchMore } = useQuery(PostsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <>
      <div className="row spread">
        <h1>Posts</h1>
        {viewer && !isWriting && (
          <button type="button" onClick={() => setWriting(true)}>
            New post
          </button>
        )}
      </div>
      {isWriting && <NewPost onCancel={() => setWriting(false)} />}
      <ProblemNote error={error} />
      {!data && !error && <p className="quiet">Loading …</p>}
      {data?.posts.nodes.length === 0 && <p className="quiet">There are no posts yet.</p>}
      <ul className="cards">
        {data?.posts.nodes.map((post) => (
          <li key={post.id}>
            <h2>
              <Link to={`/posts/${post.id}`}>{post.title}</Link>
            </h2>
            <p className="quiet">
              {post.author ? `@${post.author.handle}` : 'Somebody who left'} · <Time at={post.createdAt} /> ·{' '}
              {post.commentCount} {post.commentCount === 1 ? 'comment' : 'comments'}
              {post.locked && ' · locked'}
            </p>
          </li>
        ))}
      </ul>
      <More
        page={data?.posts.pageInfo}
        busy={networkStatus === NetworkStatus.fetchMore}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </>
  );
}

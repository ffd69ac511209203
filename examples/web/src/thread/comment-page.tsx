import { useQuery } from '@apollo/client/react';
import { Link } from '../router.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Comment } from './comment.tsx';
import { OneComment } from './documents.ts';

/** One comment with what it answers and what answers it, as notifications and the moderators' desk point to it. */
export function CommentPage({ id }: { id: string }) {
  const { data, error } = useQuery(OneComment, { variables: { id }, fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <ProblemNote error={error} /> : <p className="quiet">Loading …</p>;
  const comment = data.node?.__typename === 'Comment' ? data.node : null;
  if (!comment) return <h1>There is no such comment</h1>;
  const { post, parent } = comment;
  return (
    <>
      <title>{`A comment on ${post.title} – Parley`}</title>
      <h1>
        A comment on <Link to={`/posts/${post.id}`}>{post.title}</Link>
      </h1>
      {parent && (
        <blockquote>
          <Link to={`/comments/${parent.id}`}>{parent.author ? `@${parent.author.handle}` : 'What it answers'}</Link>
          <p className={parent.body === null ? 'tombstone' : 'text'}>{parent.body ?? 'This text is gone.'}</p>
        </blockquote>
      )}
      <Comment comment={comment} sort="BEST" locked={post.locked} isOpen />
    </>
  );
}

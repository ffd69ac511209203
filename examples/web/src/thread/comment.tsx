import { useState } from 'react';
import type { CommentViewFragment, CommentSort, CommentState } from '../generated/graphql.ts';
import { Link } from '../router.tsx';
import { useViewer } from '../session/viewer.ts';
import { Time } from '../ui/time.tsx';
import { AddCommentForm } from './add-comment-form.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EditCommentForm } from './edit-comment-form.tsx';
import { FlagDialog } from './flag-dialog.tsx';
import { Replies } from './replies.tsx';
import { Votes } from './votes.tsx';

/** What stands in the place of a text that the viewer may not read. */
const TOMBSTONE: Record<CommentState, string> = {
  DELETED: 'Deleted by its author.',
  REMOVED: 'Removed by a moderator.',
  HIDDEN: 'Hidden until a moderator has looked at it.',
  HELD: 'Waits to be checked.',
  VISIBLE: '',
};

/** What is told of a text that not everyone can read, to those who can. */
const BADGE: Partial<Record<CommentState, string>> = {
  REMOVED: 'removed',
  HIDDEN: 'hidden, waits for a moderator',
  HELD: 'waits to be checked',
};

export interface CommentProps {
  comment: CommentViewFragment;
  sort: CommentSort;
  locked: boolean;
  /** Whether its replies are shown from the beginning. */
  isOpen?: boolean;
  /** Whom it answers: told where the indentation has come to its end. */
  answers?: string | null;
}

type Doing = 'reply' | 'edit' | 'flag' | 'delete' | null;

export function Comment({ comment, sort, locked, isOpen = false, answers = null }: CommentProps) {
  const viewer = useViewer();
  const [doing, setDoing] = useState<Doing>(null);
  const [showsReplies, setShowsReplies] = useState(isOpen);
  const { id, body, author, state } = comment;
  const isOwn = viewer != null && author?.id === viewer.id;
  const stop = () => setDoing(null);
  const who = author ? `@${author.handle}` : 'nobody';
  const action = (name: Exclude<Doing, null>, text: string) => (
    <button
      type="button"
      className="plain"
      aria-label={`${text}: comment of ${who}`}
      onClick={() => setDoing(doing === name ? null : name)}
    >
      {text}
    </button>
  );
  return (
    <article className="comment" aria-label={author ? `Comment of ${who}` : 'Comment'}>
      <header>
        {author && <strong title={author.displayName}>@{author.handle}</strong>}
        {answers !== null && <span className="answers quiet">to @{answers}</span>}{' '}
        <Link to={`/comments/${id}`} className="quiet">
          <Time at={comment.createdAt} />
        </Link>
        {comment.editedAt !== null && body !== null && <span className="quiet"> · edited</span>}
        {body !== null && BADGE[state] !== undefined && <span className="badge">{BADGE[state]}</span>}
      </header>
      {doing === 'edit' && body !== null ? (
        <EditCommentForm id={id} body={body} onDone={stop} />
      ) : (
        <p className={body === null ? 'tombstone' : 'text'}>{body ?? TOMBSTONE[state]}</p>
      )}
      <div className="actions">
        {body !== null && <Votes comment={comment} />}
        {viewer && !locked && action('reply', 'Reply')}
        {isOwn && body !== null && action('edit', 'Edit')}
        {isOwn && body !== null && action('delete', 'Delete')}
        {viewer && !isOwn && state === 'VISIBLE' && action('flag', 'Report')}
      </div>
      {doing === 'reply' && (
        <AddCommentForm
          postId={comment.post.id}
          parentId={id}
          onDone={() => {
            setShowsReplies(true);
            stop();
          }}
          onCancel={stop}
        />
      )}
      {doing === 'flag' && <FlagDialog id={id} onClose={stop} />}
      {doing === 'delete' && <DeleteDialog id={id} onClose={stop} />}
      <Replies comment={comment} sort={sort} locked={locked} isShown={showsReplies} onShow={setShowsReplies} />
    </article>
  );
}

import { useMutation } from '@apollo/client/react';
import type { CommentViewFragment, Vote } from '../generated/graphql.ts';
import { navigate } from '../router.tsx';
import { useViewer } from '../session/viewer.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { VoteComment } from './documents.ts';

type Counts = Pick<CommentViewFragment, 'upvotes' | 'downvotes' | 'viewerVote'>;

/** What the counts will be, if nobody else votes meanwhile. */
function afterVote({ upvotes, downvotes, viewerVote }: Counts, vote: Vote | null) {
  const change = (kind: Vote) => Number(vote === kind) - Number(viewerVote === kind);
  const [up, down] = [upvotes + change('UP'), downvotes + change('DOWN')];
  return { upvotes: up, downvotes: down, score: up - down, viewerVote: vote };
}

/** Shown at once (`optimisticResponse`); the answer puts the true counts in its place, a refusal the former ones. */
export function Votes({ comment }: { comment: CommentViewFragment }) {
  const viewer = useViewer();
  const [send, { error, loading }] = useMutation(VoteComment);
  const { id, score, viewerVote } = comment;
  const cast = async (choice: Vote) => {
    if (!viewer) {
      navigate('/sign-in');
      return;
    }
    if (loading) return;
    const vote = viewerVote === choice ? null : choice;
    await send({
      variables: { id, vote },
      optimisticResponse: {
        voteComment: {
          __typename: 'VoteCommentPayload',
          comment: { __typename: 'Comment', id, ...afterVote(comment, vote) },
        },
      },
    });
  };
  const button = (vote: Vote, label: string, sign: string) => (
    <button
      type="button"
      className="vote"
      aria-label={label}
      aria-pressed={viewerVote === vote}
      onClick={() => void cast(vote)}
    >
      {sign}
    </button>
  );
  return (
    <span className="votes" role="group" aria-label="Votes">
      {button('UP', 'Vote up', '▲')}
      <output aria-label="Score">{score}</output>
      {button('DOWN', 'Vote down', '▼')}
      <ProblemNote error={error} />
    </span>
  );
}

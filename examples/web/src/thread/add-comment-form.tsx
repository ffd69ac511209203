import { useMutation } from '@apollo/client/react';
import { useIdempotencyKey } from '../graphql/idempotency-key.ts';
import { TextField } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { say } from '../ui/say.tsx';
import { AddComment } from './documents.ts';
import { insert } from './insert.ts';

interface AddCommentFormProps {
  postId: string;
  /** Null answers the post. */
  parentId: string | null;
  onDone?: () => void;
  onCancel?: () => void;
}

export function AddCommentForm({ postId, parentId, onDone, onCancel }: AddCommentFormProps) {
  const [addComment, { loading, error }] = useMutation(AddComment, {
    update(cache, { data }) {
      if (data) insert(cache, data.addComment.comment);
    },
  });
  const key = useIdempotencyKey();
  const isReply = parentId !== null;
  const submit = async (form: FormData, element: HTMLFormElement) => {
    const input = { postId, parentId, body: textOf(form, 'body') };
    const idempotencyKey = key.keyFor(JSON.stringify(input));
    const { data } = await addComment({ variables: { input, idempotencyKey } });
    if (!data) return;
    key.taken();
    element.reset();
    const waits = data.addComment.comment.state === 'HELD';
    say(waits ? 'Your comment waits to be checked; until then only you see it.' : 'Your comment is there.');
    onDone?.();
  };
  return (
    <Form
      action={isReply ? 'Reply' : 'Comment'}
      onSubmit={submit}
      busy={loading}
      error={error}
      {...(onCancel && { onCancel })}
    >
      <TextField
        label={isReply ? 'Your reply' : 'Your comment'}
        name="body"
        rows={3}
        maxLength={10_000}
        required
        autoFocus={isReply}
      />
    </Form>
  );
}

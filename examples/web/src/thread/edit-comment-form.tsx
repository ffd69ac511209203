import { useMutation } from '@apollo/client/react';
import { TextField } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { EditComment } from './documents.ts';

export function EditCommentForm({ id, body, onDone }: { id: string; body: string; onDone: () => void }) {
  const [editComment, { loading, error }] = useMutation(EditComment);
  const submit = async (form: FormData) => {
    const { data } = await editComment({ variables: { input: { id, body: textOf(form, 'body') } } });
    if (data) onDone();
  };
  return (
    <Form action="Save" onSubmit={submit} busy={loading} error={error} onCancel={onDone}>
      <TextField label="Your comment" name="body" defaultValue={body} maxLength={10_000} required autoFocus />
    </Form>
  );
}

import { useMutation } from '@apollo/client/react';
import { useIdempotencyKey } from '../graphql/idempotency-key.ts';
import { navigate } from '../router.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { CreatePost } from './documents.ts';

export function NewPost({ onCancel }: { onCancel: () => void }) {
  const [createPost, { loading, error }] = useMutation(CreatePost);
  const key = useIdempotencyKey();
  const submit = async (form: FormData) => {
    const input = { title: textOf(form, 'title'), body: textOf(form, 'body') };
    const idempotencyKey = key.keyFor(JSON.stringify(input));
    const { data } = await createPost({ variables: { input, idempotencyKey } });
    if (!data) return;
    key.taken();
    navigate(`/posts/${data.createPost.post.id}`);
  };
  return (
    <Form action="Publish" label="New post" onSubmit={submit} busy={loading} error={error} onCancel={onCancel}>
      <Field label="Title" name="title" maxLength={300} required autoFocus />
      <TextField label="Text" name="body" maxLength={40_000} />
    </Form>
  );
}

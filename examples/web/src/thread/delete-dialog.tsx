import { useMutation } from '@apollo/client/react';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { DeleteComment } from './documents.ts';

export function DeleteDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [deleteComment, { loading, error }] = useMutation(DeleteComment);
  const submit = async () => {
    const { data } = await deleteComment({ variables: { id } });
    if (data) onClose();
  };
  return (
    <Dialog title="Delete this comment?" onClose={onClose}>
      <p>Its text is erased for good. The replies stay.</p>
      <Form action="Delete" onSubmit={submit} busy={loading} error={error} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}

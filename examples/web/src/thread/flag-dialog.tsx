import { useMutation } from '@apollo/client/react';
import type { FlagReason } from '../generated/graphql.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Choice, TextField } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { say } from '../ui/say.tsx';
import { FlagComment } from './documents.ts';

const REASONS: [FlagReason, string][] = [
  ['SPAM', 'Spam'],
  ['ABUSE', 'Insults or harassment'],
  ['HATE', 'Hate'],
  ['SEXUAL', 'Sexual content'],
  ['VIOLENCE', 'Violence'],
  ['MISINFORMATION', 'Misinformation'],
  ['OTHER', 'Something else'],
];

export function FlagDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [flagComment, { loading, error }] = useMutation(FlagComment);
  const submit = async (form: FormData) => {
    const input = { id, reason: textOf(form, 'reason') as FlagReason, note: textOf(form, 'note') || null };
    const { data } = await flagComment({ variables: { input } });
    if (!data) return;
    say('Thank you: the moderators will look at it.');
    onClose();
  };
  return (
    <Dialog title="Report this comment" onClose={onClose}>
      <Form action="Report" onSubmit={submit} busy={loading} error={error} onCancel={onClose}>
        <Choice label="What is wrong with it?" name="reason" options={REASONS} />
        <TextField label="For the moderators" hint="As you like" name="note" maxLength={1_000} rows={3} />
      </Form>
    </Dialog>
  );
}

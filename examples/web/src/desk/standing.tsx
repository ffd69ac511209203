import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { ItemFieldsFragment, SuspendUserInput } from '../generated/graphql.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Choice, Field } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { say } from '../ui/say.tsx';
import { Time } from '../ui/time.tsx';
import { SuspendUser } from './documents.ts';

type Author = NonNullable<ItemFieldsFragment['comment']['author']>;

const LENGTHS = [
  ['1', 'for a day'],
  ['7', 'for a week'],
  ['30', 'for 30 days'],
  ['', 'until somebody reinstates them'],
  ['shadow', 'only hide their comments from others (shadow ban)'],
] as const;

function inputOf(id: string, form: FormData): SuspendUserInput {
  const [length, reason] = [textOf(form, 'length'), textOf(form, 'reason')];
  const until = Number(length) > 0 ? new Date(Date.now() + Number(length) * 86_400_000).toISOString() : null;
  return { id, reason, until, shadow: length === 'shadow' };
}

function SuspendDialog({ user, onClose }: { user: Author; onClose: () => void }) {
  const [suspend, { loading, error }] = useMutation(SuspendUser);
  const submit = async (form: FormData) => {
    const { data } = await suspend({ variables: { input: inputOf(user.id, form) } });
    if (!data) return;
    say(`@${user.handle} is suspended.`);
    onClose();
  };
  return (
    <Dialog title={`Suspend @${user.handle}`} onClose={onClose}>
      <Form action="Suspend" onSubmit={submit} busy={loading} error={error} onCancel={onClose}>
        <Choice label="How long?" name="length" options={LENGTHS} />
        <Field label="Reason" hint="For the log" name="reason" maxLength={1_000} required />
      </Form>
    </Dialog>
  );
}

/** Who wrote it, what is known of them, and what can be done about them. */
export function Standing({ user, record }: { user: Author | null; record: ItemFieldsFragment['authorRecord'] }) {
  const [isSuspending, setSuspending] = useState(false);
  if (!user) return <p className="quiet">Its author is gone.</p>;
  return (
    <p className="quiet">
      <strong>@{user.handle}</strong>, here since <Time at={user.createdAt} />
      {record &&
        `: ${record.visible} comments stand, ${record.removed} were removed; of their own reports ${record.flagsUpheld} were upheld, ${record.flagsDismissed} dismissed`}
      . {user.suspendedUntil !== null && <span className="badge">suspended</span>}
      {user.shadowBanned === true && <span className="badge">shadow-banned</span>}{' '}
      <button type="button" className="plain" onClick={() => setSuspending(true)}>
        Suspend …
      </button>
      {isSuspending && <SuspendDialog user={user} onClose={() => setSuspending(false)} />}
    </p>
  );
}

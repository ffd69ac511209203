import { createContext, type ReactNode, type SubmitEvent } from 'react';
import { problemOf, useWait, type Problem } from '../graphql/problem.ts';
import { ProblemNote } from './problem-note.tsx';

/** What the fields of a form are to know of its refusal. */
export const FormProblem = createContext<Problem | null>(null);

/** The text that was put into a field; empty for none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

interface FormProps {
  /** What its button says. */
  action: string;
  onSubmit: (form: FormData, element: HTMLFormElement) => Promise<void>;
  busy: boolean;
  error: unknown;
  onCancel?: () => void;
  label?: string;
  children: ReactNode;
}

/** A form that is sent once at a time, tells why it was refused, and waits as long as the API asks it to. */
export function Form({ action, onSubmit, busy, error, onCancel, label, children }: FormProps) {
  const wait = useWait(error);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy && wait === 0) void onSubmit(new FormData(event.currentTarget), event.currentTarget);
  };
  return (
    <form onSubmit={submit} aria-label={label}>
      <FormProblem value={error === undefined ? null : problemOf(error)}>
        {children}
        <ProblemNote error={error} />
        <div className="row">
          <button type="submit" aria-disabled={busy || wait > 0}>
            {wait > 0 ? `${action} (in ${wait} s)` : action}
          </button>
          {onCancel && (
            <button type="button" className="plain" onClick={onCancel}>
              Cancel
            </button>
          )}
        </div>
      </FormProblem>
    </form>
  );
}

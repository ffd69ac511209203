import { problemOf, useWait } from '../graphql/problem.ts';

/** Why something was refused. The codes decide where they call for words of their own; else the API's message is said. */
export function ProblemNote({ error }: { error: unknown }) {
  const wait = useWait(error);
  if (error === undefined) return null;
  const { code, message } = problemOf(error);
  if (code === 'RATE_LIMITED')
    return (
      <p role="alert" className="problem">
        Too many tries. {/* Said once, not with every second. */}
        <span aria-live="off">{wait > 0 ? `Try again in ${wait} s.` : 'You can try again now.'}</span>
      </p>
    );
  return (
    <p role="alert" className="problem">
      {message}
    </p>
  );
}

import type { ReactElement } from 'react';
import type { Role } from '../generated/graphql.ts';
import { Link } from '../router.tsx';
import { isAtLeast, useViewer } from '../session/viewer.ts';
import { DeadJobs } from './dead-jobs.tsx';
import { Log } from './log.tsx';
import { Queue } from './queue.tsx';
import { Webhooks } from './webhooks.tsx';

const TABS: { path: string; text: string; role: Role; page: () => ReactElement }[] = [
  { path: '', text: 'Flagged', role: 'MODERATOR', page: () => <Queue key="FLAGGED" queue="FLAGGED" /> },
  { path: 'held', text: 'Held', role: 'MODERATOR', page: () => <Queue key="HELD" queue="HELD" /> },
  { path: 'log', text: 'Log', role: 'MODERATOR', page: () => <Log /> },
  { path: 'webhooks', text: 'Webhooks', role: 'ADMIN', page: () => <Webhooks /> },
  { path: 'jobs', text: 'Dead jobs', role: 'ADMIN', page: () => <DeadJobs /> },
];

/** Where moderators decide, and administrators see to what could not be delivered or done. */
export function Desk({ tab }: { tab: string }) {
  const viewer = useViewer();
  if (viewer === undefined) return <p className="quiet">Loading …</p>;
  const tabs = TABS.filter(({ role }) => isAtLeast(viewer, role));
  const shown = tabs.find(({ path }) => path === tab);
  if (!shown)
    return (
      <>
        <h1>The desk</h1>
        <p>
          This is for {TABS.find(({ path }) => path === tab)?.role === 'ADMIN' ? 'administrators' : 'moderators'}.{' '}
          {!viewer && <Link to="/sign-in">Sign in</Link>}
        </p>
      </>
    );
  return (
    <>
      <title>{`${shown.text} – the desk of Parley`}</title>
      <h1>The desk</h1>
      <nav className="tabs" aria-label="Desk">
        {tabs.map(({ path, text }) => (
          <Link key={path} to={path ? `/desk/${path}` : '/desk'}>
            {text}
          </Link>
        ))}
      </nav>
      {shown.page()}
    </>
  );
}

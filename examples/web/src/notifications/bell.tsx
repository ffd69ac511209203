import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { useLive } from '../graphql/live.ts';
import { Link } from '../router.tsx';
import { Notifications, NotificationAdded, UnreadCount } from './documents.ts';

/** The way to the notifications, with the number of unread ones: live, or else asked for every minute. */
export function Bell() {
  const client = useApolloClient();
  const { isLive } = useLive();
  const { data } = useQuery(UnreadCount, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    pollInterval: isLive ? 0 : 60_000,
  });
  useSubscription(NotificationAdded, {
    ignoreResults: true,
    onData: () => void client.refetchQueries({ include: [UnreadCount, Notifications] }),
  });
  const count = data?.unreadNotificationCount ?? 0;
  return (
    <Link to="/notifications" aria-label={`Notifications, ${count} unread`}>
      Notifications {count > 0 && <span className="count">{count}</span>}
    </Link>
  );
}

import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { CommentAddedSubscription } from '../generated/graphql.ts';
import { useLive } from '../graphql/live.ts';
import { CommentAdded, CommentChanged } from './documents.ts';
import { insert } from './insert.ts';

type Added = CommentAddedSubscription['commentAdded'];

/**
 * The news of a thread. What changes, changes in place (the cache sees to it); what others add waits until the reader
 * wants it, so that nothing moves under a reading eye.
 */
export function useLiveThread(postId: string, viewerId: string | undefined) {
  const { cache } = useApolloClient();
  const { isLive, connections } = useLive();
  const [waiting, setWaiting] = useState<Added[]>([]);
  const [mayMiss, setMayMiss] = useState(false);

  useSubscription(CommentAdded, {
    variables: { postId },
    ignoreResults: true,
    onData({ data: { data } }) {
      const comment = data?.commentAdded;
      if (!comment) return;
      if (comment.author?.id === viewerId) insert(cache, comment);
      else setWaiting((before) => [...before.filter(({ id }) => id !== comment.id), comment]);
    },
  });
  useSubscription(CommentChanged, { variables: { postId }, ignoreResults: true });

  // What happened while the connection was lost, nobody tells.
  const known = useRef(connections);
  useEffect(() => {
    if (known.current > 0 && connections > known.current) setMayMiss(true);
    known.current = connections;
  }, [connections]);

  return {
    isLive,
    mayMiss,
    waiting: waiting.length,
    show() {
      for (const comment of waiting) insert(cache, comment);
      setWaiting([]);
    },
    reloaded() {
      setWaiting([]);
      setMayMiss(false);
    },
  };
}

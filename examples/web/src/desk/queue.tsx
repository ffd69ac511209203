import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { ModerationQueue as QueueName } from '../generated/graphql.ts';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ModerationQueue } from './documents.ts';
import { Item } from './item.tsx';

/** What waits in one of the two queues. */
export function Queue({ queue }: { queue: QueueName }) {
  const { data, error, networkStatus, fetchMore, refetch } = useQuery(ModerationQueue, {
    variables: { queue },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const [conflict, setConflict] = useState(false);
  const list = data?.moderationQueue;
  return (
    <section aria-labelledby="queue">
      <h2 id="queue" tabIndex={-1} ref={heading}>
        {list ? `${list.totalCount} ${queue === 'FLAGGED' ? 'flagged' : 'held'}` : 'Loading …'}
      </h2>
      <ProblemNote error={error} />
      {conflict && (
        <p role="alert" className="problem">
          That comment changed while you looked at it, so nothing was decided. Here is what waits now.
        </p>
      )}
      {list?.nodes.length === 0 && <p className="quiet">Nothing waits here.</p>}
      <ul className="cards">
        {list?.nodes.map((item) => (
          <li key={item.comment.id}>
            <Item
              item={item}
              queue={queue}
              onDecided={() => {
                setConflict(false);
                // The button that was pressed is gone.
                heading.current?.focus();
              }}
              onConflict={() => {
                setConflict(true);
                void refetch();
              }}
            />
          </li>
        ))}
      </ul>
      <More
        page={list?.pageInfo}
        busy={networkStatus === NetworkStatus.fetchMore}
        onMore={(after) => fetchMore({ variables: { after } })}
      />
    </section>
  );
}

import { NetworkStatus } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { Time } from '../ui/time.tsx';
import { DeadJobs as DeadJobsDocument, ReplayDeadJob } from './documents.ts';

/** Background work that used up its attempts, and its replay. */
export function DeadJobs() {
  const { data, error, networkStatus, fetchMore } = useQuery(DeadJobsDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const [replay, replaying] = useMutation(ReplayDeadJob);
  const list = data?.deadJobs;
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">Dead jobs</h2>
      <ProblemNote error={error ?? replaying.error} />
      {list?.nodes.length === 0 && <p className="quiet">Everything was done.</p>}
      <ul className="cards">
        {list?.nodes.map(({ id, job, payload, diedAt, replayedAt, failures }) => (
          <li key={id}>
            <p>
              <strong>{job}</strong>{' '}
              <span className="quiet">
                · gave up <Time at={diedAt} />
              </span>
            </p>
            <pre>{JSON.stringify(payload, null, 2)}</pre>
            <details>
              <summary>
                {failures.length} {failures.length === 1 ? 'attempt' : 'attempts'}
              </summary>
              <ol>
                {failures.map((failure) => (
                  <li key={failure.at}>
                    <Time at={failure.at} />: {failure.error}
                  </li>
                ))}
              </ol>
            </details>
            {replayedAt === null ? (
              <button type="button" onClick={() => void replay({ variables: { id } })}>
                Replay
              </button>
            ) : (
              <p className="quiet">
                Replayed <Time at={replayedAt} />
              </p>
            )}
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

import { NetworkStatus } from '@apollo/client';
import { useMutation, useQuery } from '@apollo/client/react';
import { More } from '../ui/more.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { say } from '../ui/say.tsx';
import { Time } from '../ui/time.tsx';
import {
  DeadDeliveries,
  ReplayDeadDeliveries,
  ReplayDelivery,
  SetEndpointStatus,
  WebhookEndpoints,
} from './documents.ts';

function Endpoints() {
  const { data, error } = useQuery(WebhookEndpoints, { fetchPolicy: 'cache-and-network' });
  const [setStatus, setting] = useMutation(SetEndpointStatus);
  const list = data?.webhookEndpoints;
  return (
    <section aria-labelledby="endpoints">
      <h2 id="endpoints">Endpoints</h2>
      <ProblemNote error={error ?? setting.error} />
      {list?.nodes.length === 0 && <p className="quiet">There are none.</p>}
      <ul className="cards">
        {list?.nodes.map(({ id, url, description, eventTypes, status, failingSince }) => {
          const next = status === 'ACTIVE' ? 'PAUSED' : 'ACTIVE';
          return (
            <li key={id}>
              <p className="row spread">
                <code>{url}</code>
                <span className="badge">{status.toLowerCase()}</span>
              </p>
              <p className="quiet">
                {description} {eventTypes.join(', ')}
                {failingSince !== null && (
                  <>
                    {' '}
                    · failing since <Time at={failingSince} />
                  </>
                )}
              </p>
              <button
                type="button"
                className="plain"
                onClick={() => void setStatus({ variables: { input: { id, status: next } } })}
              >
                {next === 'ACTIVE' ? 'Activate' : 'Pause'}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Messages whose last attempt failed too, and their replay. */
function Dead() {
  const { data, error, networkStatus, fetchMore, refetch } = useQuery(DeadDeliveries, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const [replay, replaying] = useMutation(ReplayDelivery);
  const [replayAll, replayingAll] = useMutation(ReplayDeadDeliveries);
  const list = data?.webhookDeliveries;
  const sendAll = async () => {
    const { data: done } = await replayAll();
    if (!done) return;
    say(`${done.replayWebhookDeliveries.count} will be sent again.`);
    await refetch();
  };
  return (
    <section aria-labelledby="dead">
      <div className="row spread">
        <h2 id="dead">Dead deliveries</h2>
        {list?.nodes.some(({ status }) => status === 'DEAD') && (
          <button type="button" aria-disabled={replayingAll.loading} onClick={() => void sendAll()}>
            Replay all
          </button>
        )}
      </div>
      <ProblemNote error={error ?? replaying.error ?? replayingAll.error} />
      {list?.nodes.length === 0 && <p className="quiet">Everything was delivered.</p>}
      <ul className="cards">
        {list?.nodes.map(({ id, eventType, endpoint, status, attemptCount, attempts, createdAt }) => (
          <li key={id}>
            <p className="row spread">
              <strong>{eventType}</strong>
              <span className="badge">{status === 'PENDING' ? 'on its way' : status.toLowerCase()}</span>
            </p>
            <p className="quiet">
              to <code>{endpoint.url}</code> · <Time at={createdAt} />
            </p>
            <details>
              <summary>
                {attemptCount} {attemptCount === 1 ? 'attempt' : 'attempts'}
              </summary>
              <ol>
                {attempts.nodes.map((attempt) => (
                  <li key={attempt.id} value={attempt.number}>
                    <Time at={attempt.startedAt} />: {attempt.error ?? `answered ${attempt.statusCode}`}
                  </li>
                ))}
              </ol>
            </details>
            {status === 'DEAD' && (
              <button type="button" onClick={() => void replay({ variables: { id } })}>
                Replay
              </button>
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

export const Webhooks = () => (
  <>
    <Dead />
    <Endpoints />
  </>
);

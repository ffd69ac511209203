import { setTimeout as sleep } from 'node:timers/promises';
import type { Call, Endpoint, Outcome } from './endpoint.ts';
import { Refusal, errorJson } from './errors.ts';
import type { ApiFault, Faults } from './faults.ts';
import { fingerprint } from './form.ts';
import type { Journal } from './journal.ts';
import type { KeyedCall } from './keys.ts';
import { newId, toSeconds, type EventRecord } from './records.ts';
import { render } from './render.ts';
import type { Entry, Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

export interface Request {
  endpoint: Endpoint;
  call: Call;
  /** Of the address, with its id. */
  path: string;
  /** All parameters as they were sent. */
  params: string;
  idempotencyKey: string | null;
}

export interface Answer {
  status: number;
  json: string;
  /** Id of this request. */
  request: string;
  /** Id of the request that was answered first under the same key. */
  original?: string;
  /** Whether sending the request again can come to anything else; undefined leaves it to the client. */
  shouldRetry?: false;
}

const SERVER_ERROR = errorJson({ type: 'api_error', message: 'An unknown error occurred' });

const refused = ({ status, body }: Refusal) => ({ status, answer: errorJson(body) });

const jsonOf = (answer: Outcome['answer']) => (typeof answer === 'string' ? answer : JSON.stringify(render(answer)));

export interface ExecutorOptions {
  store: Store;
  journal: Journal;
  webhooks: Webhooks;
  faults: Faults;
  now: () => Date;
  /** Ends every wait. */
  stopping: AbortSignal;
}

/** Answers requests one after the other; null where a fault wants the connection to be reset. */
export function createExecutor({ store, journal, webhooks, faults, now, stopping }: ExecutorOptions) {
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping }).catch(() => undefined);

  /** Makes an outcome true: in memory, then on disk; only then may anybody hear of it. */
  async function commit(outcome: Outcome, at: number, request: string, key: KeyedCall | null): Promise<Answer> {
    const { status = 200, answer, put, events, forget } = outcome;
    let heard: EventRecord[] = [];
    if (put || forget || key) {
      const entry: Entry = {
        at,
        request,
        ...(put ? { put } : {}),
        ...(events ? { events: events.map((event) => ({ id: newId('evt'), ...event })) } : {}),
        ...(key
          ? { key: { ...key, status, ...(typeof answer === 'string' ? { json: answer } : { of: answer.id }) } }
          : {}),
        ...(forget ? { forget } : {}),
      };
      heard = store.apply(entry);
      journal.append(entry);
    }
    const json = jsonOf(answer);
    // Reads wait too: what they saw may not be on disk yet, and nobody may see what a crash can take back.
    await journal.synced();
    webhooks.send(heard);
    return { status, json, request };
  }

  /** The execution itself: from here on every answer, errors too, is remembered under the key. */
  function outcomeOf(run: (at: number) => Outcome, at: number, fault: ApiFault | null): Outcome {
    let outcome: Outcome;
    try {
      outcome = run(toSeconds(at));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcome = refused(error);
    }
    return fault?.kind === 'error_after' ? { ...outcome, status: fault.status, answer: SERVER_ERROR } : outcome;
  }

  async function answerOf(
    { endpoint, call, path, params, idempotencyKey }: Request,
    request: string,
    fault: ApiFault | null,
  ): Promise<Answer> {
    const run = endpoint.prepare(call);
    const key = idempotencyKey === null ? null : { key: idempotencyKey, path, fingerprint: fingerprint(params) };
    const earlier = key && store.keys.claim(key);
    if (earlier) {
      await journal.synced();
      return { status: earlier.status, json: jsonOf(earlier.answer), request, original: earlier.request };
    }
    try {
      if (fault?.kind === 'delay') await pause(fault.ms);
      const at = now().getTime();
      return await commit(outcomeOf(run, at, fault), at, request, key);
    } finally {
      if (key) store.keys.release(key.key);
    }
  }

  return async (of: Request): Promise<Answer | null> => {
    const request = newId('req');
    const fault = faults.takeFor(of.endpoint.name);
    if (fault?.kind === 'reset_before') return null;
    if (fault?.kind === 'error_before') return { status: fault.status, json: SERVER_ERROR, request };
    let answer: Answer;
    try {
      answer = await answerOf(of, request, fault);
    } catch (error) {
      if (error instanceof Refusal) {
        const { status, answer: json } = refused(error);
        return { status, json, request };
      }
      console.error(`The sandbox could not answer ${request}:`, error);
      return { status: 500, json: SERVER_ERROR, request };
    }
    if (fault?.kind === 'drop_answer_after') return null;
    if (fault?.kind === 'delay_answer') await pause(fault.ms);
    // A replay is struck as well; what the key remembers stays.
    if (fault?.kind === 'error_after')
      return { ...answer, status: fault.status, json: SERVER_ERROR, shouldRetry: false };
    return answer;
  };
}

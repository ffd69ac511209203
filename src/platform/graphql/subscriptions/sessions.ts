import { forbidden, unauthenticated, type AppError } from '../../errors.ts';
import type { Log } from '../../log/index.ts';
import type { Admission } from '../../rate-limit/gate.ts';

/** What is known of a viewer is at most as old when it decides what is shown. */
const FRESH_MS = 1_000;
/** How often those who are shown nothing are looked at. */
const SWEEP_MS = 10_000;
/** Longest that a timer of Node waits. */
const LONGEST_MS = 2 ** 31 - 1;

type SomeViewer = { id: string } | null;

/** One connection of a client: as whom, until when. */
export interface Session<Viewer> {
  viewer: Viewer;
  /** Whose buckets. */
  identity: string;
  /** Stands in the log and in the answer of an internal error. */
  requestId: string;
}

export interface SessionsOptions<Viewer> {
  /** The people of these ids as they are now, without those who are gone. */
  findViewers: (ids: string[]) => Promise<Map<string, Viewer>>;
  now: () => Date;
  log: Log;
}

export interface Sessions<Viewer> {
  /** Calls `end` when the token has expired or the person is gone, once. */
  begin(admission: Admission<Viewer>, requestId: string, end: Ending): Session<Viewer>;
  finish(session: Session<Viewer>): void;
  /** Brings the viewers of these sessions up to date, by one statement, where they are older than a second. */
  refresh(sessions: Iterable<Session<Viewer>>): Promise<void>;
  close(): void;
}
type Ending = (reason: AppError) => void;

export function createSessions<Viewer extends SomeViewer>({
  findViewers,
  now,
  log,
}: SessionsOptions<Viewer>): Sessions<Viewer> {
  const running = new Map<Session<Viewer>, { readAt: number; end: Ending; timer: NodeJS.Timeout | undefined }>();

  const finish = (session: Session<Viewer>) => {
    clearTimeout(running.get(session)?.timer);
    running.delete(session);
  };
  const end = (session: Session<Viewer>, reason: AppError) => {
    const state = running.get(session);
    finish(session);
    state?.end(reason);
  };

  /** A token may last longer than a timer does. */
  function expire(session: Session<Viewer>, at: Date): void {
    const state = running.get(session);
    if (!state) return;
    const left = at.getTime() - now().getTime();
    if (left <= 0) end(session, unauthenticated('The token has expired: sign in again.'));
    else state.timer = setTimeout(() => expire(session, at), Math.min(left, LONGEST_MS));
  }

  async function refresh(sessions: Iterable<Session<Viewer>>): Promise<void> {
    const since = performance.now() - FRESH_MS;
    const stale = [...sessions].filter((session) => session.viewer && (running.get(session)?.readAt ?? since) < since);
    if (stale.length === 0) return;
    const readAt = performance.now();
    const found = await findViewers([...new Set(stale.flatMap(({ viewer }) => viewer?.id ?? []))]);
    for (const session of stale) {
      const viewer = found.get(session.viewer?.id ?? '');
      const state = running.get(session);
      if (!viewer) end(session, forbidden('The person of this token is gone.'));
      else if (state) {
        session.viewer = viewer;
        state.readAt = readAt;
      }
    }
  }

  const sweep = setInterval(() => {
    refresh(running.keys()).catch((error: unknown) => {
      log.warn({ err: error }, 'Those who follow subscriptions cannot be looked at');
    });
  }, SWEEP_MS);
  sweep.unref();

  return {
    begin({ viewer, identity, expiresAt }, requestId, ending) {
      const session = { viewer, identity, requestId };
      running.set(session, { readAt: performance.now(), end: ending, timer: undefined });
      if (expiresAt) expire(session, expiresAt);
      return session;
    },
    finish,
    refresh,
    close() {
      clearInterval(sweep);
      for (const session of running.keys()) finish(session);
    },
  };
}

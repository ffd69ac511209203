import { z } from 'zod';

/** A kind of fact that a domain tells the others: its name in the past tense, such as `comment.created`. */
export interface EventDefinition<Data = unknown, Type extends string = string> {
  type: Type;
  /** What the outbox keeps of one event, and what its listeners get. */
  schema: z.ZodType<Event<Data, Type>>;
  /** One event, to be put into the outbox. @throws ZodError for data of another shape. */
  of: (data: Data) => { type: Type; data: Data };
}

export interface Event<Data = unknown, Type extends string = string> {
  id: string;
  type: Type;
  /** RFC 3339, UTC. */
  at: string;
  data: Data;
}

export function defineEvent<Type extends string, Data>(type: Type, data: z.ZodType<Data>): EventDefinition<Data, Type> {
  const schema = z.object({ id: z.uuid(), type: z.literal(type), at: z.iso.datetime(), data });
  return {
    type,
    schema,
    of: (facts) => ({ type, data: data.parse(facts) }),
  };
}

export interface JobOptions {
  /** In the imperative, such as `webhooks.deliver`. */
  name: string;
  /** Tries in all before the job becomes a dead letter. */
  attempts?: number;
  /** The pause before try n + 1 is a random one of up to `firstMs` × 2^(n - 1), at most `maxMs`. */
  backoff?: { firstMs: number; maxMs: number };
  /** The queue that it waits in; jobs of one queue may delay each other. */
  queue?: string;
  /** How many may travel together, where each is short and there are many. */
  bundle?: number;
}

/** A kind of job, apart from how it is done. */
export interface JobDefinition<Payload = unknown> extends Required<JobOptions> {
  schema: z.ZodType<Payload>;
  /** The types of the events that cause it. */
  listensTo: string[];
  /** Run again this often, in milliseconds, with this payload; however many workers there are. */
  every: { ms: number; payload: Payload } | null;
}

const defaults = { attempts: 12, backoff: { firstMs: 1_000, maxMs: 600_000 }, queue: 'jobs', bundle: 1 };

type Repetition<Payload> = NonNullable<JobDefinition<Payload>['every']>;

export const defineJob = <Payload>(
  options: JobOptions & { schema: z.ZodType<Payload>; every?: Repetition<Payload> },
): JobDefinition<Payload> => ({ ...defaults, listensTo: [], every: null, ...options });

type AnyEvent = Pick<EventDefinition, 'type' | 'schema'>;

/** A job for each event of these kinds; its payload is the event. */
export const defineListener = <Definitions extends AnyEvent[]>({
  to,
  ...options
}: JobOptions & { to: Definitions }): JobDefinition<z.infer<Definitions[number]['schema']>> => ({
  ...defaults,
  listensTo: to.map(({ type }) => type),
  every: null,
  schema: z.union(to.map(({ schema }) => schema)) as unknown as Definitions[number]['schema'] as never,
  ...options,
});

/** What a running job may use. */
export interface JobRun {
  /** Aborted when the process must end before the job does; the job then runs again elsewhere. */
  signal: AbortSignal;
}

/** Does a job. It may run more than once for one cause. A date says that it goes on then, with the same payload. */
export type JobHandler<Payload> = (payload: Payload, run: JobRun) => Promise<Date | undefined>;

export interface JobImplementation {
  definition: JobDefinition;
  run: JobHandler<unknown>;
}

/** Ties a definition to what does it; the payload is parsed before `handle` sees it. */
export const implementJob = <Payload>(
  definition: JobDefinition<Payload>,
  handle: (payload: Payload, run: JobRun) => Promise<Date | undefined> | Promise<void>,
): JobImplementation => ({
  definition,
  run: async (payload, run) => (await handle(definition.schema.parse(payload), run)) ?? undefined,
});

/**
 * Milliseconds to wait after `failures` (1 or more) failures in a row: capped exponential with full jitter.
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter" (2015).
 */
export const backoffMs = (failures: number, { firstMs, maxMs }: JobDefinition['backoff']): number =>
  Math.random() * Math.min(maxMs, firstMs * 2 ** (failures - 1));

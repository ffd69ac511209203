/**
 * Connections to Redis: one server, or a Redis Cluster. Whoever uses them need not know which; keys that one command or
 * script names have the same hash tag.
 */
import { Cluster, Redis as Server, type ClusterNode, type ClusterOptions, type RedisOptions } from 'ioredis';
import type { Log } from '../log/index.ts';

export type Redis = Server | Cluster;

const CONNECT_MS = 2_000;
/** How often a client looks which node of a cluster has what: one that hangs tells nobody that it was replaced. */
const REFRESH_MS = 2_000;
/** Longest that a client may take to find its way after a change that another has seen already. */
export const SETTLE_MS = 5_000;

const delayOf = (attempt: number) => Math.min(attempt * 100, 500);

/** The URLs of a setting, in which a comma stands between two. */
export const urlsOf = (setting: string): string[] => setting.split(/\s*,\s*(?=rediss?:)/);

const marksCluster = (url: string) => new URL(url).searchParams.get('cluster') === 'true';

/** Whether a setting names a cluster: by several of its nodes, or with `?cluster=true` by one name for all. */
export const namesCluster = (setting: string): boolean => {
  const urls = urlsOf(setting);
  return urls.length > 1 || urls.some(marksCluster);
};

/** What makes a setting of well-formed URLs unusable; undefined for nothing. */
export function faultOf(setting: string): string | undefined {
  if (!namesCluster(setting)) return undefined;
  const urls = urlsOf(setting).map((url) => new URL(url));
  if (urls.some(({ pathname }) => !['', '/', '/0'].includes(pathname))) return 'has no database number for a cluster';
  const ways = urls.map(({ protocol, username, password }) => `${protocol} ${username} ${password}`);
  return new Set(ways).size > 1 ? 'has one protocol, user and password for all nodes of a cluster' : undefined;
}

export const isCluster = (redis: Redis): redis is Cluster => redis instanceof Cluster;

/** How every node of a cluster is spoken to. */
function nodeOptions(setting: string): RedisOptions {
  const [first = ''] = urlsOf(setting);
  const { protocol, username, password } = new URL(first);
  return {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    connectTimeout: CONNECT_MS,
  };
}

const nodesOf = (setting: string) =>
  urlsOf(setting).map((url) => {
    const { hostname, port } = new URL(url);
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 6379) };
  });

/** What holds for every client of a cluster. */
const clusterOptions = {
  clusterRetryStrategy: delayOf,
  slotsRefreshInterval: REFRESH_MS,
  // The name itself, not an address of it, is what a certificate is for.
  dnsLookup: (name: string, done: (error: null, address: string) => void) => done(null, name),
};

/** Says once that it is away, and once that it is back. */
function tellOfAbsence(
  redis: { on(event: 'error' | 'ready', listener: (error: Error) => void): unknown },
  what: string,
  role: string,
  log: Log,
): void {
  let down = false;
  redis.on('error', (error: Error) => {
    if (!down) log.warn({ err: error, role }, `${what} cannot be reached; trying again until it can`);
    down = true;
  });
  redis.on('ready', () => {
    if (down) log.info({ role }, `${what} is back`);
    down = false;
  });
}

function createServer(url: string, role: string, log: Log): Server {
  const redis = new Server(url, {
    connectionName: `parley-${role}`,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    retryStrategy: delayOf,
  });
  tellOfAbsence(redis, 'Redis', role, log);
  return redis;
}

function createCluster(setting: string, role: string, log: Log): Cluster {
  const redis = new Cluster(nodesOf(setting), {
    ...clusterOptions,
    enableOfflineQueue: false,
    // The next command finds the way anew.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    redisOptions: { ...nodeOptions(setting), connectionName: `parley-${role}`, maxRetriesPerRequest: 0 },
  });
  // Who waits for a connection is refused: there is one before it is needed, also for when a replica takes over.
  const connect = (node: Server) => {
    if (node.status === 'wait') node.connect().catch(() => undefined);
  };
  redis.on('ready', () => redis.nodes().forEach(connect));
  redis.on('+node', (node: Server) => {
    if (redis.status === 'ready') process.nextTick(connect, node);
  });
  const down = new Set<string>();
  redis.on('node error', (error: Error, node: string) => {
    if (!down.has(node)) log.warn({ err: error, role, node }, 'A node of the Redis Cluster cannot be reached');
    down.add(node);
  });
  redis.on('+node', (node: Server) =>
    node.once('ready', () => {
      const name = `${node.options.host}:${node.options.port}`;
      if (down.delete(name)) log.info({ role, node: name }, 'A node of the Redis Cluster is back');
    }),
  );
  tellOfAbsence(redis, 'The Redis Cluster', role, log);
  return redis;
}

/**
 * A connection for commands whose answer somebody waits for: while Redis, or the node of a key, is away they fail at
 * once. It reconnects by itself for ever.
 */
export const createRedis = (setting: string, role: string, log: Log): Redis =>
  namesCluster(setting) ? createCluster(setting, role, log) : createServer(setting, role, log);

/**
 * Where the first node that it finds says that the cluster is not whole, ioredis goes on trying but never settles what
 * `connect` answered. BullMQ waits for that after each failover, and its worker would take no job any more.
 */
class PatientCluster extends Cluster {
  override connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: Error) => {
        this.off('ready', end).off('end', end);
        if (this.status === 'ready') resolve();
        else reject(error ?? new Error('The connection to the cluster has ended'));
      };
      this.once('ready', end).once('end', end);
      super.connect().then(() => end(), end);
    });
  }

  override duplicate(nodes: ClusterNode[] = [], options: ClusterOptions = {}): PatientCluster {
    const { startupNodes } = this as unknown as { startupNodes: ClusterNode[] };
    return new PatientCluster(nodes.length > 0 ? nodes : startupNodes, { ...this.options, ...options });
  }
}

/** A client of a cluster whose commands wait as long as it takes, for those who have time: the workers of the queues. */
export function createPatientCluster(setting: string, role: string): Cluster {
  const redis = new PatientCluster(nodesOf(setting), {
    ...clusterOptions,
    maxRedirections: Number.POSITIVE_INFINITY,
    redisOptions: { ...nodeOptions(setting), connectionName: `parley-${role}`, maxRetriesPerRequest: null },
  });
  redis.on('error', () => undefined); // Told by the other client.
  return redis;
}

/**
 * A connection of its own for one who listens; to any node of a cluster, and after it was lost to another. What is wrong
 * with it is told by the client that it is made of.
 * @param near A key: the node is its master where that can be, from which what is published there comes without a detour.
 */
export function createSubscriber(redis: Redis, role: string, near?: string): Server {
  const connectionName = `parley-${role}`;
  if (!isCluster(redis)) {
    const subscriber = redis.duplicate({ connectionName });
    subscriber.on('error', () => undefined);
    if (subscriber.status === 'wait') subscriber.connect().catch(() => undefined);
    return subscriber;
  }
  let slot = -1;
  const choose = () => {
    const nodes = redis.nodes();
    const master = nodes.find(({ options }) => `${options.host}:${options.port}` === redis.slots[slot]?.[0]);
    const { host, port } = (master ?? nodes[Math.floor(Math.random() * nodes.length)])?.options ?? {};
    return { ...(host !== undefined && { host }), ...(port !== undefined && { port }) };
  };
  const subscriber: Server = new Server({
    ...redis.options.redisOptions,
    connectionName,
    enableOfflineQueue: false,
    lazyConnect: true,
    retryStrategy: (attempt) => {
      Object.assign(subscriber.options, choose());
      return delayOf(attempt);
    },
  });
  subscriber.on('error', () => undefined);
  const connect = async () => {
    await untilSettled(redis);
    if (near !== undefined) slot = await redis.cluster('KEYSLOT', near).catch(() => slot);
    Object.assign(subscriber.options, choose());
    // It may have been closed meanwhile.
    if (subscriber.status === 'wait') await subscriber.connect().catch(() => undefined);
  };
  if (redis.status === 'ready') void connect();
  else redis.once('ready', () => void connect());
  return subscriber;
}

/** The nodes on which there may be keys. @throws Error where one of them is away */
function nodesWithKeys(redis: Redis): Server[] {
  if (!isCluster(redis)) return [redis];
  const masters = redis.nodes('master');
  const known = new Set(masters.map(({ options: { host, port } }) => `${host}:${port}`));
  if (redis.slots.length === 0 || redis.slots.some(([master = '']) => !known.has(master)))
    throw new Error('A master of the Redis Cluster is away');
  return masters;
}

/** A connection that is there, for a program that ends soon. @throws Error with the reason where there is none */
export async function openRedis(setting: string, role: string, log: Log): Promise<Redis> {
  const redis = createRedis(setting, role, log);
  let reason = new Error('no answer');
  redis.on('error', (error: Error & { lastNodeError?: Error }) => (reason = error.lastNodeError ?? error));
  await untilSettled(redis);
  if (isConnected(redis)) return redis;
  redis.disconnect();
  throw reason;
}

/** The names of all keys that match, some of them twice; a few at a time. @throws Error where a part of Redis is away */
export async function* namesLike(redis: Redis, pattern: string): AsyncGenerator<string> {
  for (const node of nodesWithKeys(redis))
    for (let cursor = '0'; ;) {
      const [next, names] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', 500);
      yield* names;
      if (next === '0') break;
      cursor = next;
    }
}

/** Resolves once the client is ready, or ends a try in vain. */
async function untilTried(client: Redis): Promise<void> {
  if (client.status === 'ready') return;
  await new Promise<void>((resolve) => {
    const done = () => resolve();
    client.once('ready', done);
    client.once('close', done);
  });
}

/** Resolves once Redis is there, or known not to be. */
export async function untilSettled(redis: Redis): Promise<void> {
  await untilTried(redis);
  if (isCluster(redis)) await Promise.all(redis.nodes('master').map(untilTried));
}

/** Whether commands can be sent; of a cluster, to all masters that it has. */
export const isConnected = (redis: Redis): boolean =>
  redis.status === 'ready' && (!isCluster(redis) || redis.nodes('master').every(({ status }) => status === 'ready'));

/** Resolves if Redis answers, and each part of a cluster. */
export async function ping(redis: Redis): Promise<void> {
  await Promise.all(nodesWithKeys(redis).map((node) => node.ping()));
}

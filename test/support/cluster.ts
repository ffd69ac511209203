import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
import { freePort, secret, startRedis, waitFor, type Service } from '../../scripts/services.ts';

const SLOTS = 16_384;

/** How long a node may be silent before it counts as lost, in milliseconds. */
export const NODE_TIMEOUT_MS = 3_000;

export interface ClusterNode {
  /** Its address, as in 127.0.0.1:7000. */
  name: string;
  id: string;
  pid: number;
  /** A connection of the test's own. */
  client: Redis;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Starts it again with the data that it has. */
  restart(): Promise<void>;
}

export interface TestCluster {
  /** What REDIS_URL names it by: the first half of its nodes. */
  urls: string;
  /** At first three masters, then the replica of each. */
  nodes: ClusterNode[];
  /** The masters of now, as every node sees it; null while they disagree, or a slot has none. */
  masters(): Promise<ClusterNode[] | null>;
  /** The master of a key. */
  masterOf(key: string): Promise<ClusterNode>;
  stop(): Promise<void>;
}

/** A Redis Cluster of three masters with one replica each, in `folder`. */
export async function startCluster(folder: string): Promise<TestCluster> {
  const password = secret();
  const services: Service[] = [];
  const nodes: ClusterNode[] = [];
  const startOnce = async (index: number) => {
    // The port for their own talk would else be that of the clients and 10,000, which may be beyond the last one.
    const talk = await freePort();
    const launch = async (at?: number) => {
      const service = await startRedis(join(folder, `node-${index}`), password, console.log, at, [
        'cluster-enabled yes',
        `cluster-port ${talk}`,
        `cluster-node-timeout ${NODE_TIMEOUT_MS}`,
        'repl-diskless-sync-delay 0',
        `masterauth ${password}`,
      ]);
      services[index] = service;
      return service;
    };
    const service = await launch();
    const port = Number(new URL(service.url).port);
    const client = new Redis(service.url, { maxRetriesPerRequest: 0, retryStrategy: () => 100 });
    client.on('error', () => undefined);
    const node: ClusterNode = {
      name: `127.0.0.1:${port}`,
      id: await client.cluster('MYID'),
      pid: service.pid,
      client,
      async kill() {
        process.kill(node.pid, 'SIGKILL');
        await services[index]?.ended;
      },
      async restart() {
        node.pid = (await launch(port)).pid;
      },
    };
    nodes[index] = node;
    return { node, port, talk };
  };
  const start = async (index: number) => {
    for (let tries = 1; ; tries += 1)
      try {
        return await startOnce(index);
      } catch (error) {
        // Somebody else took a port that was free a moment ago.
        if (tries === 3 || !(error as Error).message.includes('Address already in use')) throw error;
      }
  };
  const stop = async () => {
    for (const { client } of nodes) client.disconnect();
    await Promise.all(services.map((service) => service.stop()));
  };
  const living = () => nodes.filter(({ client }) => client.status === 'ready');
  /** Who has which slots, by the names of nodes, as one of them sees it. */
  const shardsOf = async ({ client }: ClusterNode) =>
    (await client.cluster('SLOTS'))
      .map(([from, to, [host, port] = ['', 0]]) => ({ from, to, name: `${host}:${port}` }))
      .toSorted((a, b) => a.from - b.from);
  const masters: TestCluster['masters'] = async () => {
    // One may be killed meanwhile.
    const seen = Promise.all(
      living().map(async (node) => [await shardsOf(node), await node.client.cluster('INFO')] as const),
    );
    const told = await seen.catch(() => []);
    if (new Set(told.map(([shards]) => JSON.stringify(shards))).size !== 1) return null;
    if (!told.every(([, text]) => text.includes('cluster_state:ok'))) return null;
    const found = (told[0]?.[0] ?? []).map(({ name }) => living().find((node) => node.name === name));
    return found.every((node) => node !== undefined) ? [...new Set(found)] : null;
  };
  try {
    const members = await Promise.all([0, 1, 2, 3, 4, 5].map(start));
    const [first] = members;
    for (const { port, talk } of members)
      await first?.node.client.call('CLUSTER', 'MEET', '127.0.0.1', String(port), String(talk));
    const leaders = members.slice(0, 3);
    for (const [index, { node }] of leaders.entries()) {
      const [from, to] = [index, index + 1].map((part) => Math.floor((part * SLOTS) / leaders.length));
      await node.client.call('CLUSTER', 'ADDSLOTSRANGE', String(from), String((to ?? 0) - 1));
    }
    const has = async (fact: string, count: number) => {
      const told = await Promise.all(nodes.map(({ client }) => client.cluster('NODES')));
      return told.every((text) => (text as string).split(fact).length - 1 === count);
    };
    if (!(await waitFor(() => has('127.0.0.1:', 6), 30_000))) throw new Error('The nodes do not meet');
    for (const [index, { node }] of members.slice(3).entries())
      await node.client.cluster('REPLICATE', leaders[index]?.node.id ?? '');
    const isLinked = async (index: number) =>
      (await nodes[index]?.client.info('replication'))?.includes('master_link_status:up') === true;
    const isWhole = async () =>
      (await masters())?.length === 3 && (await Promise.all([3, 4, 5].map(isLinked))).every(Boolean);
    if (!(await waitFor(isWhole, 30_000))) throw new Error('The cluster does not form');
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls: nodes
      .slice(0, 3)
      .map(({ name }) => `redis://:${password}@${name}`)
      .join(','),
    nodes,
    masters,
    async masterOf(key) {
      const [node] = living();
      if (!node) throw new Error('no node');
      const slot = await node.client.cluster('KEYSLOT', key);
      const shard = (await shardsOf(node)).find(({ from, to }) => from <= slot && slot <= to);
      const found = nodes.find(({ name }) => name === shard?.name);
      if (!found) throw new Error(`no master of ${key}`);
      return found;
    },
    stop,
  };
}

/** A cluster for one test file: started before its tests, stopped after them. */
export function useCluster(): TestCluster {
  const cluster = {} as TestCluster;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-cluster-'));
    Object.assign(cluster, await startCluster(folder));
  }, 120_000);
  afterAll(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return cluster;
}

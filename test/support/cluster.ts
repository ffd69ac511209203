import { join } from 'node:path';
import { Cluster, Redis } from 'ioredis';
import { freePort, startRedis, waitFor, type Service } from '../../scripts/services.ts';

const SLOTS = 16_384;

/** A Redis Cluster of three masters with one replica each, in `folder`. */
export async function startCluster(folder: string, password: string) {
  const services: Service[] = [];
  const nodes: Redis[] = [];
  const stop = async () => {
    for (const node of nodes) node.disconnect();
    await Promise.all(services.map((service) => service.stop()));
  };
  const start = async (index: number) => {
    // The port for their own talk would else be that of the clients and 10,000, which may be beyond the last one.
    const talk = await freePort();
    const service = await startRedis(join(folder, `node-${index}`), password, console.log, undefined, [
      'cluster-enabled yes',
      `cluster-port ${talk}`,
      'cluster-node-timeout 5000',
      'repl-diskless-sync-delay 0',
      `masterauth ${password}`,
    ]);
    services.push(service);
    const node = new Redis(service.url);
    nodes[index] = node;
    const { port } = new URL(service.url);
    return { node, port: Number(port), talk, id: await node.cluster('MYID') };
  };
  try {
    const members = await Promise.all([0, 1, 2, 3, 4, 5].map(start));
    const [first] = members;
    for (const { port, talk } of members)
      await first?.node.call('CLUSTER', 'MEET', '127.0.0.1', String(port), String(talk));
    const masters = members.slice(0, 3);
    for (const [index, { node }] of masters.entries()) {
      const [from, to] = [index, index + 1].map((part) => Math.floor((part * SLOTS) / masters.length));
      await node.call('CLUSTER', 'ADDSLOTSRANGE', String(from), String((to ?? 0) - 1));
    }
    const has = async (fact: string, count: number) => {
      const told = await Promise.all(nodes.map((node) => node.cluster('NODES')));
      return told.every((text) => (text as string).split(fact).length - 1 === count);
    };
    if (!(await waitFor(() => has('127.0.0.1:', 6), 30_000))) throw new Error('The nodes do not meet');
    for (const [index, { node }] of members.slice(3).entries())
      await node.cluster('REPLICATE', masters[index]?.id ?? '');
    const isWhole = async () => {
      const told = await Promise.all(nodes.map((node) => node.cluster('INFO')));
      return told.every((text) => text.includes('cluster_state:ok')) && (await has('slave', 3));
    };
    if (!(await waitFor(isWhole, 30_000))) throw new Error('The cluster does not form');
    const client = new Cluster(
      members.map(({ port }) => ({ host: '127.0.0.1', port })),
      { redisOptions: { password } },
    );
    return { client, masters: masters.map(({ node }) => node), stop: async () => (client.disconnect(), stop()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Telling every process at once, through Redis publish/subscribe. A message says that something happened and to what,
 * never more: who is to see it is read from PostgreSQL by the process that shows it.
 *
 * Invariants: a message is lost only with its connection or with a node of a cluster, and then whoever listens is told that something may have been;
 * a process hears only what somebody listens to.
 */
import { createSubscriber, isCluster, type Redis } from '../redis/index.ts';

const channelPrefix = (prefix: string) => `${prefix}:live:`;

export interface Publisher {
  /** @throws where Redis cannot be reached: at once. */
  publish(channel: string, message: object): Promise<void>;
}

/** @param prefix What the names of channels begin with. */
export const createPublisher = (redis: Redis, prefix: string): Publisher => ({
  async publish(channel, message) {
    await redis.publish(channelPrefix(prefix) + channel, JSON.stringify(message));
  },
});

export interface Listener {
  hear(message: string): void;
  /** The connection was away: messages may have been missed. */
  miss(): void;
}

export interface Bus {
  /** From its end on `listener` hears the channel, in place of any before it. @throws where Redis cannot be reached. */
  join(channel: string, listener: Listener): Promise<void>;
  leave(channel: string): void;
  close(): void;
}

/** A connection of its own to Redis, as one that listens can do nothing else. */
export function createBus({ redis, prefix }: { redis: Redis; prefix: string }): Bus {
  const subscriber = createSubscriber(redis, 'live');
  const listeners = new Map<string, Listener>();
  const nameOf = (channel: string) => channelPrefix(prefix) + channel;
  let lost = false;
  const miss = () => {
    for (const listener of [...listeners.values()]) listener.miss();
  };
  subscriber.on('message', (name: string, message: string) => listeners.get(name)?.hear(message));
  subscriber.on('close', () => (lost = true));
  subscriber.on('ready', () => {
    if (lost) miss();
    lost = false;
  });
  // A node of a cluster may be gone with what it took and did not pass on to the others.
  if (isCluster(redis)) redis.on('-node', miss);
  return {
    async join(channel, listener) {
      listeners.set(nameOf(channel), listener);
      try {
        await subscriber.subscribe(nameOf(channel));
      } catch (error) {
        if (listeners.get(nameOf(channel)) === listener) listeners.delete(nameOf(channel));
        throw error;
      }
    },
    leave(channel) {
      listeners.delete(nameOf(channel));
      // What is not connected listens to nothing.
      subscriber.unsubscribe(nameOf(channel)).catch(() => undefined);
    },
    close() {
      redis.off('-node', miss);
      subscriber.disconnect();
    },
  };
}

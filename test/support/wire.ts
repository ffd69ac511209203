import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to `target` that can be cut, held and restored, as a network is. */
export async function createWire(target: URL) {
  let { hostname, port } = target;
  const sockets = new Set<Socket>();
  let [cut, held] = [false, false];
  const proxy = createServer((socket) => {
    if (cut) return void socket.destroy();
    const upstream = createConnection(Number(port), hostname);
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => undefined);
      end.on('close', () => sockets.delete(end));
    }
    socket.pipe(upstream).pipe(socket);
    if (held) for (const end of [socket, upstream]) end.pause();
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      cut = true;
      for (const socket of sockets) socket.destroy();
    },
    /** Lets connections stand, and nothing through. */
    hold() {
      held = true;
      for (const socket of sockets) socket.pause();
    },
    /** Goes on, to the same place or another. */
    restore(to: URL = target) {
      ({ hostname, port } = to);
      [cut, held] = [false, false];
      for (const socket of sockets) socket.resume();
    },
    close: () => new Promise((resolve) => proxy.close(resolve)),
  };
}

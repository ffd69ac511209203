// Clients of the bench of subscriptions: they take what comes, and say how long it took.
import { WebSocket } from 'ws';

interface Order {
  url: string;
  count: number;
  postId: string;
  tokens: string[];
}

const sockets: WebSocket[] = [];
const times: number[] = [];
const wrong: string[] = [];
let opened = 0;

function open({ url, postId, tokens }: Order, index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    sockets.push(socket);
    socket.once('error', reject);
    socket.once('open', () => {
      const token = tokens[index % (tokens.length * 2)];
      const payload = token === undefined ? {} : { authorization: `Bearer ${token}` };
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('{"type":"connection_ack"')) {
        const query =
          'subscription ($postId: ID!) { commentAdded(postId: $postId) { id body state viewerVote score replyCount createdAt author { handle displayName } parent { id } post { id commentCount } } }';
        socket.send(JSON.stringify({ id: `s${index}`, type: 'subscribe', payload: { query, variables: { postId } } }));
        resolve();
        return;
      }
      const sent = /"body":"sent (\d+\.?\d*) /.exec(text)?.[1];
      if (sent === '0') opened += 1;
      else if (sent === undefined) wrong.push(text.slice(0, 300));
      else times.push(performance.timeOrigin + performance.now() - Number(sent));
    });
  });
}

process.on('message', (order: Order | 'read' | 'leave') => {
  void (async () => {
    if (order === 'read') process.send?.({ times, wrong, opened });
    else if (order === 'leave') {
      for (const socket of sockets) socket.close();
      await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
      process.send?.({ left: true });
    } else {
      for (let start = 0; start < order.count; start += 50)
        await Promise.all(
          Array.from({ length: Math.min(50, order.count - start) }, (_, index) => open(order, start + index)),
        );
      process.send?.({ connected: true });
    }
  })();
});
process.on('disconnect', () => process.exit(0));

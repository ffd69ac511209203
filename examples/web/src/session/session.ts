import { client } from '../graphql/client.ts';
import { socket } from '../graphql/live.ts';
import { writeToken } from './token.ts';

/** What one person may read is not left for the next; whatever is on the page is read again. */
async function become(token: string | null): Promise<void> {
  writeToken(token);
  // It comes back with the new token.
  socket.terminate();
  await client.resetStore();
}

export const signInWith = (token: string) => become(token);
export const signOut = () => become(null);

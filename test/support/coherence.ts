import { request } from 'undici';
import { expect } from 'vitest';
import { waitFor } from '../../scripts/services.ts';
import type { TestServer } from './app.ts';
import { createPerson, createPost, createStaff, type Person } from './factories.ts';

export const THREAD = `
  query Thread($id: ID!) {
    post(id: $id) {
      title commentCount locked
      author { handle displayName }
      comments(first: 50, sort: NEW) {
        nodes { ...Line replies(first: 3) { nodes { ...Line } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
  fragment Line on Comment { id body state version score upvotes viewerVote replyCount editedAt author { handle } }`;

/** A process serves from caches while it holds its lease: not at once after its start, nor after a long pause. */
export const untilServing = async (...servers: Pick<TestServer, 'app'>[]): Promise<void> => {
  for (const { app } of servers) expect(await waitFor(() => app.journal.position() !== null, 10_000)).toBe(true);
};

/** POSTs one operation, and answers the bytes. */
export const ask = async (
  { url }: Pick<TestServer, 'url'>,
  query: string,
  variables: object = {},
  { token, headers = {} }: { token?: string | undefined; headers?: Record<string, string> } = {},
) => {
  const answer = await request(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
};
export const statusOfCache = (answer: Awaited<ReturnType<typeof ask>>) => String(answer.headers['cache-status']);

/**
 * Writes of every kind, through servers at random, while others read; after each of them every server has to answer what
 * `truth`, which keeps nothing, answers: to somebody at random, and to nobody.
 */
export async function writeAtRandom({
  servers,
  truth,
  writes,
}: {
  servers: Pick<TestServer, 'url' | 'client'>[];
  truth: TestServer;
  writes: number;
}): Promise<void> {
  const [moderator, ...people] = [
    await createStaff(truth, 'MODERATOR'),
    ...(await Promise.all([0, 1, 2].map(() => createPerson(truth.client)))),
  ];
  const [author = moderator] = people;
  const post = await createPost(truth.client, { author });
  const own: { id: string; author: Person }[] = [];
  const removed: string[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
  const does = async (mutation: string, variables: object, { token }: Person) => {
    const answer = await ask(pick(servers), mutation, variables, { token });
    expect(answer.body).not.toContain('errors');
    return JSON.parse(answer.body) as { data: Record<string, { comment: { id: string } }> };
  };
  const moderate = (verb: string, id: string) =>
    does(`mutation($id: ID!) { ${verb}Comment(id: $id) { comment { id } } }`, { id }, moderator);
  let handles = 0;
  const kinds: Record<string, () => Promise<unknown>> = {
    comment: async () => {
      const by = pick(people);
      const parent = own.length > 0 && Math.random() < 0.5 ? pick(own).id : null;
      const { data } = await does(
        'mutation($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
        { input: { postId: post.id, parentId: parent, body: `Text ${Math.random()}` } },
        by,
      );
      own.push({ id: data['addComment']?.comment.id ?? '', author: by });
    },
    vote: () =>
      does(
        'mutation($id: ID!, $vote: Vote) { voteComment(id: $id, vote: $vote) { comment { id } } }',
        { id: pick(own).id, vote: pick(['UP', 'DOWN', null]) },
        pick(people),
      ),
    edit: () => {
      const { id, author: by } = pick(own);
      const input = { id, body: `Edited ${Math.random()}` };
      return does(
        'mutation($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
        { input },
        by,
      );
    },
    delete: () => {
      const [one] = own.splice(Math.floor(Math.random() * own.length), 1);
      return one
        ? does('mutation($id: ID!) { deleteComment(id: $id) { comment { id } } }', { id: one.id }, one.author)
        : Promise.resolve();
    },
    remove: async () => {
      const [one] = own.splice(Math.floor(Math.random() * own.length), 1);
      if (!one) return;
      await moderate('remove', one.id);
      removed.push(one.id);
    },
    restore: async () => {
      const id = removed.pop();
      if (id !== undefined) await moderate('restore', id);
    },
    lock: () =>
      does(
        'mutation($id: ID!) { a: setPostLocked(id: $id, locked: true) { post { id } } b: setPostLocked(id: $id, locked: false) { post { id } } }',
        { id: post.id },
        moderator,
      ),
    post: () => createPost(pick(servers).client, { author }),
    handle: () => createPerson(pick(servers).client, `wanted_${(handles += 1)}`),
  };
  const names = Object.keys(kinds);
  const wanted = () => `{ user(handle: "wanted_${handles + 1}") { handle } }`;
  const questions = (): [string, object][] => [
    [THREAD, { id: post.id }],
    ['{ posts(first: 5) { nodes { id title commentCount author { handle } } } }', {}],
    [
      `{ user(handle: "${author.handle}") { posts(first: 3) { nodes { id } } comments(first: 5) { nodes { body } } } }`,
      {},
    ],
  ];
  // Others read all the time, so that fills and writes meet.
  let isOver = false;
  const readers = servers.map(async (server) => {
    while (!isOver) await ask(server, THREAD, { id: post.id });
  });
  for (let index = 0; index < 5; index += 1) await kinds['comment']?.();
  for (let write = 0; write < writes; write += 1) {
    const kind = pick(names);
    const nobody = wanted();
    await Promise.all(servers.map((server) => ask(server, nobody)));
    await kinds[kind]?.();
    if (own.length < 3) await kinds['comment']?.();
    const viewer = pick([undefined, ...people, moderator])?.token;
    for (const [query, variables] of [...questions(), [nobody, {}] as [string, object]]) {
      const answers = await Promise.all(
        [...servers, truth].map((server) => ask(server, query, variables, { token: viewer })),
      );
      const bodies = answers.map(({ body }) => body);
      expect([kind, ...bodies]).toEqual([kind, ...bodies.map(() => bodies.at(-1))]);
    }
  }
  isOver = true;
  await Promise.all(readers);
}

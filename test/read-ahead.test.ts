import { beforeAll, describe, expect, it } from 'vitest';
import { useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createPerson, createPost, type Person, type Post } from './support/factories.ts';

/** How many levels of comments each statement is asked for. */
const levels: number[] = [];
const server = useServer(
  { CACHE: 'false' },
  {
    onStatement(text, values) {
      if (text.includes('cardinality($3')) levels.push((values[2] as number[]).length);
    },
  },
);

let reader: Person;
let post: Post;
beforeAll(async () => {
  reader = await createPerson(server.client);
  post = await createPost(server.client);
  const some = { postId: post.id, authorId: reader.id };
  await addMany(server.app.db, { ...some, count: 12 });
  await addMany(server.app.db, { ...some, count: 3, asReplies: true });
  await addMany(server.app.db, { ...some, count: 2, asReplies: true });
});

const LINE = 'id body score createdAt author { handle }';
/** A page and two levels below it; where its lists may be left out, nothing is read ahead. */
const page = (
  args: string,
  { sort, replies = sort, maybe = false }: { sort: string; replies?: string; maybe?: boolean },
) => {
  const when = maybe ? '@include(if: true)' : '';
  return `comments(${args}, sort: ${sort}) {
    nodes { ${LINE} replies(first: 2, sort: ${replies}) ${when} {
      nodes { ${LINE} replyCount replies(first: 1, sort: ${replies}) ${when} {
        edges { cursor node { ${LINE} viewerVote } } pageInfo { hasNextPage endCursor } } }
      pageInfo { hasNextPage endCursor } } }
    pageInfo { hasNextPage endCursor } }`;
};

interface Answer {
  post: Record<string, { nodes: { id: string }[]; pageInfo: { endCursor: string } }>;
}
async function ask(fields: string) {
  levels.length = 0;
  const query = `query Ask($id: ID!) { post(id: $id) { ${fields} } }`;
  const { data, errors } = await server.client.raw<Answer>(query, { id: post.id }, { token: reader.token });
  return { data: data.post, errors, levels: [...levels] };
}

describe('what stands below a page', () => {
  it.each(['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'])(
    'comes with it in one statement, the same as level by level, by %s',
    async (sort) => {
      const ahead = await ask(page('first: 5', { sort }));
      expect(ahead).toMatchObject({ errors: [], levels: [3] });
      const plain = await ask(page('first: 5', { sort, maybe: true }));
      expect(plain).toEqual({ ...ahead, levels: [1, 1, 1] });
      expect(JSON.stringify(ahead.data).match(/"viewerVote"/g)).toHaveLength(5 * 2);

      const after = `first: 5, after: "${ahead.data.comments?.pageInfo.endCursor ?? ''}"`;
      const next = await ask(page(after, { sort }));
      expect(next.levels).toEqual([3]);
      expect(await ask(page(after, { sort, maybe: true }))).toEqual({ ...next, levels: [1, 1, 1] });
      expect(next.data.comments?.nodes[0]).not.toEqual(ahead.data.comments?.nodes[0]);
    },
  );

  it('is no more where a comment is on several pages of one statement', async () => {
    const cursorOf = async (first: number) =>
      (await ask(page(`first: ${first}`, { sort: 'OLD' }))).data.comments?.pageInfo.endCursor ?? '';
    const [two, three] = [await cursorOf(2), await cursorOf(3)];
    const overlapping = (maybe: boolean) =>
      `a: ${page(`first: 4, after: "${two}"`, { sort: 'OLD', maybe })}
      b: ${page(`first: 4, after: "${three}"`, { sort: 'OLD', maybe })}`;
    const ahead = await ask(overlapping(false));
    expect(ahead).toMatchObject({ errors: [], levels: [3] });
    expect(ahead.data.a?.nodes[1]).toEqual(ahead.data.b?.nodes[0]);
    expect((await ask(overlapping(true))).data).toEqual(ahead.data);
  });

  it('is read by itself in another order, after a cursor, or by several lists', async () => {
    expect(await ask(page('first: 5', { sort: 'NEW', replies: 'OLD' }))).toMatchObject({ errors: [], levels: [1, 2] });
    const several = 'a: replies(first: 1) { nodes { id } } b: replies(first: 2) { nodes { id } }';
    expect(await ask(`comments(first: 5) { nodes { ${several} } }`)).toMatchObject({ errors: [], levels: [1, 1, 1] });
    expect((await ask('comments(first: 5) { nodes { id } }')).levels).toEqual([1]);
  });

  it('that cannot be asked for is refused where it stands', async () => {
    const { data, errors, levels } = await ask(
      'comments(first: 2) { nodes { id replies(first: 101) { nodes { id } } } }',
    );
    expect(levels).toEqual([1]);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ path: ['post', 'comments', 'nodes', 0, 'replies'] });
  });
});

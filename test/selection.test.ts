import { beforeAll, describe, expect, it } from 'vitest';
import { buildASTSchema, isLeafType, getNamedType, type GraphQLObjectType } from 'graphql';
import { typeDefs } from '../src/generated/type-defs.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { useServer } from './support/app.ts';
import { createComment, createPerson, createPost, createStaff, type Person } from './support/factories.ts';

const server = useServer({ CACHE: 'false' });

/** What can be asked for of a type, each field once. */
const schema = buildASTSchema(typeDefs, { assumeValidSDL: true });
const leaves = (type: string) =>
  Object.values((schema.getType(type) as GraphQLObjectType).getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name);

const objects = [...leaves('User').map((field) => `author { ${field} }`), 'post { id }', 'parent { id body }'];
const selections = [
  '__typename',
  ...leaves('Comment'),
  ...objects,
  'replies(first: 3) { nodes { id body } }',
  'replies(first: 3) { nodes { parent { id } } }',
];
const whole = [
  ...new Set(['id', ...leaves('Comment'), `author { ${leaves('User').join(' ')} }`, ...objects.slice(-2)]),
];
const everything = [...whole, '__typename', 'replies(first: 3) { nodes { id body version parent { id body } } }'].join(
  ' ',
);

type Node = Record<string, unknown>;
let postId: string;
let viewers: Record<'nobody' | 'author' | 'moderator', string | undefined>;

const roots = (sort: string, nodes: string) =>
  `query Roots($id: ID!, $after: String) { post(id: $id) { comments(first: 4, after: $after, sort: ${sort}) { ${nodes} pageInfo { endCursor } } } }`;
async function ask(query: string, token: string | undefined, after: string | null = null) {
  const { data, errors } = await server.client.raw<{
    post: { comments: { nodes: Node[]; edges: { node: Node }[]; pageInfo: { endCursor: string } } };
  }>(query, { id: postId, after }, token === undefined ? {} : { token });
  expect(errors).toEqual([]);
  return data.post.comments;
}

beforeAll(async () => {
  const author: Person = await createPerson(server.client);
  const other = await createPerson(server.client);
  const { token: moderator } = await createStaff(server, 'MODERATOR');
  viewers = { nobody: undefined, author: author.token, moderator };
  const post = await createPost(server.client, { author });
  postId = post.id;
  for (let turn = 0; turn < 6; turn += 1) {
    const root = await createComment(server.client, { author: turn % 2 ? author : other, post });
    await createComment(server.client, { author, post, parentId: root.id });
    const voting = 'mutation Vote($id: ID!) { voteComment(id: $id, vote: UP) { comment { id } } }';
    for (const { token } of turn % 3 ? [author] : [author, other])
      expect((await server.client.raw(voting, { id: root.id }, { token })).errors).toEqual([]);
    const editing =
      'mutation Edit($id: ID!) { editComment(input: { id: $id, body: "Another text." }) { comment { id } } }';
    if (turn === 3)
      expect((await server.client.raw(editing, { id: root.id }, { token: author.token })).errors).toEqual([]);
    const deleting = 'mutation Delete($id: ID!) { deleteComment(id: $id) { comment { id } } }';
    if (turn === 4)
      expect((await server.client.raw(deleting, { id: root.id }, { token: other.token })).errors).toEqual([]);
  }
  await server.app.db.prisma.comment.updateMany({
    where: { postId: decodeId('Post', postId), depth: 0, editedAt: { not: null } },
    data: { sourceId: 'elsewhere:1' },
  });
});

describe.each(['nobody', 'author', 'moderator'] as const)('what is read for %s', (viewer) => {
  it.each(selections)('is enough for { %s } alone', async (selection) => {
    const token = viewers[viewer];
    const full = (await ask(roots('TOP', `nodes { ${everything} }`), token)).nodes;
    expect(full).toHaveLength(4);
    const { nodes } = await ask(roots('TOP', `nodes { ${selection} }`), token);
    full.forEach((comment, index) => expect(comment).toMatchObject(nodes[index] ?? {}));
    const fragment = `fragment F on Comment { ...G } fragment G on Comment { ... on Comment { ${selection} } }`;
    const { edges } = await ask(`${roots('TOP', 'edges { node { ...F } }')} ${fragment}`, token);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
  });

  it.each(['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'])(
    'is enough for cursors in the order %s',
    async (sort) => {
      const token = viewers[viewer];
      const first = await ask(roots(sort, 'nodes { id }'), token);
      const whole = await ask(roots(sort, `nodes { ${everything} }`), token);
      expect(first.pageInfo).toEqual(whole.pageInfo);
      const next = await ask(roots(sort, 'nodes { id }'), token, first.pageInfo.endCursor);
      expect(next.nodes).toHaveLength(2);
      expect(new Set([...first.nodes, ...next.nodes].map(({ id }) => id)).size).toBe(6);
    },
  );
});

it('two selections of one list in one request get what each asks for', async () => {
  const query = `query Both($id: ID!) { a: post(id: $id) { comments(first: 4) { nodes { id } } }
    b: post(id: $id) { comments(first: 4) { nodes { author { role } replyCount } } } }`;
  const { data, errors } = await server.client.raw<Record<'a' | 'b', { comments: { nodes: Node[] } }>>(query, {
    id: postId,
  });
  expect(errors).toEqual([]);
  const full = (await ask(roots('TOP', `nodes { ${everything} }`), undefined)).nodes;
  full.forEach((comment, index) => {
    expect(comment).toMatchObject(data.a.comments.nodes[index] ?? {});
    expect(comment).toMatchObject(data.b.comments.nodes[index] ?? {});
  });
});

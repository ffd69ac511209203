import { graphql } from '../generated/index.ts';
import type { TestServer } from './app.ts';
import type { Client } from './client.ts';

export interface Person {
  id: string;
  handle: string;
  token: string;
}

let serial = 0;
export const password = 'correct horse battery';

const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      token
      user {
        id
        handle
      }
    }
  }
`);

export async function createPerson(client: Client, handle = `person_${(serial += 1)}`): Promise<Person> {
  const input = { handle, displayName: `The ${handle}`, email: `${handle}@example.org`, password };
  const { signUp } = await client.ask(SignUp, { input });
  return { ...signUp.user, token: signUp.token };
}

export const createPeople = (client: Client, count: number): Promise<Person[]> =>
  Promise.all(Array.from({ length: count }, () => createPerson(client)));

/** A person with another role than USER. */
export async function createStaff({ client, app }: TestServer, role: 'MODERATOR' | 'ADMIN'): Promise<Person> {
  const person = await createPerson(client);
  await app.db.prisma.user.update({ where: { handle: person.handle }, data: { role } });
  return person;
}

const CreatePost = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
        title
      }
    }
  }
`);

export interface Post {
  id: string;
  author: Person;
}

export async function createPost(
  client: Client,
  { author, title = 'A post' }: { author?: Person; title?: string } = {},
): Promise<Post> {
  const by = author ?? (await createPerson(client));
  const { createPost: made } = await client.ask(CreatePost, { input: { title, body: 'Its text.' } }, by.token);
  return { id: made.post.id, author: by };
}

export const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      comment {
        ...CommentFields
      }
    }
  }

  fragment CommentFields on Comment {
    id
    depth
    body
    state
    version
    upvotes
    downvotes
    score
    viewerVote
    replyCount
    createdAt
    editedAt
    author {
      handle
    }
    parent {
      id
    }
    post {
      id
      commentCount
    }
  }
`);

export interface CommentWishes {
  author?: Person;
  post?: Post;
  parentId?: string;
  body?: string;
}

/** A comment; a missing author or post is made first. */
export async function createComment(
  client: Client,
  { author, post, parentId, body = 'A comment.' }: CommentWishes = {},
) {
  const on = post ?? (await createPost(client));
  const by = author ?? on.author;
  const input = { postId: on.id, parentId: parentId ?? null, body };
  const { addComment } = await client.ask(AddComment, { input }, by.token);
  return { ...addComment.comment, author: by };
}

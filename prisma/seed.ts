import { v7 as uuid } from 'uuid';
import { createComments, openGate } from '../src/comments/index.ts';
import type { Db } from '../src/platform/db/index.ts';
import { createIdempotency } from '../src/platform/idempotency/index.ts';
import { createOutbox } from '../src/platform/jobs/index.ts';
import { createPosts } from '../src/posts/index.ts';
import { hashPassword, type UserRow } from '../src/users/index.ts';

export const DEMO_PASSWORD = 'parley-demo';

const PEOPLE = [
  { handle: 'alice', displayName: 'Alice', role: 'USER' },
  { handle: 'bob', displayName: 'Bob', role: 'USER' },
  { handle: 'mona', displayName: 'Mona', role: 'MODERATOR' },
  { handle: 'ada', displayName: 'Ada', role: 'ADMIN' },
] as const;
type Handle = (typeof PEOPLE)[number]['handle'];

interface Said {
  by: Handle;
  text: string;
  up?: Handle[];
  down?: Handle[];
  deleted?: true;
  replies?: Said[];
}

const POSTS: { by: Handle; title: string; body: string; comments: Said[] }[] = [
  {
    by: 'bob',
    title: 'What is the oldest thing that you still use every day?',
    body: 'Mine is a wooden ruler from my first year at school.',
    comments: [
      {
        by: 'ada',
        text: 'A slide rule. It needs no battery and has never lost my data.',
        up: ['alice', 'bob', 'mona'],
        replies: [
          {
            by: 'bob',
            text: 'It does lose precision, though.',
            up: ['alice'],
            down: ['ada'],
            replies: [{ by: 'ada', text: 'Three digits are enough for everyone.', up: ['bob', 'mona'] }],
          },
        ],
      },
      { by: 'mona', text: 'My grandmother’s cast-iron pan.', up: ['alice', 'ada'] },
    ],
  },
  {
    by: 'alice',
    title: 'How do you keep a long discussion readable?',
    body: 'Ours grow to thousands of comments. Which order do you read them in, and what do you do with deleted ones?',
    comments: [
      {
        by: 'bob',
        text: 'By BEST: what is good and well attested comes first, and a newcomer still has a chance.',
        up: ['alice', 'mona', 'ada'],
        replies: [
          {
            by: 'alice',
            text: 'How is that different from TOP?',
            up: ['bob'],
            replies: [
              {
                by: 'mona',
                text: 'TOP counts votes. BEST asks how sure we can be that people like it: 9 of 10 beats 60 of 100.',
                up: ['alice', 'bob', 'ada'],
                replies: [{ by: 'alice', text: 'That makes sense, thank you!', up: ['mona'] }],
              },
            ],
          },
          { by: 'ada', text: 'I read NEW. Somebody has to.', up: ['bob'] },
        ],
      },
      {
        by: 'ada',
        text: 'This will be taken back in a moment.',
        deleted: true,
        replies: [{ by: 'mona', text: 'The answer stays, and the thread stays whole.', up: ['alice', 'ada'] }],
      },
      { by: 'bob', text: 'Unpopular opinion: nobody reads past the first page.', up: ['ada'], down: ['alice', 'mona'] },
    ],
  },
];

const DAY = 86_400_000;

/**
 * Loads the demo into a database without people; elsewhere it does nothing and answers false. Its accounts have a
 * well-known password, so it never touches a database that somebody uses.
 */
export async function seed(db: Db): Promise<boolean> {
  if ((await db.prisma.user.count({ take: 1 })) > 0) return false;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const people = {} as Record<Handle, UserRow>;
  // Two years ago: long-trusted people.
  const createdAt = new Date(Date.now() - 730 * DAY);
  for (const person of PEOPLE)
    people[person.handle] = await db.prisma.user.create({
      data: {
        ...person,
        id: uuid({ msecs: createdAt.getTime() }),
        email: `${person.handle}@example.org`,
        passwordHash,
        createdAt,
      },
      omit: { passwordHash: true, email: true, externalSubject: true },
    });

  let clock = Date.now() - DAY;
  const now = () => new Date((clock += 97_000));
  // Nobody is told of the demo.
  const outbox = createOutbox([], now);
  const services = { db, outbox, idempotency: createIdempotency({ db, now }), gatekeeper: openGate, now };
  const [posts, comments] = [createPosts(services), createComments(services)];
  const say = async (postId: string, said: Said, parentId: string | null): Promise<void> => {
    const author = people[said.by];
    const key = {
      postId,
      id: (
        await comments.add(author, {
          postId,
          parent: parentId === null ? null : { postId, id: parentId },
          body: said.text,
        })
      ).id,
    };
    for (const handle of said.up ?? []) await comments.vote(people[handle], key, 1);
    for (const handle of said.down ?? []) await comments.vote(people[handle], key, -1);
    for (const reply of said.replies ?? []) await say(postId, reply, key.id);
    if (said.deleted) await comments.delete(author, key);
  };
  for (const { by, title, body, comments: said } of POSTS) {
    const post = await posts.create(people[by], { title, body });
    for (const comment of said) await say(post.id, comment, null);
  }
  return true;
}

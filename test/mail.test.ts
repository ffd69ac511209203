import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { decodeCommentId, decodeId } from '../src/platform/graphql/ids.ts';
import { addToCommentCount } from '../src/posts/index.ts';
import { graphql } from './generated/index.ts';
import { asOwner, useServer, type TestServer } from './support/app.ts';
import { createComment, createPerson, createPost, password, type Person, type Post } from './support/factories.ts';
import { useWorker } from './support/worker.ts';

const HOUR = 3_600_000;

interface Received {
  mail: ParsedMail;
  raw: string;
  recipients: string[];
}
let received: Received[] = [];
/** What the server answers to a recipient, once for each entry, instead of taking the mail. */
const refusals = new Map<string, string[]>();
let recipientsAsked = 0;

const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password: word }, _session, done) => {
    if (username === 'parley' && word === 'p@ss') done(null, { user: username });
    else done(new Error('Who are you?'));
  },
  onRcptTo: ({ address }, _session, done) => {
    recipientsAsked += 1;
    const [, code, words] = /^(\d+) (.*)/.exec(refusals.get(address)?.shift() ?? '') ?? [];
    if (code === undefined) done();
    else done(Object.assign(new Error(words), { responseCode: Number(code) }));
  },
  onData: (stream, session, done) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const content = Buffer.concat(chunks);
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      void simpleParser(content).then((mail) => {
        received.push({ mail, raw: content.toString(), recipients });
        done();
      });
    });
  },
});
smtp.on('error', () => undefined);
smtp.listen(0, '127.0.0.1');
await once(smtp.server, 'listening');
const { port } = smtp.server.address() as AddressInfo;
// Before the API's own, so that it runs after the API has let go of its connections.
afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)));

/** How far the clock is ahead, in milliseconds. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const settings = {
  MAIL_URL: `smtp://parley:p%40ss@127.0.0.1:${port}`,
  MAIL_FROM: 'Parley <notify@parley.example>',
  TOKEN_TTL: '999d',
};
const server = useServer(settings, { now });
const worker = useWorker(server);

beforeEach(() => {
  received = [];
  recipientsAsked = 0;
});

const SetMode = graphql(`
  mutation SetMode($mode: EmailMode!) {
    setEmailNotifications(mode: $mode) {
      mode
    }
  }
`);
type Mode = 'OFF' | 'EACH' | 'DAILY';

/** A person with this mode, and a post of theirs, comments on which they are told of. */
async function createReader(mode: Mode, { client }: TestServer = server): Promise<{ reader: Person; post: Post }> {
  const reader = await createPerson(client);
  const { setEmailNotifications } = await client.ask(SetMode, { mode }, reader.token);
  expect(setEmailNotifications.mode).toBe(mode);
  return { reader, post: await createPost(client, { author: reader, title: 'A title' }) };
}

const rowsOf = (person: Person, { app }: TestServer = server) =>
  app.db.prisma.notification.findMany({ where: { userId: decodeId('User', person.id) }, orderBy: { id: 'asc' } });

const readAll = (person: Person) =>
  server.client.raw('mutation { markNotificationsRead { unreadCount } }', {}, { token: person.token });

async function hide(id: string): Promise<void> {
  const key = decodeCommentId(id);
  await server.app.db.prisma.comment.update({ where: { postId_id: key }, data: { state: 'HIDDEN' } });
  await addToCommentCount(server.app.db, key.postId, -1);
}

/** Puts a job into the outbox as its definition would. */
const enqueue = (job: string, payload: object) =>
  server.app.db.prisma.outboxJob.create({ data: { id: uuid(), job, payload, dueAt: now(), createdAt: now() } });

const MAILS = { job: 'notifications.sendEmail' };
const countHeld = () => server.app.db.prisma.outboxJob.count({ where: MAILS });

/** Lets everybody be told, while the mails wait for another century. */
async function holdMails(): Promise<void> {
  await asOwner(
    server,
    `CREATE OR REPLACE FUNCTION hold_mail() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN NEW.due_at = '2099-01-01'; RETURN NEW; END $$;
     CREATE TRIGGER hold_mail BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.job = 'notifications.sendEmail')
     EXECUTE FUNCTION hold_mail()`,
  );
  await worker.settle();
  await asOwner(server, 'DROP TRIGGER hold_mail ON outbox');
}

async function releaseMails(): Promise<void> {
  await server.app.db.prisma.outboxJob.updateMany({ where: MAILS, data: { dueAt: now() } });
  await worker.settle();
}

async function signUp(displayName: string): Promise<Person> {
  const handle = `eve_${uuid().slice(-12).replaceAll('-', '')}`;
  const input = { handle, displayName, email: `${handle}@example.org`, password };
  const { data } = await server.client.raw<{ signUp: { token: string; user: { id: string } } }>(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { token user { id } } }',
    { input },
  );
  return { id: data.signUp.user.id, handle, token: data.signUp.token };
}

describe('a mail for each notification', () => {
  it('is sent to who asked for it, and to nobody else', async () => {
    const { reader, post } = await createReader('EACH');
    const other = await createPerson(server.client);
    const author = await createPerson(server.client);
    await createComment(server.client, { post, author, body: `Well said.\n@${other.handle}` });
    await worker.settle();
    expect(received.map(({ recipients }) => recipients)).toEqual([[`${reader.handle}@example.org`]]);
    const [{ mail }] = received as [Received];
    const [row] = await rowsOf(reader);
    expect(mail.subject).toBe(`The ${author.handle} (@${author.handle}) commented on “A title”`);
    expect(mail.from?.text).toBe('"Parley" <notify@parley.example>');
    expect(mail.messageId).toBe(`<notification.${row?.id}@parley.example>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain(`commented on “A title”.\n\n> Well said.\n> @${other.handle}\n`);
    expect(mail.html).toContain(`Well said.\n@${other.handle}</blockquote>`);
    expect(row?.mailedAt).not.toBeNull();
    expect((await rowsOf(other)).map(({ mailedAt }) => mailedAt)).toEqual([null]);
  });

  it('is not sent once the notification is read, its comment out of sight, or the person changed their mind', async () => {
    const author = await createPerson(server.client);
    const [a, b, c] = [await createReader('EACH'), await createReader('EACH'), await createReader('EACH')];
    await worker.stop();
    for (const { post } of [a, b, c]) await createComment(server.client, { post, author });
    await holdMails();
    expect(await countHeld()).toBe(3);
    await readAll(a.reader);
    const [told] = await rowsOf(b.reader);
    await hide(told?.cause ?? '');
    await server.client.ask(SetMode, { mode: 'OFF' }, c.reader.token);
    await releaseMails();
    expect(await countHeld()).toBe(0);
    expect(received).toEqual([]);
    expect((await rowsOf(a.reader)).map(({ mailedAt }) => mailedAt)).toEqual([null]);
  });

  it('is not sent again by a job that runs again; if it crashed before it was written down, under the same id', async () => {
    const { reader, post } = await createReader('EACH');
    const author = await createPerson(server.client);
    await createComment(server.client, { post, author });
    await worker.settle();
    const [row] = await rowsOf(reader);
    const payload = { notificationId: row?.id };
    for (let time = 0; time < 3; time += 1) await enqueue('notifications.sendEmail', payload);
    await worker.settle();
    expect(received).toHaveLength(1);
    await server.app.db.prisma.notification.update({ where: { id: row?.id ?? '' }, data: { mailedAt: null } });
    await enqueue('notifications.sendEmail', payload);
    await worker.settle();
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(1);
  });

  it('shows markup as text, and lets nothing out of its line', async () => {
    const { reader } = await createReader('EACH');
    await server.app.db.prisma.user.update({
      where: { handle: reader.handle },
      data: { displayName: 'Rea\r\nCc: one@example.org' },
    });
    const author = await signUp('<b>Eve</b>\r\nBcc: two@example.org\u2028\u202e');
    const title = '<script>alert(1)</script>\r\nX-Evil: yes\r\n\r\n<h1>';
    const post = await createPost(server.client, { author: reader, title });
    const body = `</blockquote><script>alert(2)</script>\r\n.\r\nQUIT\r\n"'&amp;`;
    await createComment(server.client, { post, author, body });
    await worker.settle();
    expect(received.map(({ recipients }) => recipients)).toEqual([[`${reader.handle}@example.org`]]);
    const [{ mail, raw }] = received as [Received];
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(head).not.toMatch(/^(cc|bcc|x-evil):/im);
    expect([...mail.headers.keys()]).not.toEqual(expect.arrayContaining(['x-evil']));
    expect(mail.to).toMatchObject({
      value: [{ address: `${reader.handle}@example.org`, name: 'Rea Cc: one@example.org' }],
    });
    expect(mail.subject).toBe(
      `<b>Eve</b> Bcc: two@example.org (@${author.handle}) commented on “<script>alert(1)</script> X-Evil: yes <h1>”`,
    );
    const html = String(mail.html);
    expect(html).not.toMatch(/<script|<b>|<h1>|<\/blockquote><script/);
    expect(html).toContain('&lt;/blockquote&gt;&lt;script&gt;alert(2)&lt;/script&gt;\n.\nQUIT\n&quot;&#39;&amp;amp;');
    expect(html).toContain('&lt;b&gt;Eve&lt;/b&gt; Bcc: two@example.org');
    expect(mail.text).toContain(`> </blockquote><script>alert(2)</script>\n> .\n> QUIT\n> "'&amp;\n`);
  });

  it('holds at most 500 characters of a comment, as it is by then, and a subject of at most 150', async () => {
    const { reader } = await createReader('EACH');
    const post = await createPost(server.client, { author: reader, title: '漢'.repeat(300) });
    const author = await signUp('🦉'.repeat(64));
    await worker.stop();
    const { id } = await createComment(server.client, { post, author, body: 'before' });
    await server.client.raw(
      'mutation ($id: ID!, $body: String!) { editComment(input: { id: $id, body: $body }) { comment { id } } }',
      { id, body: '🦉'.repeat(501) },
      author,
    );
    await worker.settle();
    const [{ mail }] = received as [Received];
    expect(mail.text).toContain(`> ${'🦉'.repeat(499)}…\n`);
    expect(Array.from(mail.subject ?? '')).toHaveLength(150);
    expect(mail.html).not.toContain('before');
  });

  it('is sent later where the server cannot take it now, and never where there is no such mailbox', async () => {
    const [later, policy, never] = [await createReader('EACH'), await createReader('EACH'), await createReader('EACH')];
    const author = await createPerson(server.client);
    const addressOf = ({ reader }: { reader: Person }) => `${reader.handle}@example.org`;
    refusals.set(addressOf(later), ['451 Try again']);
    refusals.set(addressOf(policy), ['550 5.7.1 Relaying denied']);
    refusals.set(addressOf(never), ['550 No such person', '550 No such person']);
    for (const { post } of [later, policy, never]) await createComment(server.client, { post, author });
    await worker.settle();
    expect(received.flatMap(({ recipients }) => recipients).sort()).toEqual(
      [addressOf(later), addressOf(policy)].sort(),
    );
    expect(recipientsAsked).toBe(5);
    expect((await rowsOf(never.reader)).map(({ mailedAt }) => mailedAt)).toEqual([null]);
    expect(await server.app.db.prisma.deadLetter.count()).toBe(0);
  });

  it('is put in with the notifications of a crowd, for those alone who asked for it', async () => {
    const author = await createPerson(server.client);
    const post = await createPost(server.client, { author });
    const { db } = server.app;
    await db.prisma.$executeRaw`
      INSERT INTO users (id, handle, display_name, email)
      SELECT gen_random_uuid(), 'fan_' || g, 'A fan', 'fan_' || g || '@example.org' FROM generate_series(1, 1500) g`;
    await db.prisma.$executeRaw`
      INSERT INTO thread_settings (post_id, user_id, followed)
      SELECT ${decodeId('Post', post.id)}::uuid, id, true FROM users WHERE handle LIKE 'fan\\_%'`;
    await db.prisma.$executeRaw`
      INSERT INTO email_settings (user_id, mode)
      SELECT id, CASE WHEN right(handle, 2) = '00' THEN 'EACH' ELSE 'OFF' END::email_mode FROM users WHERE handle LIKE 'fan\\_%'`;
    const other = await createPerson(server.client);
    await worker.stop();
    await createComment(server.client, { post, author: other });
    await holdMails();
    expect(await countHeld()).toBe(15);
    await releaseMails();
    expect(received.flatMap(({ recipients }) => recipients).sort()).toEqual(
      Array.from({ length: 15 }, (_, index) => `fan_${(index + 1) * 100}@example.org`).sort(),
    );
  });

  it('of a decision is sent though the person may not read the comment any more', async () => {
    const { reader, post } = await createReader('EACH');
    const { id } = await createComment(server.client, { post, author: reader, body: 'taken away' });
    await hide(id);
    await server.app.db.prisma.comment.update({
      where: { postId_id: decodeCommentId(id) },
      data: { state: 'REMOVED' },
    });
    const userIds = [decodeId('User', reader.id)];
    const news = { userIds, kind: 'MODERATION' as const, cause: 'a decision', actorId: null, subject: id };
    await server.app.db.transaction((tx) => server.app.services.notifications.add(tx, news));
    await worker.settle();
    const [{ mail }] = received as [Received];
    expect(mail.subject).toBe('A moderator made a decision that concerns you');
    expect(mail.text).not.toContain('taken away');
  });
});

describe('a daily digest', () => {
  /** Moves the clock and lets what is due by then run. */
  const pass = async (ms: number) => {
    ahead += ms;
    await worker.settle();
  };

  it('comes once in 24 hours and lists what is unread since the last one', async () => {
    const { reader, post } = await createReader('OFF');
    const author = await createPerson(server.client);
    const say = async (body: string) => {
      const made = await createComment(server.client, { post, author, body });
      await worker.settle();
      return made;
    };
    await say('before it was chosen');
    await pass(HOUR);
    await server.client.ask(SetMode, { mode: 'DAILY' }, reader.token);
    await pass(2 * HOUR);
    await say('one <i>');
    await say('two');
    const hidden = await say('hidden');
    await pass(21 * HOUR);
    await hide(hidden.id);
    expect(received).toEqual([]);
    await pass(2 * HOUR);
    expect(received.map(({ recipients }) => recipients)).toEqual([[`${reader.handle}@example.org`]]);
    const [{ mail }] = received as [Received];
    expect(mail.subject).toBe('2 new notifications');
    const line = `The ${author.handle} (@${author.handle}) commented on “A title”`;
    expect(mail.text).toContain(`* ${line}: two\n\n* ${line}: one <i>\n`);
    expect(mail.html).toContain(`<li>${line}<br>one &lt;i&gt;</li>`);
    expect(mail.text).not.toMatch(/before|hidden/);
    expect(mail.messageId).toMatch(new RegExp(`^<digest\\.${decodeId('User', reader.id)}\\.\\d+@parley\\.example>$`));
    expect((await rowsOf(reader)).map(({ mailedAt }) => mailedAt !== null)).toEqual([false, true, true, false]);

    await say('three');
    await pass(HOUR);
    await pass(21 * HOUR);
    expect(received).toHaveLength(1);
    await pass(3 * HOUR);
    expect(received).toHaveLength(2);
    expect(received[1]?.mail.subject).toBe('One new notification');
    expect(received[1]?.mail.text).toContain(': three\n');
    expect(received[1]?.mail.text).not.toMatch(/one|two/);
    expect(received[1]?.mail.messageId).not.toBe(mail.messageId);
    // Nothing new, nothing sent.
    await pass(30 * HOUR);
    // Read by then: nothing sent either; the next unread one goes at once, as the last digest is long past.
    await say('four');
    await readAll(reader);
    await pass(2 * HOUR);
    expect(received).toHaveLength(2);
    await say('five');
    await pass(2 * HOUR);
    expect(received[2]?.mail.text).toContain(': five\n');
    expect(received).toHaveLength(3);
  });

  it('has at most 50 lines and the number of those left out', async () => {
    const { reader, post } = await createReader('DAILY');
    const author = await createPerson(server.client);
    const made = [];
    for (let index = 1; index <= 63; index += 1)
      made.push(await createComment(server.client, { post, author, body: `number ${index}.` }));
    await worker.settle();
    // Each told after the one before it: the jobs ran in any order.
    const { prisma } = server.app.db;
    const first = now().getTime();
    for (const [index, { id: cause }] of made.entries())
      await prisma.notification.updateMany({ where: { cause }, data: { createdAt: new Date(first + index) } });
    // The newest, so that the lines are filled from beyond the first page.
    for (const { id } of made.slice(-3)) await hide(id);
    await pass(25 * HOUR);
    expect(received).toHaveLength(1);
    const [{ mail }] = received as [Received];
    expect(mail.text?.match(/number \d+\./g)).toEqual(
      Array.from({ length: 50 }, (_, index) => `number ${60 - index}.`),
    );
    expect(String(mail.html).match(/<li>/g)).toHaveLength(50);
    expect(mail.text).toContain('And 10 more');
    expect(mail.html).toContain('<p>And 10 more</p>');
    expect(mail.subject).toBe('60 new notifications');
    expect((await rowsOf(reader)).filter(({ mailedAt }) => mailedAt !== null)).toHaveLength(50);
  });

  it('is not sent again by a job that runs again; if it crashed before it was written down, under the same id', async () => {
    const { reader, post } = await createReader('DAILY');
    const userId = decodeId('User', reader.id);
    const author = await createPerson(server.client);
    await createComment(server.client, { post, author });
    await worker.settle();
    await pass(25 * HOUR);
    expect(received).toHaveLength(1);
    const { db } = server.app;
    const { digestedAt } = await db.prisma.emailSetting.findUniqueOrThrow({ where: { userId } });
    const payload = {
      userId,
      since: new Date(now().getTime() - 48 * HOUR).toISOString(),
      digestedAt: digestedAt?.toISOString(),
    };
    await createComment(server.client, { post, author });
    await worker.settle();
    await enqueue('notifications.sendDigest', payload);
    await worker.settle();
    expect(received).toHaveLength(1);
    await db.prisma.emailSetting.update({ where: { userId }, data: { digestSentAt: null } });
    await enqueue('notifications.sendDigest', payload);
    await worker.settle();
    expect(received).toHaveLength(2);
    expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(1);
  });

  it('is planned for many people in batches, each once however many planners there are', async () => {
    const { db } = server.app;
    const author = await createPerson(server.client);
    await db.prisma.$executeRaw`
      INSERT INTO users (id, handle, display_name, email)
      SELECT gen_random_uuid(), 'daily_' || g, 'A reader', 'daily_' || g || '@example.org' FROM generate_series(1, 1200) g`;
    await db.prisma.$executeRaw`
      INSERT INTO email_settings (user_id, mode, digested_at)
      SELECT id, 'DAILY', ${now()}::timestamptz - interval '25 hours' FROM users WHERE handle LIKE 'daily\\_%'`;
    // Every tenth has something unread.
    await db.prisma.$executeRaw`
      INSERT INTO notifications (id, user_id, kind, cause, actor_id, created_at)
      SELECT gen_random_uuid(), id, 'CHARGE', 'one', ${decodeId('User', author.id)}::uuid, ${now()}::timestamptz
      FROM users WHERE handle LIKE 'daily\\_%0'`;
    for (let time = 0; time < 3; time += 1) await enqueue('notifications.planDigests', {});
    await worker.settle();
    const reached = received.flatMap(({ recipients }) => recipients).filter((address) => address.startsWith('daily_'));
    expect(reached).toHaveLength(120);
    expect(new Set(reached).size).toBe(120);
    await db.prisma.outboxJob.deleteMany({ where: { job: 'notifications.planDigests', runs: 1 } });
  });
});

describe('the file catcher', () => {
  const folder = join(tmpdir(), `parley-mail-${uuid()}`);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const catching = useServer({ MAIL_URL: `file:${join(folder, 'a', 'mail')}` });
  const itsWorker = useWorker(catching);

  it('writes each mail into a file', async () => {
    const { reader, post } = await createReader('EACH', catching);
    const author = await createPerson(catching.client);
    for (const body of ['first', 'second']) await createComment(catching.client, { post, author, body });
    await itsWorker.settle();
    const files = await readdir(join(folder, 'a', 'mail'));
    expect(files).toHaveLength(2);
    const mails = await Promise.all(
      files.map(async (file) => simpleParser(await readFile(join(folder, 'a', 'mail', file)))),
    );
    expect(files.every((file) => /^\d{4}-\d\d-\d\dT.*\.eml$/.test(file))).toBe(true);
    expect(mails.map(({ text }) => /> (\w+)/.exec(text ?? '')?.[1]).sort()).toEqual(['first', 'second']);
    expect(mails[0]?.from?.text).toBe('"Parley" <parley@localhost>');
    expect(mails[0]?.to).toMatchObject({ value: [{ address: `${reader.handle}@example.org` }] });
    expect((await rowsOf(reader, catching)).every(({ mailedAt }) => mailedAt !== null)).toBe(true);
  });
});

describe('without MAIL_URL', () => {
  let later = 0;
  const silent = useServer({}, { now: () => new Date(Date.now() + later) });
  const itsWorker = useWorker(silent);

  it('nothing is mailed, and nobody misses a digest once there is one', async () => {
    const [each, daily] = [await createReader('EACH', silent), await createReader('DAILY', silent)];
    const author = await createPerson(silent.client);
    for (const { post } of [each, daily]) await createComment(silent.client, { post, author });
    const userId = decodeId('User', daily.reader.id);
    const before = await silent.app.db.prisma.emailSetting.findUniqueOrThrow({ where: { userId } });
    await itsWorker.settle();
    later = 25 * HOUR;
    await itsWorker.settle();
    expect(await silent.app.db.prisma.emailSetting.findUnique({ where: { userId } })).toEqual(before);
    expect((await rowsOf(each.reader, silent)).map(({ mailedAt }) => mailedAt)).toEqual([null]);
    const { data } = await silent.client.raw('{ emailNotifications }', {}, daily.reader);
    expect(data).toEqual({ emailNotifications: 'DAILY' });
    expect((await silent.client.raw('{ emailNotifications }', {}, author)).data).toEqual({ emailNotifications: 'OFF' });
  });
});

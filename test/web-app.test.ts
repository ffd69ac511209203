import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { seed } from '../prisma/seed.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { startServer, testEnvironment, useServer } from './support/app.ts';
import { browserPath, launchBrowser, whyNoBrowser } from './support/browser.ts';
import {
  createComment,
  createPerson,
  createPost,
  createStaff,
  password,
  type Person,
  type Post,
} from './support/factories.ts';
import { routeLiveSocket, type LiveSocket } from './support/live-socket.ts';
import { useWorker } from './support/worker.ts';

const server = useServer({ HOLD_UNCHECKED: 'none', FLAG_WEIGHT_TO_HIDE: '100' });
const worker = useWorker(server);

/** The operations of one request. */
const operationOf = (route: Route) => (route.request().postDataJSON() as { operationName: string }).operationName;

/** What the page asks the API, one after the other. */
interface Asked {
  operationName: string;
  variables: Record<string, unknown>;
}

const devices = [
  { device: 'a desktop', viewport: { width: 1280, height: 800 } },
  { device: 'a phone', viewport: { width: 360, height: 740 } },
];

describe.skipIf(browserPath === undefined)(`the page at /app in a browser${whyNoBrowser}`, () => {
  let browser: Browser;
  const faults: string[] = [];
  const outside: string[] = [];
  beforeAll(async () => {
    await seed(server.app.db);
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** A browser of its own, in which somebody may be signed in already. */
  async function open(options: BrowserContextOptions, person?: Person) {
    const page = await (await browser.newContext(options)).newPage();
    if (person)
      await page.addInitScript((token) => {
        sessionStorage.setItem('parley:token', token);
      }, person.token);
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // Of refusals that a test made, Chromium says so by itself.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) outside.push(request.url());
    });
    const asked: Asked[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') asked.push(request.postDataJSON() as Asked);
    });
    return { page, asked, socket: await routeLiveSocket(page) };
  }

  const comment = (page: Page, text: string) =>
    page.locator('.comment').filter({ has: page.locator(':scope > .text', { hasText: text }) });
  const own = (page: Page, text: string, selector: string) => comment(page, text).locator(`:scope > ${selector}`);

  describe.each(devices)('on $device', ({ viewport }) => {
    let page: Page;
    let asked: Asked[];
    let socket: LiveSocket;
    let reader: Person;
    let writer: Person;
    let post: Post;
    let title: string;
    const askedFor = (operation: string) => asked.filter(({ operationName }) => operationName === operation);

    const fits = async (on = page) => {
      expect(await on.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    };

    beforeAll(async () => {
      const { client } = server;
      reader = await createPerson(client);
      writer = await createPerson(client);
      title = `A thread read on ${viewport.width} pixels`;
      post = await createPost(client, { author: writer, title });
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => createComment(client, { post, body: `Root ${index + 3}.` })),
      );
      for (const body of ['Root 2.', 'Root 1.']) await createComment(client, { post, body });
      let parentId = (await createComment(client, { post, body: `Root with ${'a-very-long-word-'.repeat(12)}` })).id;
      for (let reply = 1; reply <= 5; reply += 1)
        await createComment(client, { post, parentId, body: `Reply ${reply}.` });
      for (let depth = 1; depth <= 8; depth += 1)
        parentId = (await createComment(client, { post, parentId, body: `Depth ${depth}.` })).id;
      ({ page, asked, socket } = await open({ viewport }));
    });
    afterAll(() => page.context().close());

    it('tells why nobody is signed in, and when to try again, and signs in', async () => {
      await page.goto(`${server.url}/app`);
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByLabel('Handle').fill(reader.handle);
      await page.getByLabel('Password').fill('wrong password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('The handle or the password is wrong.').waitFor();

      await page.route('**/graphql', (route) => {
        const extensions = { code: 'RATE_LIMITED', retryAfterMs: 2000 };
        return operationOf(route) === 'SignIn'
          ? route.fulfill({
              status: 429,
              contentType: 'application/graphql-response+json',
              body: JSON.stringify({ errors: [{ message: 'Too many requests.', extensions }] }),
            })
          : route.continue();
      });
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: /^Sign in \(in [12] s\)$/ }).waitFor();
      await fits();
      await page.unroute('**/graphql');
      await page.getByText('You can try again now.').waitFor();
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
    });

    it('shows a thread: 20 roots with their first replies in one request, and more when they are wanted', async () => {
      await page.getByRole('link', { name: title }).click();
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByLabel('Sort by').selectOption('NEW');
      await comment(page, 'Root 1.').waitFor();
      await expect.poll(() => page.locator('.comments:not(.replies) > li').count()).toBe(20);
      expect(await page.locator('.replies .comment').count()).toBe(3);
      expect(askedFor('Replies')).toEqual([]);
      await page.getByRole('button', { name: 'Show more comments' }).click();
      await expect.poll(() => page.locator('.comments:not(.replies) > li').count()).toBe(23);

      await page.getByRole('button', { name: 'Show 3 more replies' }).click();
      await comment(page, 'Reply 1.').waitFor();
      for (let depth = 1; depth < 8; depth += 1) {
        await own(page, `Depth ${depth}.`, 'button.more').click();
        await comment(page, `Depth ${depth + 1}.`).waitFor();
      }
      // Each level was one request, made when it was asked for.
      expect(askedFor('Replies')).toHaveLength(8);
      await fits();
    });

    it('shows a vote before the answer, and takes it back where it is refused', async () => {
      const score = () => own(page, 'Root 1.', '.actions').getByLabel('Score').innerText();
      const up = own(page, 'Root 1.', '.actions').getByRole('button', { name: 'Vote up' });
      let answer = () => undefined as unknown;
      const held = new Promise((resolve) => (answer = () => resolve(undefined)));
      await page.route('**/graphql', async (route) => {
        if (operationOf(route) === 'VoteComment') await held;
        await route.continue();
      });
      await up.click();
      await expect.poll(score).toBe('1');
      expect(await up.getAttribute('aria-pressed')).toBe('true');
      const row = () => server.app.db.prisma.comment.findFirst({ where: { body: 'Root 1.', score: 1 } });
      expect(await row()).toBeNull();
      answer();
      await expect.poll(row).not.toBeNull();
      await page.unroute('**/graphql');

      let refuse = () => undefined as unknown;
      const refused = new Promise((resolve) => (refuse = () => resolve(undefined)));
      await page.route('**/graphql', async (route) => {
        await refused;
        await route.abort();
      });
      await expect.poll(() => up.click().then(score)).toBe('0');
      refuse();
      await expect.poll(score).toBe('1');
      expect(await own(page, 'Root 1.', '.actions').getByRole('alert').innerText()).toContain('cannot be reached');
      await page.unroute('**/graphql');
      await server.app.db.prisma.comment.updateMany({ where: { body: 'Root 1.' }, data: { body: `Voted.` } });
    });

    it('comments once, with one key, where the connection is lost', async () => {
      let lost = 0;
      await page.route('**/graphql', async (route) => {
        if (operationOf(route) !== 'AddComment' || lost > 0) return route.continue();
        lost += 1;
        // The API has it, and the page does not know.
        await route.fetch();
        return route.abort();
      });
      await page.getByLabel('Your comment').fill('Said from the page.');
      await page.getByRole('button', { name: 'Comment', exact: true }).click();
      await comment(page, 'Said from the page.').waitFor();
      await page.getByText('Your comment is there.').waitFor();
      await page.unroute('**/graphql');
      expect(askedFor('AddComment').map(({ variables }) => variables['idempotencyKey'])).toEqual([
        expect.stringMatching(/^[0-9a-f]{32}$/),
        askedFor('AddComment')[0]?.variables['idempotencyKey'],
      ]);
      const authorId = decodeId('User', reader.id);
      expect(await server.app.db.prisma.comment.count({ where: { authorId } })).toBe(1);
      expect(await comment(page, 'Said from the page.').count()).toBe(1);
    });

    it('answers, edits and deletes', async () => {
      await own(page, 'Said from the page.', '.actions')
        .getByRole('button', { name: /^Reply/ })
        .click();
      await page.getByLabel('Your reply').fill('An answer to myself.');
      await fits();
      await page.getByRole('button', { name: 'Reply', exact: true }).click();
      await comment(page, 'An answer to myself.').waitFor();

      await own(page, 'Said from the page.', '.actions').getByRole('button', { name: /^Edit/ }).click();
      await page.locator('.comment').getByLabel('Your comment').fill('Said better.');
      await page.getByRole('button', { name: 'Save' }).click();
      await comment(page, 'Said better.').waitFor();

      await own(page, 'Said better.', '.actions')
        .getByRole('button', { name: /^Delete/ })
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('Deleted by its author.').waitFor();
      await comment(page, 'An answer to myself.').waitFor();
      expect(await page.getByText('Said better.').count()).toBe(0);
    });

    it('reports a comment', async () => {
      await own(page, 'Root 2.', '.actions')
        .getByRole('button', { name: /^Report/ })
        .click();
      const dialog = page.getByRole('dialog', { name: 'Report this comment' });
      await dialog.getByLabel('What is wrong with it?').selectOption('ABUSE');
      await dialog.getByLabel('For the moderators').fill('Rude.');
      await fits();
      await dialog.getByRole('button', { name: 'Report' }).click();
      await page.getByText('Thank you: the moderators will look at it.').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('hears what others do, and says so where it cannot', async () => {
      await page.getByText('Live', { exact: true }).waitFor();
      const added = await createComment(server.client, { post, body: 'News.' });
      const view = {
        __typename: 'Comment',
        ...{ id: added.id, depth: 0, body: 'News.', state: 'VISIBLE', version: 1, replyCount: 0 },
        ...{ upvotes: 0, downvotes: 0, score: 0, viewerVote: null, editedAt: null, parent: null },
        createdAt: added.createdAt,
        author: { __typename: 'User', id: writer.id, handle: writer.handle, displayName: writer.handle },
        post: { __typename: 'Post', id: post.id, commentCount: added.post.commentCount },
        anyReply: { __typename: 'CommentConnection', nodes: [] },
      };
      socket.tell('CommentAdded', { commentAdded: view });
      await page.getByRole('button', { name: '1 new comment' }).waitFor();
      expect(await comment(page, 'News.').count()).toBe(0);
      await page.getByRole('button', { name: '1 new comment' }).click();
      await comment(page, 'News.').waitFor();
      const { depth: _, createdAt: __, viewerVote: ___, post: ____, anyReply: _____, parent: ______, ...rest } = view;
      socket.tell('CommentChanged', { commentChanged: { ...rest, body: 'News, corrected.', score: 7, upvotes: 7 } });
      await comment(page, 'News, corrected.').waitFor();
      expect(await own(page, 'News, corrected.', '.actions').getByLabel('Score').innerText()).toBe('7');

      socket.cut();
      await page.getByText('Not live').waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Load what came meanwhile' }).click();
      // What is true is what the API says.
      await comment(page, 'News.').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Load what came meanwhile' }).count()).toBe(0);
    });

    it('tells what there is to read for its author', async () => {
      await createComment(server.client, {
        post,
        author: reader,
        body: `I agree with what @${writer.handle} says about the order of long threads.`,
      });
      await worker.settle();
      const other = await open({ viewport, colorScheme: 'dark' }, writer);
      await other.page.goto(`${server.url}/app`);
      await other.page.getByRole('link', { name: 'Notifications, 2 unread' }).click();
      await other.page
        .getByRole('link', { name: `@${reader.handle} commented on a post of yours` })
        .first()
        .click();
      await other.page.getByRole('heading', { name: `A comment on ${title}` }).waitFor();
      await fits(other.page);
      await other.page.getByRole('link', { name: 'Notifications, 1 unread' }).waitFor();
      await other.page.goBack();
      await other.page.getByText(`@${reader.handle} mentioned you`).waitFor();
      await other.page.getByRole('button', { name: 'Mark all as read' }).click();
      await other.page.getByRole('link', { name: 'Notifications, 0 unread' }).waitFor();
      await fits(other.page);
      await other.page.context().close();
    });

    it('lets moderators decide on what they have seen, and shows the log', async () => {
      const moderator = await createStaff(server, 'MODERATOR');
      const desk = await open({ viewport }, moderator);
      await desk.page.goto(`${server.url}/app`);
      await desk.page.getByRole('link', { name: 'Desk' }).click();
      const item = desk.page.locator('article.item');
      await item.getByText('Rude.').waitFor();
      expect(await desk.page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0);
      await fits(desk.page);

      const { id } = await server.app.db.prisma.comment.findFirstOrThrow({ where: { body: 'Root 2.' } });
      await server.app.db.prisma.comment.updateMany({ where: { id }, data: { version: 2, body: 'Rewritten.' } });
      await item.getByRole('button', { name: 'Remove' }).click();
      await desk.page.getByRole('alert').getByText('That comment changed while you looked at it').waitFor();
      await item.getByText('Rewritten.').waitFor();
      await item.getByLabel('Reason').fill('Rule 1.');
      await item.getByRole('button', { name: 'Remove' }).click();
      await desk.page.getByText('Nothing waits here.').waitFor();
      await desk.page.getByRole('heading', { name: '0 flagged' }).waitFor();

      await desk.page.getByRole('link', { name: 'Log' }).click();
      await desk.page.getByText(`@${moderator.handle} removed a comment`).first().waitFor();
      await desk.page.getByText('visible → removed · “Rule 1.”').first().waitFor();
      await fits(desk.page);
      expect((await server.app.db.prisma.comment.findFirstOrThrow({ where: { id } })).state).toBe('REMOVED');
      await desk.page.context().close();
    });

    it('lets administrators replay what could not be delivered or done', async () => {
      await worker.stop();
      const { prisma } = server.app.db;
      const admin = await createStaff(server, 'ADMIN');
      const { data } = await server.client.raw<{ createWebhookEndpoint: { endpoint: { id: string } } }>(
        `mutation { createWebhookEndpoint(input: { url: "https://example.org/${viewport.width}", eventTypes: ["webhook.test"] }) { endpoint { id } } }`,
        {},
        { token: admin.token },
      );
      const { id } = data.createWebhookEndpoint.endpoint;
      await server.client.raw(
        'mutation ($id: ID!) { sendTestWebhook(endpointId: $id) { delivery { id } } }',
        { id },
        { token: admin.token },
      );
      const endpointId = decodeId('WebhookEndpoint', id);
      await prisma.webhookDelivery.updateMany({
        where: { endpointId },
        data: { status: 'DEAD', nextAttemptAt: null, dueAt: null, settledAt: new Date(), attemptCount: 9 },
      });
      const [now, job] = [new Date(), `a job of ${viewport.width}`];
      const letter = { id: uuid(), job, payload: {}, failures: [{ at: now.toISOString(), error: 'It broke.' }] };
      await prisma.deadLetter.create({ data: { ...letter, createdAt: now, diedAt: now } });

      const desk = await open({ viewport }, admin);
      await desk.page.goto(`${server.url}/app`);
      await desk.page.getByRole('link', { name: 'Desk' }).click();
      await desk.page.getByRole('link', { name: 'Webhooks' }).click();
      const dead = desk.page.getByRole('region', { name: 'Dead deliveries' }).getByRole('listitem');
      await dead
        .filter({ hasText: `https://example.org/${viewport.width}` })
        .getByRole('button', { name: 'Replay' })
        .click();
      await dead.getByText('on its way').waitFor();
      expect(await prisma.webhookDelivery.findFirst({ where: { endpointId } })).toMatchObject({ status: 'PENDING' });
      await fits(desk.page);

      await desk.page.getByRole('link', { name: 'Dead jobs' }).click();
      const letters = desk.page.getByRole('listitem').filter({ hasText: job });
      await letters.getByRole('button', { name: 'Replay' }).click();
      await letters.getByText('Replayed just now').waitFor();
      expect((await prisma.deadLetter.findUnique({ where: { id: letter.id } }))?.replayedAt).not.toBeNull();
      await fits(desk.page);
      await desk.page.context().close();
      await prisma.outboxJob.deleteMany({ where: { job } });
    });

    it('signs out by itself where the token is no longer good', async () => {
      await page.evaluate(() => {
        sessionStorage.setItem('parley:token', 'x.y.z');
      });
      await page.reload();
      await page.getByText('Your session has ended: sign in again.').waitFor();
      await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor();
      await comment(page, 'Voted.').waitFor();
    });
  });

  it('took everything from this server, against no policy, without a fault', () => {
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the page at /app', () => {
  it('is served at every path of its own, under a strict policy, and its files for long', async () => {
    for (const path of ['/app', '/app/', '/app/posts/x', '/app/desk/log']) {
      const { status, headers } = await fetch(server.url + path);
      expect(status, path).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'",
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
    }
    const html = await (await fetch(`${server.url}/app`)).text();
    const [script = ''] = /\/app\/assets\/index-[^"]+\.js/.exec(html) ?? [];
    const { status, headers } = await fetch(server.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('br');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of ['/app/assets/gone.js', '/app/assets/..%2f..%2f..%2fpackage.json', '/apple'])
      expect((await fetch(server.url + path)).status, path).toBe(404);
  });

  it('is not there where it is turned off', async () => {
    const plain = await startServer(await testEnvironment({ WEB_APP: 'false' }));
    expect((await fetch(`${plain.url}/app`)).status).toBe(404);
    await plain.close();
  });
});

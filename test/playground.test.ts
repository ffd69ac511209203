import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../prisma/seed.ts';
import { startServer, testEnvironment, useServer } from './support/app.ts';
import { browserPath, launchBrowser, whyNoBrowser } from './support/browser.ts';
import { createComment, createPost } from './support/factories.ts';
import { useWorker } from './support/worker.ts';

const server = useServer();
const worker = useWorker(server);

describe.skipIf(browserPath === undefined)(`the playground in a browser${whyNoBrowser}`, () => {
  let browser: Browser;
  let page: Page;
  const outside: string[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    await seed(server.app.db);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url)) outside.push(request.url());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    await page.goto(`${server.url}/graphql`);
  });
  afterAll(() => browser.close());

  const run = async () => {
    await page.getByRole('button', { name: /execute query/i }).click();
  };
  // The editor breaks lines and writes spaces in its own way.
  const answer = async () => (await page.locator('.graphiql-response').innerText()).replaceAll(/\s+/g, ' ');

  it('runs the thread query of its first tab and shows the answer', async () => {
    await run();
    await expect.poll(answer, { timeout: 15_000 }).toContain('"By BEST: what is good and well attested');
  });

  it('shows the documentation of the schema', async () => {
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    const explorer = page.locator('.graphiql-doc-explorer');
    await explorer.getByText('Query', { exact: true }).first().click();
    await expect.poll(() => explorer.innerText(), { timeout: 15_000 }).toContain('searchComments');
  });

  it('signs in, and sends the token from then on', async () => {
    await page
      .getByRole('button', { name: /sign in/i })
      .first()
      .click();
    const panel = page.locator('.sign-in');
    await panel.getByLabel('Handle').fill('alice');
    await panel.getByLabel('Password').fill('wrong password');
    await panel.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => panel.getByRole('status').innerText()).toBe('The handle or the password is wrong.');
    await panel.getByLabel('Password').fill('parley-demo');
    await panel.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => panel.getByRole('status').innerText()).toBe('Signed in as alice.');
    await page.getByRole('tab', { name: 'Viewer' }).click();
    await run();
    await expect.poll(answer, { timeout: 15_000 }).toContain('"handle": "alice"');
  });

  it('runs a subscription', async () => {
    worker.start();
    const post = await createPost(server.client);
    await page.getByRole('tab', { name: 'Added' }).click();
    const variables = page.locator('.graphiql-editor-tool .monaco-editor').first();
    await variables.click();
    await page.keyboard.insertText(JSON.stringify({ postId: post.id }));
    await run();
    // Nothing tells the page that the subscription has begun.
    await expect
      .poll(
        async () => {
          await createComment(server.client, { post, body: 'Seen in the playground' });
          return await answer();
        },
        { timeout: 15_000, interval: 500 },
      )
      .toContain('Seen in the playground');
  });

  it('took everything from this server, without a fault', () => {
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
  });
});

it('is not there where it is turned off, nor is introspection', async () => {
  const plain = await startServer(await testEnvironment({ PLAYGROUND: 'false', INTROSPECTION: 'false' }));
  const response = await fetch(`${plain.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(response.status).toBe(400);
  expect((await fetch(`${plain.url}/playground/playground.js`)).status).toBe(404);
  expect(await plain.client.raw('{ __schema { types { name } } }')).toMatchObject({ status: 400 });
  await plain.close();
});

it('where introspection is turned off, no error suggests a name of the schema either', async () => {
  const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { token } }';
  const asked = [
    { query: '{ postz(first: 1) { nodes { id } } }' },
    { query: signUp, variables: { input: { handl: 'a', handle: 'a', password: 'b' } } },
    { query: 'subscription ($postId: ID!) { commentAded(postId: $postId) { id } }', variables: { postId: 'x' } },
  ];
  for (const [introspection, suggests] of [
    ['true', true],
    ['false', false],
  ] as const) {
    const server = await startServer(await testEnvironment({ INTROSPECTION: introspection }));
    for (const operation of asked) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: operation.query.startsWith('subscription') ? 'text/event-stream' : 'application/json',
        },
        body: JSON.stringify(operation),
      });
      const said = await response.text();
      expect(said).toMatch(/"message":"(Cannot query field|Variable)/);
      expect([operation.query, said.includes('Did you mean')]).toEqual([operation.query, suggests]);
    }
    await server.close();
  }
});

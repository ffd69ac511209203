import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './support/app.ts';
import { browserPath, launchBrowser, whyNoBrowser } from './support/browser.ts';
import { createPerson, createStaff, password, type Person } from './support/factories.ts';

const server = useServer();
let admin: Person;
let moderator: Person;
beforeAll(async () => {
  admin = await createStaff(server, 'ADMIN');
  moderator = await createStaff(server, 'MODERATOR');
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(server.url + path, { method, headers });
const bearer = ({ token }: Person) => ({ authorization: `Bearer ${token}` });

describe('the view on the queues', () => {
  it('is for administrators only, each file and each call of it', async () => {
    const person = await createPerson(server.client);
    for (const path of [
      '/admin/queues',
      '/admin/queues/',
      '/admin/queues/api/queues',
      '/admin/queues/static/css/main.css',
    ]) {
      expect((await ask(path)).status, path).toBe(401);
      expect((await ask(path, bearer(person))).status, path).toBe(403);
      expect((await ask(path, bearer(moderator))).status, path).toBe(403);
      expect((await ask(path, { cookie: `parley_admin=${moderator.token}` })).status, path).toBe(403);
      expect((await ask(path, { cookie: 'parley_admin=nonsense' })).status, path).toBe(401);
    }
    const answer = await ask('/admin/queues/api/queues', bearer(admin));
    expect(answer.status).toBe(200);
    const { queues } = (await answer.json()) as { queues: { name: string; readOnlyMode: boolean }[] };
    expect(queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ['jobs', true],
      ['live', true],
      ['mail', true],
      ['spam', true],
      ['webhooks', true],
      ['webhooks-slow', true],
    ]);
  });

  it('gives its cookie to administrators only, and only for these pages', async () => {
    expect((await ask('/admin/session', {}, 'POST')).status).toBe(401);
    expect((await ask('/admin/session', bearer(moderator), 'POST')).status).toBe(403);
    const { status, headers } = await ask('/admin/session', bearer(admin), 'POST');
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(/^parley_admin=.*; Path=\/admin; HttpOnly; SameSite=Strict$/);
    const viewer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: headers.get('set-cookie')?.split(';', 1)[0] ?? '' },
      body: JSON.stringify({ query: '{ viewer { handle } }' }),
    });
    expect(await viewer.json()).toEqual({ data: { viewer: null } });
  });

  it('changes nothing', async () => {
    for (const action of ['clean/failed', 'empty', 'pause', 'retry/failed'])
      expect((await ask(`/admin/queues/api/queues/jobs/${action}`, bearer(admin), 'PUT')).ok, action).toBe(false);
  });
});

describe.skipIf(browserPath === undefined)(`the view on the queues in a browser${whyNoBrowser}`, () => {
  let browser: Browser;
  let page: Page;
  const outside: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    page = await (await browser.newContext()).newPage();
    page.on('response', (response) => {
      if (/^https?:/.test(response.url()) && !response.url().startsWith(server.url)) outside.push(response.url());
    });
    await page.goto(`${server.url}/admin/queues`);
  });
  afterAll(() => browser.close());

  const signIn = async (handle: string, word: string) => {
    await page.getByLabel('Handle').fill(handle);
    await page.getByLabel('Password').fill(word);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  it('asks who one is, tells what is wrong, and shows the queues', async () => {
    await signIn(admin.handle, 'wrong password');
    await expect.poll(() => page.getByRole('alert').innerText()).toBe('The handle or the password is wrong.');
    await signIn(admin.handle, password);
    await expect.poll(() => page.locator('body').innerText(), { timeout: 15_000 }).toContain('webhooks-slow');
    expect(outside).toEqual([]);
  });

  it('turns moderators away', async () => {
    await signIn(moderator.handle, password);
    await expect.poll(() => page.getByRole('alert').innerText()).toBe('This is for administrators.');
  });
});

import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { useServer } from './support/app.ts';

const server = useServer({ LOG_LEVEL: 'silent' });

/** What GraphQL over HTTP asks of a server, each MUST, SHOULD and MAY. */
const audits = serverAudits({
  url: () => `${server.url}/graphql`,
  // What a page of another site could not send without the browser asking first.
  fetchFn: (url: string, options: RequestInit = {}) =>
    fetch(url, { ...options, headers: { ...(options.headers as object), 'apollo-require-preflight': 'true' } }),
});

it.each(audits)('$id $name', async ({ id, name, fn }) => {
  const { response: _response, ...result } = { response: null, ...(await fn()) };
  expect(result).toEqual({ id, name, status: 'ok' });
});

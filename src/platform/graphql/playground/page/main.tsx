import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createClient } from 'graphql-ws';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { EXAMPLES } from './examples.ts';
import './page.css';
import { SIGN_IN_PLUGIN, storedToken } from './sign-in.tsx';

const workers: Record<string, string> = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) =>
      new Worker(`/playground/${workers[label] ?? 'editor.worker.js'}`, { type: 'module' }),
  },
});

/** Opened with the first subscription and closed with the last, so that the next one goes with the token of that moment. */
const wsClient = createClient({
  url: `${location.protocol.replace('http', 'ws')}//${location.host}/graphql`,
  connectionParams: () => {
    const token = storedToken();
    return token ? { authorization: `Bearer ${token}` } : {};
  },
});

const send = createGraphiQLFetcher({
  wsClient,
  url: '/graphql',
  fetch: (url, init = {}) => {
    const headers = new Headers(init.headers);
    const token = storedToken();
    if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  },
});

/** Right after a change of tabs GraphiQL still names the operation of the tab before. */
const fetcher: typeof send = ({ operationName, ...params }, options) => {
  const isThere = operationName != null && new RegExp(`\\b${operationName}\\b`).test(params.query);
  return send(isThere ? { ...params, operationName } : params, options);
};

const root = document.getElementById('playground');
if (root)
  createRoot(root).render(
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={EXAMPLES.map((query) => ({ query }))}
      plugins={[HISTORY_PLUGIN, SIGN_IN_PLUGIN]}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>
        <strong>Parley</strong>
      </GraphiQL.Logo>
    </GraphiQL>,
  );

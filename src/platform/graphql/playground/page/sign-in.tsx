import type { GraphiQLPlugin } from '@graphiql/react';
import { useState, type SubmitEvent } from 'react';

const KEY = 'parley:token';

/** The token that goes with every request; empty for nobody. */
export const storedToken = (): string => localStorage.getItem(KEY) ?? '';

async function fetchToken(handle: string, password: string): Promise<string> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
      variables: { input: { handle, password } },
    }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { signIn: { token: string } };
    errors?: { message: string }[];
  };
  if (!data) throw new Error(errors?.[0]?.message ?? 'The server gave no answer.');
  return data.signIn.token;
}

function SignIn() {
  const [token, setToken] = useState(storedToken);
  const [status, setStatus] = useState(token ? 'A token goes with every request.' : 'Nobody is signed in.');

  const keep = (value: string, message: string) => {
    if (value) localStorage.setItem(KEY, value);
    else localStorage.removeItem(KEY);
    setToken(value);
    setStatus(message);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [handle, password] = [form.get('handle') as string, form.get('password') as string];
    fetchToken(handle, password).then(
      (value) => {
        keep(value, `Signed in as ${handle}.`);
      },
      (error: unknown) => {
        setStatus((error as Error).message);
      },
    );
  };

  return (
    <div className="sign-in">
      <div className="graphiql-doc-explorer-title">Sign in</div>
      <p>Sends a token with every request of this page.</p>
      <form onSubmit={submit}>
        <label>
          Handle
          <input name="handle" autoComplete="username" required />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="graphiql-button">
          Sign in
        </button>
        <label>
          Token
          <textarea
            name="token"
            rows={6}
            spellCheck={false}
            value={token}
            placeholder="Or put a token here"
            onChange={({ target }) => {
              keep(target.value.trim(), 'A token goes with every request.');
            }}
          />
        </label>
        <button
          type="button"
          className="graphiql-button"
          onClick={() => {
            keep('', 'Nobody is signed in.');
          }}
        >
          Sign out
        </button>
        <div role="status">{status}</div>
      </form>
    </div>
  );
}

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <circle cx="12" cy="8" r="4" />
    <path d="M4 21c0-4.4 3.6-7 8-7s8 2.6 8 7" />
  </svg>
);

export const SIGN_IN_PLUGIN: GraphiQLPlugin = { title: 'Sign in', icon: Icon, content: SignIn };

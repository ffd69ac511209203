export const signInPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Parley – administrators</title>
    <link rel="icon" href="data:," />
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 100vh; margin: 0; }
      form { display: grid; gap: 0.75rem; width: min(20rem, 90vw); }
      label { display: grid; }
      input, button { font: inherit; padding: 0.4rem; }
      [role='alert'] { color: #b00020; min-height: 1.5em; margin: 0; }
    </style>
  </head>
  <body>
    <form>
      <h1>For administrators</h1>
      <label>Handle <input name="handle" autocomplete="username" /></label>
      <label>Password <input name="password" type="password" autocomplete="current-password" /></label>
      <details>
        <summary>Sign in with a token</summary>
        <label>Token of your identity provider <input name="token" type="password" autocomplete="off" /></label>
      </details>
      <button>Sign in</button>
      <p role="alert"></p>
    </form>
    <script src="/admin/sign-in.js"></script>
  </body>
</html>`;

/** Signs in through the API, with its limits, and exchanges the token for a cookie of these pages. */
export const script = `
const form = document.querySelector('form');
const say = (text) => { document.querySelector('[role=alert]').textContent = text; };
const query = 'mutation ($handle: String!, $password: String!) { signIn(input: { handle: $handle, password: $password }) { token } }';
async function findToken({ handle, password, token }) {
  if (token) return token;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { handle, password } }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data.signIn.token;
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  say('');
  try {
    const token = await findToken(Object.fromEntries(new FormData(form)));
    const response = await fetch('/admin/session', { method: 'POST', headers: { authorization: 'Bearer ' + token } });
    if (!response.ok) throw new Error((await response.json()).error);
    location.reload();
  } catch (error) {
    say(error.message);
  }
});
`;

import { useMutation } from '@apollo/client/react';
import { Field } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { Link, navigate } from '../router.tsx';
import { SignIn as SignInDocument } from './documents.ts';
import { signInWith } from './session.ts';

export function SignIn() {
  const [signIn, { loading, error }] = useMutation(SignInDocument);
  const submit = async (form: FormData) => {
    const input = { handle: textOf(form, 'handle'), password: textOf(form, 'password') };
    const { data } = await signIn({ variables: { input } });
    if (!data) return;
    await signInWith(data.signIn.token);
    navigate('/');
  };
  return (
    <section className="narrow">
      <title>Sign in – Parley</title>
      <h1>Sign in</h1>
      <Form action="Sign in" onSubmit={submit} busy={loading} error={error}>
        <Field label="Handle" name="handle" autoComplete="username" required />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      </Form>
      <p>
        New here? <Link to="/sign-up">Sign up</Link>
      </p>
    </section>
  );
}

import { useMutation } from '@apollo/client/react';
import { Field } from '../ui/field.tsx';
import { Form, textOf } from '../ui/form.tsx';
import { Link, navigate } from '../router.tsx';
import { SignUp as SignUpDocument } from './documents.ts';
import { signInWith } from './session.ts';

export function SignUp() {
  const [signUp, { loading, error }] = useMutation(SignUpDocument);
  const submit = async (form: FormData) => {
    const input = {
      handle: textOf(form, 'handle'),
      displayName: textOf(form, 'displayName'),
      email: textOf(form, 'email'),
      password: textOf(form, 'password'),
    };
    const { data } = await signUp({ variables: { input } });
    if (!data) return;
    await signInWith(data.signUp.token);
    navigate('/');
  };
  return (
    <section className="narrow">
      <title>Sign up – Parley</title>
      <h1>Sign up</h1>
      <Form action="Sign up" onSubmit={submit} busy={loading} error={error}>
        <Field
          label="Handle"
          hint="2 to 32 of the characters a-z, 0-9 and _"
          name="handle"
          autoComplete="username"
          pattern="[a-z0-9_]{2,32}"
          required
        />
        <Field label="Name" name="displayName" autoComplete="name" maxLength={64} required />
        <Field label="E-mail" hint="Never shown to anyone" name="email" type="email" autoComplete="email" required />
        <Field
          label="Password"
          hint="At least 8 characters"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          maxLength={256}
          required
        />
      </Form>
      <p>
        Been here before? <Link to="/sign-in">Sign in</Link>
      </p>
    </section>
  );
}

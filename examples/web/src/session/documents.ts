import { graphql } from '../generated/index.ts';

export const Viewer = graphql(`
  query Viewer {
    viewer {
      id
      handle
      displayName
      role
      suspendedUntil
    }
  }
`);

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      token
    }
  }
`);

export const SignUp = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      token
    }
  }
`);

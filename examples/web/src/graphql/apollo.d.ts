import '@apollo/client';

/** The defaults of client.ts, for the types of what `useMutation` gives back. */
declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface Mutate {
        errorPolicy: 'all';
      }
    }
  }
}

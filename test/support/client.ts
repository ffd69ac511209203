import type { TypedDocumentString } from '../generated/graphql.ts';

export interface GraphQLFault {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; field?: string; retryAfterMs?: number; requestId?: string };
}

export interface Answer<Data> {
  status: number;
  headers: Headers;
  data: Data;
  errors: GraphQLFault[];
  /** The code of the only error; undefined where there is none. */
  code: string | undefined;
}

export interface CallOptions {
  token?: string;
  headers?: Record<string, string>;
}

export type Client = ReturnType<typeof createClient>;

/** A GraphQL client over HTTP, typed by its documents. */
export function createClient(url: string) {
  async function send<Data>(body: string | Buffer, { token, headers = {} }: CallOptions = {}): Promise<Answer<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body as BodyInit,
    });
    const answer = (await response.json()) as { data: Data; errors?: GraphQLFault[] };
    const errors = answer.errors ?? [];
    return {
      status: response.status,
      headers: response.headers,
      data: answer.data,
      errors,
      code: errors[0]?.extensions.code,
    };
  }
  const post = <Data>(query: string, variables: object, options?: CallOptions) =>
    send<Data>(JSON.stringify({ query, variables }), options);

  return {
    send,
    /** Runs text that no type describes. */
    raw: <Data = Record<string, unknown>>(query: string, variables: object = {}, options?: CallOptions) =>
      post<Data>(query, variables, options),
    /** Runs a typed document and returns whatever came. */
    call: <Data, Variables extends object>(
      document: TypedDocumentString<Data, Variables>,
      variables: Variables,
      options?: CallOptions,
    ) => post<Data>(document.toString(), variables, options),
    /** Runs a typed document that must succeed. */
    async ask<Data, Variables extends object>(
      document: TypedDocumentString<Data, Variables>,
      variables: Variables,
      token?: string,
    ): Promise<Data> {
      const { data, errors } = await post<Data>(document.toString(), variables, token === undefined ? {} : { token });
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}

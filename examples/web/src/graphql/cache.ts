import { InMemoryCache, type FieldPolicy, type Reference } from '@apollo/client';

/** A connection of the API as it is kept: the pages that were read so far, in one list. */
interface List {
  nodes: Reference[];
  pageInfo: Reference | object;
}

/** A page that was asked for with `after` goes on with the list, and one without begins it anew. */
const pages = (keyArgs: NonNullable<FieldPolicy['keyArgs']>): FieldPolicy<List> => ({
  keyArgs,
  merge(known, page, { args }) {
    if (!known || args?.['after'] == null) return page;
    // What came in between by itself may be on the next page once more.
    const there = new Set(known.nodes.map((node) => node.__ref));
    return { ...page, nodes: [...known.nodes, ...page.nodes.filter((node) => !there.has(node.__ref))] };
  },
});

/** One object a thing: a comment that changes anywhere changes wherever it is shown. */
export const cache = new InMemoryCache({
  typePolicies: {
    Query: {
      fields: {
        // This page asks by id for comments only, and finds those that it has.
        node: {
          read: (_, { args, toReference }) => toReference({ __typename: 'Comment', id: args?.['id'] as string }),
        },
        posts: pages([]),
        notifications: pages([]),
        moderationQueue: pages(['queue']),
        moderationLog: pages([]),
        webhookEndpoints: pages([]),
        webhookDeliveries: pages(['filter']),
        deadJobs: pages([]),
      },
    },
    Post: { fields: { comments: pages(['sort']) } },
    Comment: {
      fields: {
        // `first: 1` asks whether there is one at all (`anyReply`), which is not the list that is read.
        replies: pages((args) => (args?.['first'] === 1 ? 'any' : ['sort'])),
      },
    },
    ModerationItem: { keyFields: ['comment', ['id']] },
  },
});

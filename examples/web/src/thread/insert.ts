import { type ApolloCache, type Reference } from '@apollo/client';

interface Placed {
  __typename?: 'Comment' | undefined;
  id: string;
  post: { id: string };
  parent: { id: string } | null;
}

/** Puts a comment, which the cache has, on top of the list that it belongs to, where that was read. Twice is once. */
export function insert(cache: ApolloCache, { id, post, parent }: Placed): void {
  const ref = { __ref: cache.identify({ __typename: 'Comment', id }) ?? '' };
  const prepend = (list: { nodes: Reference[] }) =>
    list.nodes.some(({ __ref }) => __ref === ref.__ref) ? list : { ...list, nodes: [ref, ...list.nodes] };
  const owner = parent ? { __typename: 'Comment', ...parent } : { __typename: 'Post', ...post };
  const field = parent ? 'replies' : 'comments';
  // The name of the field stands for every order of it that was read.
  cache.modify<Record<string, { nodes: Reference[] }>>({
    id: cache.identify(owner) ?? '',
    fields: { [field]: (list) => prepend(list as { nodes: Reference[] }) },
  });
}

import type { PostResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const Post: Pick<
  PostResolvers,
  'author' | 'body' | 'commentCount' | 'createdAt' | 'id' | 'locked' | 'sourceId' | 'title' | '__isTypeOf'
> = {
  id: ({ id }) => encodeId('Post', id),
};

import type { QueryResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';

export const post: NonNullable<QueryResolvers['post']> = (_parent, { id }, { loaders }) =>
  loaders.posts.byId.load(decodeId('Post', id));

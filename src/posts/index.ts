/**
 * Posts: what people talk about. A post knows how many of its comments everyone can see; the comments tell it.
 */
export { createPosts, type Posts } from './service.ts';
export { createPostLoaders, type PostLoaders } from './loaders.ts';
export { addToCommentCount, type PostRow } from './repository.ts';

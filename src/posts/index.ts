/**
 * Posts: what people talk about. A post knows how many of its comments everyone can see; the comments tell it.
 */
export { createPosts, type Posts } from './service.ts';
export { erasePostsOf } from './erase.ts';
export { createPostLoaders, type PostLoaders } from './loaders.ts';
export { addToCommentCount, lockPost, setLocked, type PostRow } from './repository.ts';

export type { PostRow as PostMapper } from './repository.ts';

export type { CommentRow as CommentMapper } from './repository.ts';

import type { Position, ValueKind } from '../platform/graphql/connection.ts';
import type { CommentRow } from './repository.ts';

export type CommentSort = 'NEW' | 'OLD' | 'TOP' | 'BEST' | 'HOT' | 'CONTROVERSIAL';

interface Order {
  /** The stored column behind the index of this order. */
  column: string;
  direction: 'ASC' | 'DESC';
  kind: ValueKind;
  sqlType: 'timestamptz' | 'float8' | 'int';
  valueOf: (comment: CommentRow) => Position['value'];
}

export const ORDERS: Record<CommentSort, Order> = {
  NEW: { column: 'created_at', direction: 'DESC', kind: 'time', sqlType: 'timestamptz', valueOf: (c) => c.createdAt },
  OLD: { column: 'created_at', direction: 'ASC', kind: 'time', sqlType: 'timestamptz', valueOf: (c) => c.createdAt },
  TOP: { column: 'score', direction: 'DESC', kind: 'integer', sqlType: 'int', valueOf: (c) => c.score },
  BEST: { column: 'best', direction: 'DESC', kind: 'number', sqlType: 'float8', valueOf: (c) => c.best },
  HOT: { column: 'hot', direction: 'DESC', kind: 'number', sqlType: 'float8', valueOf: (c) => c.hot },
  CONTROVERSIAL: {
    column: 'controversy',
    direction: 'DESC',
    kind: 'number',
    sqlType: 'float8',
    valueOf: (c) => c.controversy,
  },
};

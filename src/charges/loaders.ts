import type DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import { createPageLoader, type PageLoader } from '../platform/graphql/page-loader.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findByIds, findRefundPages, findRefunds, type ChargeRow, type RefundRow } from './repository.ts';

export interface ChargeLoaders {
  byId: DataLoader<string, ChargeRow | null>;
  refunds: DataLoader<string, RefundRow | null>;
  /** Of a charge, the newest first. */
  refundsOf: PageLoader<string, RefundRow>;
}

export const createChargeLoaders = (sql: Sql): ChargeLoaders => ({
  byId: createRowLoader((ids) => findByIds(sql, ids)),
  refunds: createRowLoader((ids) => findRefunds(sql, ids)),
  refundsOf: createPageLoader((batch) => findRefundPages(sql, batch)),
});

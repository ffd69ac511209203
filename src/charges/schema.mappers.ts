export type { ChargeView as ChargeMapper } from './repository.ts';
export type { RefundView as RefundMapper } from './repository.ts';
export type { Money as MoneyMapper } from './money.ts';
